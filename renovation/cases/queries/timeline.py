"""The story of a case: stage changes, acts, notes, messages, documents and tasks in one thread, newest first."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Model

from renovation.accounts.models import User
from renovation.cases.models import Act, Case, CaseDocument, Message, Note, StageChange, Task
from renovation.documents.enums import DocumentKind


@dataclass(frozen=True)
class TimelineItem:
    """One fact. `kind` is stage, note, message, document, task, act or (added by the faces) appointment."""

    kind: str
    at: datetime
    author: str
    subject: Model = field(compare=False)


def case_timeline(case: Case, *, with_notes: bool, with_financing: bool) -> list[TimelineItem]:
    """Everything of a case for its team. A partner sees no note or task, no document of the team, no income."""
    changes = list(StageChange.objects.filter(case=case))
    tasks = list(Task.objects.filter(case=case).select_related("assigned_to")) if with_notes else []
    # All of them: one that was corrected stays, and says by what.
    acts = list(Act.objects.filter(case=case).select_related("correction", "corrects")) if with_notes else []
    authors = {change.author_id for change in changes} | {task.author_id for task in tasks}
    names = _names(authors | {act.author_id for act in acts})
    items = [
        *(TimelineItem("stage", change.at, names.get(change.author_id, ""), change) for change in changes),
        *_messages(case),
        *_documents(case, with_notes=with_notes, with_financing=with_financing),
        *(_notes(case) if with_notes else []),
        *(TimelineItem("task", task.created_at, names.get(task.author_id, ""), task) for task in tasks),
        *(TimelineItem("act", act.done_at, names.get(act.author_id, ""), act) for act in acts),
    ]
    return sorted(items, key=lambda item: item.at, reverse=True)


def _notes(case: Case) -> list[TimelineItem]:
    notes = Note.objects.filter(case=case).select_related("author")
    return [TimelineItem("note", note.created_at, _name(note.author), note) for note in notes]


def _messages(case: Case) -> list[TimelineItem]:
    messages = Message.objects.filter(case=case).select_related("author")
    return [TimelineItem("message", message.created_at, _wrote(case, message), message) for message in messages]


def _documents(case: Case, *, with_notes: bool, with_financing: bool) -> list[TimelineItem]:
    documents = CaseDocument.objects.filter(case=case).with_versions().select_related("author")
    if not with_notes:
        documents = documents.filter(shared=True)
    if not with_financing:
        documents = documents.exclude(document__kind__in=DocumentKind.telling_incomes())
    return [TimelineItem("document", entry.created_at, _wrote(case, entry), entry) for entry in documents]


def _wrote(case: Case, entry: Message | CaseDocument) -> str:
    """The agent, the holder, or by name whoever writes beside the holder."""
    if not entry.from_household:
        return _name(entry.author)
    is_holder = entry.author_id in (None, case.household.user_id)
    return case.household.full_name if is_holder else _name(entry.author) or case.household.full_name


def _names(ids: set[UUID | None]) -> dict[UUID | None, str]:
    known = ids - {None}
    return {user.pk: _name(user) for user in User.objects.filter(pk__in=known)} if known else {}


def _name(user: User | None) -> str:
    return str(user) if user is not None else ""
