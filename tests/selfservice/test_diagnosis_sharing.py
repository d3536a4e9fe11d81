"""Showing one's result to somebody else: to read only, taken back at any time."""

from datetime import timedelta

import time_machine
from django.test import Client

from renovation.diagnosis.models import SelfDiagnosis
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from tests.selfservice.conftest import NOW
from tests.selfservice.stories import answer_all, answer_fast

SHARE = "/diagnostic/partage/"


def shared_link(client: Client) -> str:
    """The address of the read-only link, made now."""
    answer_all(client)
    client.post(SHARE)
    link: str = client.get(SHARE).context["link"]
    return link.removeprefix("http://besancon.localhost")


def test_whoever_has_the_link_reads_the_result(started: Client) -> None:
    page = Client().get(shared_link(started))

    assert page.status_code == 200
    assert "partagée avec vous" in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_whoever_has_the_link_changes_nothing(started: Client) -> None:
    link, reader = shared_link(started), Client()

    page = reader.get(link).content.decode()

    assert "/diagnostic/question/" not in page
    assert reader.post("/diagnostic/question/sides/", {"sides": "1"}).status_code == 404
    assert reader.post(link).status_code == 405


def test_the_shared_link_is_not_the_secret_that_opens_the_answers(started: Client) -> None:
    token = shared_link(started).rstrip("/").split("/")[-1]

    assert Client().get(f"/diagnostic/reprendre/{token}/").status_code == 404
    assert token not in str(SelfDiagnosis.objects.values().get())


def test_a_link_taken_back_opens_nothing(started: Client) -> None:
    link = shared_link(started)

    started.post(SHARE, {"stop": "1"})

    page = Client().get(link)
    assert page.status_code == 404
    assert "Ce partage est terminé" in page.content.decode()


def test_a_new_link_replaces_the_former_one(started: Client) -> None:
    former = shared_link(started)

    started.post(SHARE)

    assert Client().get(former).status_code == 404


def test_a_shared_link_ends_with_the_answers(started: Client) -> None:
    link = shared_link(started)

    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        assert Client().get(link).status_code == 404


def test_nothing_is_shared_before_there_is_a_result(started: Client) -> None:
    answer_fast(started)

    assert started.post(SHARE).status_code == 404
    assert SelfDiagnosis.objects.get().share_hash is None


def test_j1_sharing_and_its_end_are_in_the_journal(started: Client) -> None:
    shared_link(started)
    started.post(SHARE, {"stop": "1"})

    actions = Entry.objects.filter(action__startswith="diagnosis.").values_list("action", flat=True)
    assert {Action.DIAGNOSIS_SHARED, Action.DIAGNOSIS_UNSHARED} <= set(actions)
