"""The household's report as a PDF: ordered, made in a job, downloaded, and readable by a screen reader."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.utils import timezone

from renovation.documents.models import Printout
from renovation.outbox.models import Job
from renovation.outbox.operations import Outcome, run_job
from tests.renovation.documents.printed import alternatives, objects, tags
from tests.selfservice.conftest import NOW
from tests.selfservice.stories import answer_all, question

ORDER = "/diagnostic/rapport/"


def ordered(client: Client) -> str:
    """The page where one waits for the report."""
    answer_all(client)
    return client.post(ORDER)["Location"]


def print_it() -> Outcome:
    return run_job(job_id=Job.objects.get(kind="documents.print").pk, now=timezone.now())


def test_the_page_waits_then_hands_the_report_over(started: Client) -> None:
    waiting = ordered(started)
    assert "Votre rapport se prépare" in started.get(waiting).content.decode()

    assert print_it() is Outcome.DONE

    assert "Votre rapport est prêt" in started.get(waiting).content.decode()
    response = started.get(f"{waiting}estimation.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")


def test_x4_without_javascript_the_page_looks_again_by_itself(started: Client) -> None:
    page = started.get(ordered(started)).content.decode()

    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Regarder maintenant" in page


def test_x10_the_report_is_tagged(started: Client) -> None:
    ordered(started)
    print_it()

    pdf = Printout.objects.get().file.read()

    assert {"H1", "H2", "Table", "TH", "TD", "Figure", "L"} <= tags(pdf)
    assert alternatives(pdf) >= 3
    assert "/Lang (fr)" in objects(pdf)
    assert "pdfuaid" in objects(pdf)


def test_the_same_result_is_printed_once_and_a_changed_one_again(started: Client) -> None:
    first = ordered(started)
    assert started.post(ORDER)["Location"] == first

    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        started.post(question("sides"), {"sides": "2", "retour": "resultat"})
        assert started.post(ORDER)["Location"] != first


def test_d4_the_report_of_somebody_else_does_not_exist(started: Client) -> None:
    address = ordered(started)

    assert Client().get(address).status_code == 404
    assert Client().get(f"{address}estimation.pdf").status_code == 404


def test_a_report_that_takes_too_long_can_be_asked_again(started: Client) -> None:
    address = ordered(started)

    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        page = started.get(address).content.decode()

    assert "plus longue que prévu" in page


def test_before_a_result_there_is_no_report(started: Client) -> None:
    assert started.post(ORDER).status_code == 404


def test_g1_too_many_reports_are_answered_429(started: Client) -> None:
    answer_all(started)

    statuses = [started.post(ORDER).status_code for _ in range(21)]

    assert statuses[-2:] == [302, 429]
