"""The archive of a case: everything for its team, what is shared for its household (D4)."""

import csv
import io
import json
import zipfile

import pytest

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import write_message, write_note
from renovation.cases.queries.archive import case_archive
from renovation.cases.refusals import Refused
from renovation.cases.rules.archive import file_names
from renovation.documents.enums import ScanState
from renovation.documents.models import Document
from tests.factories.cases import CaseDocumentFactory, TaskFactory, companion_of

CANARY = "CANARI-NOTE-PRIVEE"


@pytest.fixture
def full(case: Case, adviser: User) -> Case:
    write_note(case=case, author=adviser, text=CANARY)
    case.summary = CANARY
    case.save()
    write_message(case=case, author=adviser, text="=1+1 ; voici la suite.", from_household=False)
    TaskFactory.create(case=case)
    CaseDocumentFactory.create(case=case, document__title="Devis : combles / sous-pente")
    CaseDocumentFactory.create(case=case, shared=False, document__title="Avis interne")
    CaseDocumentFactory.create(case=case, document__scan_state=ScanState.PENDING, document__title="En contrôle")
    companion_of(case, adviser)
    return case


def opened(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        assert folder.testzip() is None
        return {name: folder.read(name).decode("utf-8-sig") for name in folder.namelist()}


def test_the_team_gets_everything_in_open_formats(full: Case) -> None:
    with case_archive(full, for_team=True) as archive:
        files = opened(archive.read())

    assert [name for name in files if name.startswith("documents/")] == [
        "documents/01 Devis combles sous-pente.pdf",
        "documents/02 Avis interne.pdf",
    ]
    assert files["documents/01 Devis combles sous-pente.pdf"].startswith("%PDF")
    assert "effacés après vérification : 1" in files["a-lire.txt"]
    facts = json.loads(files["dossier.json"])
    assert (facts["numero"], facts["titulaire"]["nom"]) == (full.number, "Camille Leroux")
    assert facts["personnes"] == [{"nom": "Dominique Leroux", "lien": "Conjoint ou conjointe"}]
    rows = list(csv.DictReader(io.StringIO(files["histoire.csv"]), delimiter=";"))
    assert {row["nature"] for row in rows} == {"note privée", "message", "tâche", "document"}
    # A spreadsheet calculates nothing of what people wrote.
    assert next(row["texte"] for row in rows if row["nature"] == "message").startswith("'=1+1")


def test_d4_the_household_gets_what_is_shared_with_it(full: Case) -> None:
    with case_archive(full, for_team=False) as archive:
        everything = " ".join(f"{name} {text}" for name, text in opened(archive.read()).items())

    assert "Devis combles" in everything
    assert "voici la suite" in everything
    assert CANARY not in everything
    assert "Avis interne" not in everything


def test_documents_that_are_too_heavy_are_said(full: Case) -> None:
    Document.objects.filter(title="Avis interne").update(size_bytes=600_000_000)

    with pytest.raises(Refused, match="trop lourds"):
        case_archive(full, for_team=True)


def test_names_of_files_are_safe_and_never_twice_the_same() -> None:
    given = [("../../etc/passwd", "a.pdf"), ("Devis", "devis.PDF"), ("Devis", "sans"), ("", "x.<b>")]

    assert list(file_names(given)) == ["01 etc passwd.pdf", "02 Devis.pdf", "03 Devis", "04 document.b"]
