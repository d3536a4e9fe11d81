"""A file of the list: taken whole or not at all, and the reason is told."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from renovation.outbox.models import Mail
from renovation.professionals.enums import ImportState
from renovation.professionals.models import Company, DirectoryImport, DirectoryRelease, Qualification, StagedRow
from renovation.professionals.operations import accept_drop, generate_demonstration, run_import
from renovation.professionals.queries import current_release
from renovation.territories.models import Commune
from tests.factories.directory_files import NOW, as_csv, as_json, bring, packed
from tests.factories.professionals import TODAY, row


@pytest.fixture
def rows(communes: list[Commune]) -> list[dict[str, str]]:
    return [row(number, communes[number % 3]) for number in range(1, 21)]


def _content() -> set[tuple[Any, ...]]:
    """All that is shown, with PostgreSQL's own version of each row: a row written again would show."""
    found: set[tuple[Any, ...]] = set()
    with connection.cursor() as cursor:
        for model in (Company, Qualification):
            cursor.execute(f"SELECT ctid::text, one.* FROM {model._meta.db_table} one")  # noqa: S608 (our table)
            found.update(cursor.fetchall())
    return found


@pytest.mark.parametrize("shape", ["csv", "semicolons", "gz", "json", "list", "bom"])
def test_each_shape_of_file_gives_the_same_directory(rows: list[dict[str, str]], shape: str) -> None:
    content = {
        "csv": as_csv(rows),
        "semicolons": as_csv(rows).replace(b",", b";"),
        "gz": packed(as_csv(rows)),
        "json": as_json(rows),
        "list": as_json(rows).split(b'"results": ')[1][:-1],
        "bom": b"\xef\xbb\xbf" + as_csv(rows),
    }[shape]

    report = bring(content)

    assert (report.state, report.rows_read, report.rows_quarantined) == (ImportState.APPLIED, 20, 0)
    assert report.changes["companies_added"] == 20
    assert Company.objects.filter(commune__isnull=False).count() == 20
    assert not StagedRow.objects.exists()


def test_the_same_file_again_changes_nothing(rows: list[dict[str, str]]) -> None:
    bring(as_csv(rows))
    before = _content()

    again = bring(as_csv(rows))

    assert again.state == ImportState.UNCHANGED
    assert "au caractère près" in again.message
    assert _content() == before
    assert DirectoryRelease.objects.count() == 1


def test_the_same_rows_in_another_order_change_nothing(rows: list[dict[str, str]]) -> None:
    bring(as_csv(rows))
    before = _content()

    again = bring(as_json(rows[::-1]))

    assert (again.state, again.changed_anything) == (ImportState.UNCHANGED, False)
    assert _content() == before


def test_a_list_of_the_next_day_that_changes_nothing_is_dated_of_that_day(rows: list[dict[str, str]]) -> None:
    bring(as_csv(rows))

    bring(as_json(rows), on=NOW.date() + timedelta(days=1))

    release = current_release()
    assert release is not None
    assert release.data_date == NOW.date() + timedelta(days=1)


def test_only_the_difference_is_written(rows: list[dict[str, str]], communes: list[Commune]) -> None:
    bring(as_csv(rows))
    new = [*rows[1:], row(99, communes[0])]
    new[0] = new[0] | {"telephone": "03 53 01 99 99"}
    new[1] = new[1] | {"lien_date_fin": "2029-12-31"}

    report = bring(as_csv(new))

    assert report.changes == {
        "companies_added": 1,
        "companies_changed": 1,
        "companies_gone": 1,
        "added": 1,
        "changed": 1,
        "gone": 1,
    }


