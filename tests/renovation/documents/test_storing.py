"""Storing and handing over: random names, safe headers, closed until checked."""

import socket
import struct
import threading
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import Settings

from renovation.documents.delivery import deliver
from renovation.documents.enums import DocumentKind, ScanState
from renovation.documents.models import Document
from renovation.documents.operations import scan_document, store_document
from renovation.documents.operations.storing import SCAN_ATTEMPTS
from renovation.documents.rules import DocumentRefused
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.outbox.operations import Outcome, run_job
from renovation.platforms.models import Platform
from tests.renovation.documents import samples

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def _store(
    platform: Platform, name: str = "devis.pdf", content: bytes | None = None, by: UUID | None = None
) -> Document:
    return store_document(
        platform_id=platform.pk,
        upload=SimpleUploadedFile(name, samples.pdf() if content is None else content),
        kind=DocumentKind.QUOTE,
        title="",
        uploaded_by_id=by,
    )


@pytest.fixture
def clamd() -> Iterator[str]:
    """A server that speaks clamd's INSTREAM and knows one virus."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as incoming:
            incoming.read(len(b"zINSTREAM\0"))
            content = b""
            while size := struct.unpack("!I", incoming.read(4))[0]:
                content += incoming.read(size)
            found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
            connection.sendall(found)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.getsockname()[1]}"
    server.close()
    thread.join(timeout=5)


def test_e4_a_document_is_kept_under_a_random_name(platform: Platform) -> None:
    document = _store(platform)

    assert "devis" not in document.file.name
    assert str(document.pk) in document.file.name
    assert Entry.objects.filter(action=Action.DOCUMENT_ADDED, object_id=document.pk).exists()


def test_e4_it_is_delivered_as_a_sandboxed_download(platform: Platform) -> None:
    response = deliver(_store(platform, "relevé d'août.pdf"))

    assert response["Content-Disposition"].startswith("attachment; ")
    assert "sandbox" in response["Content-Security-Policy"]
    assert (response["X-Content-Type-Options"], response["Cache-Control"]) == ("nosniff", "no-store, private")
    assert Entry.objects.filter(action=Action.DOCUMENT_READ).exists()


def test_a_refused_file_leaves_nothing(platform: Platform) -> None:
    with pytest.raises(DocumentRefused):
        _store(platform, "devis.exe", b"MZ")

    assert not Document.objects.exists()


def test_the_daily_quota_is_told_in_words(platform: Platform, settings: Settings, household_user: object) -> None:
    settings.DOCUMENTS_PER_DAY = 1
    by = household_user.pk
    _store(platform, by=by)

    with pytest.raises(DocumentRefused, match="demain"):
        _store(platform, by=by)


@pytest.mark.parametrize(("tail", "state"), [(b"", ScanState.CLEAN), (EICAR, ScanState.INFECTED)])
def test_e5_the_scanner_opens_or_blocks(
    platform: Platform, settings: Settings, clamd: str, tail: bytes, state: ScanState
) -> None:
    settings.CLAMD_ADDRESS = clamd
    document = _store(platform, content=samples.pdf() + tail)
    assert document.scan_state == ScanState.PENDING
    assert Job.objects.filter(kind="documents.scan").count() == 1

    assert scan_document(document_id=document.pk) == state

    document.refresh_from_db()
    assert deliver(document).status_code == (200 if state == ScanState.CLEAN else 409)


def test_e5_an_unreachable_scanner_keeps_the_document_closed(platform: Platform, settings: Settings) -> None:
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    document = _store(platform)
    job = Job.objects.get(kind="documents.scan")

    assert run_job(job_id=job.pk, now=timezone.now()) is Outcome.DONE

    document.refresh_from_db()
    assert (document.scan_state, document.check_notice) == (ScanState.ERROR, "Contrôle impossible")
    assert "contrôlé" in deliver(document).content.decode()


def test_e5_the_scanner_is_asked_again_when_it_is_back(platform: Platform, settings: Settings, clamd: str) -> None:
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    document = _store(platform)
    run_job(job_id=Job.objects.get(kind="documents.scan").pk, now=timezone.now())
    settings.CLAMD_ADDRESS = clamd
    again = Job.objects.get(kind="documents.scan", state=JobState.WAITING)
    assert again.run_after > timezone.now()

    assert run_job(job_id=again.pk, now=again.run_after) is Outcome.DONE

    document.refresh_from_db()
    assert (document.scan_state, document.check_notice) == (ScanState.CLEAN, "")


def test_e5_after_two_days_the_administrators_are_told(platform: Platform, settings: Settings) -> None:
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    document = _store(platform)
    job = Job.objects.get(kind="documents.scan")
    run_job(job_id=job.pk, now=timezone.now())
    last = Job.objects.get(kind="documents.scan", state=JobState.WAITING)
    Job.objects.filter(pk=last.pk).update(payload={**last.payload, "attempt": SCAN_ATTEMPTS})

    assert run_job(job_id=last.pk, now=last.run_after) is Outcome.DEAD

    document.refresh_from_db()
    assert document.scan_state == ScanState.ERROR
    assert Job.objects.filter(kind="jobs.alert").exists()


def test_e5_two_words_on_its_line_say_why_a_document_is_closed() -> None:
    assert {state: Document(scan_state=state).check_notice for state in ScanState} == {
        ScanState.PENDING: "Contrôle en cours",
        ScanState.ERROR: "Contrôle impossible",
        ScanState.INFECTED: "Bloqué",
        ScanState.CLEAN: "",
        ScanState.NOT_REQUIRED: "",
    }
