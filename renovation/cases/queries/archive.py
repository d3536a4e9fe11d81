"""Everything of a case in one archive of open formats: its facts, its story, its documents."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.utils import timezone

from renovation.cases.models import Act, Case, CaseDocument, Message, Note, StageChange, Task
from renovation.cases.queries.companions import companions_of
from renovation.cases.queries.timeline import TimelineItem, case_timeline
from renovation.cases.refusals import Refused
from renovation.cases.rules.archive import file_names
from renovation.documents.models import Document
from renovation.quantities.rules.spreadsheet_cells import harmless

# More than anybody downloads in one go; also what the server writes on its disk meanwhile.
LARGEST_BYTES = 500_000_000
IN_MEMORY_BYTES = 5_000_000
COLUMNS = ("le", "nature", "de", "texte")
KINDS = {
    "stage": "étape",
    "act": "acte",
    "note": "note privée",
    "message": "message",
    "document": "document",
    "task": "tâche",
}


def case_archive(case: Case, *, for_team: bool, with_financing: bool = True) -> IO[bytes]:
    """A ZIP, open at its beginning. Its household gets no note, task or document of the team (D4).

    `Refused` when its documents are too heavy for one archive.
    """
    items = case_timeline(case, with_notes=for_team, with_financing=with_financing)
    entries = [item.subject for item in reversed(items) if isinstance(item.subject, CaseDocument)]
    documents = [entry.document for entry in entries if not entry.document.check_notice]
    if sum(document.size_bytes for document in documents) > LARGEST_BYTES:
        raise Refused("Les documents de ce dossier sont trop lourds pour une seule archive. Ouvrez-les un par un.")
    names = list(file_names((document.title, document.original_name) for document in documents))
    archive: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 (whoever sends it closes it)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("a-lire.txt", "\r\n".join(_words(case, timezone.now(), left_out=len(entries) - len(documents))))
        folder.writestr("dossier.json", json.dumps(_facts(case, for_team=for_team), ensure_ascii=False, indent=2))
        folder.writestr("histoire.csv", _story(items))
        for name, document in zip(names, documents, strict=True):
            _copy(folder, f"documents/{name}", document)
    archive.seek(0)
    return archive


def _copy(folder: zipfile.ZipFile, name: str, document: Document) -> None:
    with document.file.open("rb") as source, folder.open(name, "w") as target:
        for piece in iter(lambda: source.read(1 << 20), b""):
            target.write(piece)


def _words(case: Case, now: datetime, *, left_out: int) -> Iterator[str]:
    yield f"Dossier {case.number}, {case.platform.name}, le {timezone.localtime(now):%d/%m/%Y à %H:%M}."
    yield "dossier.json : les faits. histoire.csv : ce qui s’est passé, dans l’ordre (UTF-8, points-virgules)."
    yield "documents/ : les fichiers, du plus ancien au plus récent."
    if left_out:
        yield f"Fichiers absents, non contrôlés ou effacés après vérification : {left_out}."


def _facts(case: Case, *, for_team: bool) -> dict[str, Any]:
    household, dwelling = case.household, case.dwelling
    return {
        "numero": case.number,
        "projet": case.title,
        "plateforme": case.platform.name,
        "etape": case.stage_name,
        "ouvert_le": case.opened_at.isoformat(),
        "clos_le": case.closed_at.isoformat() if case.closed_at else None,
        # The team's own words.
        **({"resume": case.summary} if for_team else {}),
        "referent": str(case.referent) if case.referent is not None else None,
        "titulaire": {"nom": household.full_name, "courriel": household.email, "telephone": household.phone},
        "personnes": [{"nom": one.name, "lien": one.get_tie_display()} for one in companions_of(case)],
        "logement": str(dwelling) if dwelling is not None else None,
    }


def _story(items: Iterable[TimelineItem]) -> bytes:
    """The oldest first, as spreadsheets of here open it."""
    file = io.StringIO()
    lines = csv.writer(file, delimiter=";")
    lines.writerow(COLUMNS)
    for item in reversed(list(items)):
        at = timezone.localtime(item.at).strftime("%Y-%m-%d %H:%M")
        lines.writerow([at, KINDS[item.kind], harmless(item.author), harmless(_text(item))])
    return file.getvalue().encode("utf-8-sig")


def _text(item: TimelineItem) -> str:
    subject = item.subject
    if isinstance(subject, Note | Message):
        return subject.text
    if isinstance(subject, Task):
        done = f", faite le {timezone.localtime(subject.done_at):%d/%m/%Y}" if subject.done_at else ""
        return f"{subject.title}, pour le {subject.due_on:%d/%m/%Y}{done}"
    if isinstance(subject, Act):
        return f"{subject.kind_name}, {subject.get_channel_display().lower()}, {subject.duration_min} min"
    if isinstance(subject, CaseDocument):
        return f"{subject.document.title} ({subject.document.get_kind_display()})"
    assert isinstance(subject, StageChange)  # noqa: S101 (the kinds of a story)
    return str(subject)
