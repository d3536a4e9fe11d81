"""A barème in the office: refused whole with its lines, or previewed, measured, submitted and published."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from renovation.outbox.models import Job
from renovation.outbox.operations import run_job
from renovation.quantities.models import Batch, DatedValue
from tests.backoffice.parameters.conftest import COST, ELECTRICITY, batch_yaml, published

GOOD = batch_yaml(f"{ELECTRICITY}: 1.7", COST + ": {low: 38, high: 160}")


def send(desk: Client, content: bytes, name: str = "2027.yaml", title: str = "Barème 2027") -> str:
    sent = {"key": str(uuid4()), "title": title, "file": SimpleUploadedFile(name, content)}
    return str(desk.post(reverse("backoffice:batch_import"), sent, follow=True).content.decode())


def act(desk: Client, name: str, **sent: str) -> str:
    address = reverse(f"backoffice:{name}", args=[Batch.objects.get().pk])
    return str(desk.post(address, sent, follow=True).content.decode())


def page_of(desk: Client) -> str:
    return str(desk.get(reverse("backoffice:batch", args=[Batch.objects.get().pk])).content.decode())


@pytest.fixture
def submitted(alix: Client) -> Iterator[Batch]:
    send(alix, GOOD)
    act(alix, "batch_submit")
    yield Batch.objects.get()


def seen(desk: Client) -> str:
    return page_of(desk).split('name="seen" value="')[1].split('"')[0]


def test_the_preview_tells_before_and_after(alix: Client) -> None:
    page = send(alix, GOOD)

    for words in ("Relisez les différences", "1,9", "1,7", "−10,5\u00a0%", "borne haute", "Écart de plus de moitié"):
        assert words in page
    assert "Arrêté fictif de l’an neuf" in page
    assert published(ELECTRICITY)[-1].value == 1.9


def test_the_author_submits_and_another_person_publishes(alix: Client, karim: Client, submitted: Batch) -> None:
    assert "doit relire ce barème" in page_of(alix)

    done = act(karim, "batch_publish", seen=seen(karim))

    assert "Le barème est publié" in done
    assert [one.value for one in published(ELECTRICITY)] == [2.3, 1.9, 1.7]
    assert published(COST)[-1].value == {"low": 38, "high": 160}


def test_the_author_does_not_publish(alix: Client, karim: Client, submitted: Batch) -> None:
    answer = act(alix, "batch_publish", seen=seen(karim))

    assert "une autre personne doit les relire" in answer
    assert Batch.objects.get().state == "submitted"


def test_a_print_of_the_differences_that_was_not_shown_is_refused(karim: Client, submitted: Batch) -> None:
    assert "a changé depuis" in act(karim, "batch_publish", seen="autre")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (
            batch_yaml(f"{ELECTRICITY}: 1.7", "diagnosis.primary_energy.electricty: 1.7"),
            "a.yaml",
            "Vouliez-vous écrire",
        ),
        (batch_yaml(f'{ELECTRICITY}: "1,7"'), "a.yml", "un nombre est attendu"),
        (b"code;value\nx;1", "a.csv", "Il manque la colonne"),
        (b"\xff", "a.yaml", "UTF-8"),
        (b"x", "a.xlsx", ".yaml, .yml ou .csv"),
        (batch_yaml(f"{ELECTRICITY}: 1.9", first="2026-01-01"), "a.yaml", "ne change rien"),
    ],
)
def test_a_malformed_file_is_refused_whole(alix: Client, content: bytes, name: str, words: str) -> None:
    page = send(alix, content, name)

    assert words in page
    assert "Ce fichier est refusé en entier" in page
    assert 'value="Barème 2027"' in page
    assert not Batch.objects.exists()
    assert not DatedValue.objects.proposed().exists()


def test_the_line_is_told(alix: Client) -> None:
    page = send(alix, GOOD + batch_yaml("diagnosis.unknown: 3"))

    assert '<th scope="row">9</th>' in page


def test_without_a_file_or_a_title_the_form_says_so(alix: Client) -> None:
    page = alix.post(reverse("backoffice:batch_import"), {"key": str(uuid4())}).content.decode()

    assert "Choisissez un fichier." in page
    assert "2 réponses sont à corriger" in page


def test_the_exported_file_changed_is_a_batch(alix: Client) -> None:
    text = alix.get(reverse("backoffice:parameters_file")).content.decode("utf-8-sig")
    head, *lines = text.splitlines()
    changed = [
        line.replace("2026-01-01", "2027-01-01").replace(";1,9;", ";1,65;") for line in lines if ELECTRICITY in line
    ]

    page = send(alix, "\n".join([head, *changed]).encode(), "valeurs.csv")

    assert "1,65" in page
    assert Batch.objects.get().values.get().value == 1.65


def test_the_progress_of_the_measure_is_shown(alix: Client, measured_home: None) -> None:
    page = send(alix, GOOD)
    assert "Mesure en cours" in page or "résultat" in page

    while job := Job.objects.filter(state="waiting", kind="parameters.effect").first():
        run_job(job_id=job.pk, now=job.run_after)

    page = page_of(alix)
    assert "<strong>1 résultat sur 1</strong> changerait" in page
    assert "Estimations des ménages" in page
    assert "d’énergie par an" in page
    assert "Camille" not in page


def test_the_measure_begins_again_on_another_day(alix: Client) -> None:
    send(alix, GOOD)

    assert "Effet sur les résultats au 1er mars 2027" in act(alix, "batch_effect", on="2027-03-01")
    assert "Écrivez le jour" in act(alix, "batch_effect", on="bientôt")


def test_a_batch_is_given_up(alix: Client, submitted: Batch) -> None:
    assert "Le barème est abandonné" in act(alix, "batch_drop")
    assert "a été abandonné" in page_of(alix)
    assert not DatedValue.objects.proposed().exists()
