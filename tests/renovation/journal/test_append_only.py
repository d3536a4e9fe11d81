"""J1: rows of the journal are only ever added, and a change made all the same is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from renovation.journal.enums import Action
from renovation.journal.models import Entry, Seal
from renovation.journal.operations import record, seal_entries
from renovation.journal.queries import chain_state

pytestmark = pytest.mark.django_db

FORBIDDEN = [
    "UPDATE journal_entry SET action = 'case.read'",
    "DELETE FROM journal_entry",
    "TRUNCATE journal_entry CASCADE",
    "UPDATE journal_seal SET hash = ''",
    "DELETE FROM journal_seal",
]


@pytest.fixture
def sealed() -> list[Entry]:
    """Three facts and their seals."""
    facts = [record(Action.CASE_READ, detail={"number": number}) for number in range(3)]
    seal_entries(now=timezone.now())
    return facts


@contextmanager
def _as_the_owner() -> Iterator[None]:
    """Somebody with the owner's password takes the trigger away, and puts it back."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("journal_entry", "journal_seal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for table in ("journal_entry", "journal_seal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_j1_the_trigger_refuses_even_the_owner(sealed: list[Entry], statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_j1_the_applications_role_has_no_grant(sealed: list[Entry], statement: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE maisonnee_app")
        cursor.execute(statement)


def test_an_untouched_journal_is_declared_whole(sealed: list[Entry]) -> None:
    said = StringIO()

    call_command("verify_journal", stdout=said)

    assert "3 faits scellés, 0 à sceller" in said.getvalue()


CHANGES = [
    "UPDATE journal_entry SET detail = '{\"number\": 7}' WHERE id = %s",
    "UPDATE journal_entry SET actor_id = gen_random_uuid() WHERE id = %s",
    "UPDATE journal_entry SET at = at - interval '1 second' WHERE id = %s",
    "UPDATE journal_entry SET ip = '10.0.0.1' WHERE id = %s",
]


@pytest.mark.parametrize("change", CHANGES)
def test_j1_a_changed_row_is_named(sealed: list[Entry], change: str) -> None:
    with _as_the_owner(), connection.cursor() as cursor:
        cursor.execute(change, [sealed[1].pk])

    with pytest.raises(CommandError, match=f"n° {sealed[1].pk} "):
        call_command("verify_journal")


def test_j1_a_row_taken_out_of_the_chain_is_noticed(sealed: list[Entry]) -> None:
    with _as_the_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_seal WHERE entry_id = %s", [sealed[1].pk])
        cursor.execute("DELETE FROM journal_entry WHERE id = %s", [sealed[1].pk])

    assert chain_state().broken_at == sealed[2].pk


def test_j1_a_chain_cut_at_its_end_is_noticed_by_its_count(sealed: list[Entry]) -> None:
    with _as_the_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_seal WHERE entry_id = %s", [sealed[2].pk])
        cursor.execute("DELETE FROM journal_entry WHERE id = %s", [sealed[2].pk])

    with pytest.raises(CommandError, match="raccourci"):
        call_command("verify_journal", at_least=3)


def test_sealing_goes_on_where_it_stopped(sealed: list[Entry]) -> None:
    record(Action.LOGOUT)

    assert [seal_entries(now=timezone.now()), seal_entries(now=timezone.now())] == [1, 0]
    assert Seal.objects.count() == chain_state().sealed == 4