@pytest.mark.parametrize(
    ("cut", "reason"),
    [
        (lambda content: content[: len(content) // 2], "coupée"),
        (lambda content: content.rstrip()[:-1], "coupée"),
        (lambda content: packed(content)[:-20], "compressé"),
        (lambda content: content.replace(b"ENTREPRISE 20", b'"ENTREPRISE 20'), "guillemet"),
        (lambda content: b"", "vide"),
        (lambda content: b"   \n", "vide"),
        (lambda content: b"a,b\n1,2\n", "il manque les colonnes"),
        (lambda content: content.decode().replace("ENTREPRISE 3", "MÉNAGE").encode("latin-1"), "UTF-8"),
        (lambda content: content.replace(b"ENTREPRISE 3", b"ENTRE\x00PRISE"), "nuls"),
        (lambda content: b'{"results": [{"siret": "1"', "JSON"),
        (lambda content: b'{"error": "busy"}', "pas une liste"),
        (lambda content: b"<html><body>Erreur</body></html>", "il manque les colonnes"),
        (lambda content: b"%PDF-1.7\n\x00\x01", "il manque les colonnes"),
        (lambda content: content.splitlines(keepends=True)[0], "aucune ligne"),
    ],
)
def test_a_truncated_or_foreign_file_changes_nothing_and_says_why(
    rows: list[dict[str, str]], cut: Any, reason: str
) -> None:
    bring(as_csv(rows))
    before = _content()

    report = bring(cut(as_csv(rows)))

    assert report.state == ImportState.REFUSED
    assert reason.lower() in report.message.lower()
    assert _content() == before
    assert not StagedRow.objects.exists()


def test_a_page_saved_alone_is_not_the_whole_list(rows: list[dict[str, str]]) -> None:
    report = bring(as_json(rows, total=165_000))

    assert report.state == ImportState.REFUSED
    assert "165\N{NARROW NO-BREAK SPACE}000" in report.message


def test_rows_that_are_another_list_are_refused(rows: list[dict[str, str]]) -> None:
    report = bring(as_csv([one | {"siret": "?"} for one in rows]))

    assert report.state == ImportState.REFUSED
    assert "ne semble pas être la liste" in report.message


def test_a_drop_of_more_than_a_tenth_stops_and_tells_the_administrators(
    rows: list[dict[str, str]], administrator: Any
) -> None:
    bring(as_csv(rows))
    before = _content()

    report = bring(as_csv(rows[:17]))

    assert report.state == ImportState.STOPPED
    assert "15 % de moins" in report.message
    assert _content() == before
    mail = Mail.objects.get(recipient=administrator.email)
    assert f"/bureau/annuaire/{report.pk}/" in mail.text


def test_a_drop_of_a_tenth_is_taken(rows: list[dict[str, str]]) -> None:
    bring(as_csv(rows))

    assert bring(as_csv(rows[:18])).state == ImportState.APPLIED


def test_an_administrator_may_take_it_all_the_same(rows: list[dict[str, str]], administrator: Any) -> None:
    bring(as_csv(rows))
    stopped = bring(as_csv(rows[:10]))

    accept_drop(import_id=stopped.pk, actor_id=administrator.pk)
    report = run_import(import_id=stopped.pk, now=lambda: NOW)

    assert report.state == ImportState.APPLIED
    assert Company.objects.listed().count() == 10


def test_a_stopped_list_cannot_be_accepted_once_another_came(rows: list[dict[str, str]], administrator: Any) -> None:
    bring(as_csv(rows))
    stopped = bring(as_csv(rows[:10]))
    bring(as_csv(rows[:19]))

    accept_drop(import_id=stopped.pk, actor_id=administrator.pk)

    assert Company.objects.listed().count() == 19
    assert DirectoryImport.objects.get(pk=stopped.pk).state == ImportState.REFUSED


def test_the_true_list_takes_the_place_of_the_demonstration(
    rows: list[dict[str, str]], communes: list[Commune]
) -> None:
    generate_demonstration(communes=communes, seed=1, on=TODAY, companies=200)

    report = bring(as_csv(rows))

    assert report.state == ImportState.APPLIED
    assert Company.objects.count() == 20


def test_the_null_rates_are_reported(rows: list[dict[str, str]]) -> None:
    report = bring(as_csv([one | {"email": ""} for one in rows[:10]] + rows[10:]))

    assert (report.null_rates["email"], report.null_rates["latitude"]) == (50.0, 100.0)


def test_the_command_imports_a_file_and_tells_what_it_did(
    rows: list[dict[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rge.csv.gz"
    file.write_bytes(packed(as_csv(rows)))

    call_command("import_rge", str(file))

    assert "20 lignes lues" in capsys.readouterr().out


def test_the_command_fails_with_the_reason(rows: list[dict[str, str]], tmp_path: Path) -> None:
    file = tmp_path / "rge.csv"
    file.write_bytes(as_csv(rows)[:500])

    with pytest.raises(CommandError, match="coupée"):
        call_command("import_rge", str(file))

    assert not Company.objects.exists()
