"""The demonstration's mails: written to files once, readable at a page, and nowhere else."""

from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django import Settings

from config.demo_mail.backend import FileBackend
from config.demo_mail.messages import written_mails

BODY = "Votre code\u00a0: ABCD-1234"


def _message(identifier: str = "<1@besancon.example>", subject: str = "Votre code") -> EmailMessage:
    return EmailMessage(
        subject, BODY, "contact@besancon.example", ["jeanne@courriel.example"], headers={"Message-ID": identifier}
    )


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.DEMO_MODE = True
    return settings.EMAIL_FILE_PATH


def test_i2_a_mail_sent_twice_is_one_file(folder: Path) -> None:
    for _ in range(2):
        FileBackend().send_messages([_message()])

    (mail,) = written_mails(folder)
    assert (mail.subject, mail.text.strip()) == ("Votre code", BODY)


def test_an_identifier_cannot_leave_the_folder(folder: Path) -> None:
    FileBackend().send_messages([_message("<../../../etc/passwd@x>")])

    assert [path.parent for path in folder.parent.rglob("*.eml")] == [folder]


def test_no_half_written_file_is_left(folder: Path) -> None:
    FileBackend().send_messages([_message()])

    assert [path.suffix for path in folder.iterdir()] == [".eml"]


@pytest.mark.django_db
def test_the_box_shows_the_mail(client: Client, folder: Path) -> None:
    FileBackend().send_messages([_message(subject="Bonjour <b>Jeanne</b>")])
    (mail,) = written_mails(folder)

    box = client.get("/boite-demo/").content.decode()
    page = client.get(f"/boite-demo/{mail.name}/").content.decode()

    assert f"/boite-demo/{mail.name}/" in box
    assert "ABCD-1234" in page
    assert "<b>Jeanne" not in box + page


@pytest.mark.django_db
def test_an_unknown_mail_does_not_exist(client: Client, folder: Path) -> None:
    assert client.get(f"/boite-demo/{'0' * 32}/").status_code == 404


@pytest.mark.django_db
def test_a_real_installation_has_no_box(client: Client, folder: Path, settings: Settings) -> None:
    FileBackend().send_messages([_message()])
    (mail,) = written_mails(folder)
    settings.DEMO_MODE = False

    assert client.get("/boite-demo/").status_code == 404
    assert client.get(f"/boite-demo/{mail.name}/").status_code == 404
