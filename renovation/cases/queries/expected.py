"""What is expected of a case: the lines of its pathway and what its advisers asked for, counted once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from renovation.cases.enums import Stage
from renovation.cases.models import Case, CaseDocument, DocumentRequest, StageChange
from renovation.cases.rules.expected import Held, Wanted, shared_out
from renovation.documents.enums import DocumentKind
from renovation.pathways.rules.shape import DocumentLine, Shape


@dataclass(frozen=True)
class Content:
    """Rows of a case that say what is expected and what came; `documents` with their versions."""

    documents: Sequence[CaseDocument]
    changes: Sequence[StageChange]
    requests: Sequence[DocumentRequest]


@dataclass(frozen=True)
class Expected:
    """One thing that is waited for, and the documents that answer it."""

    line: DocumentLine
    stage: str
    stage_name: str
    rank: int
    documents: tuple[CaseDocument, ...] = ()
    request: DocumentRequest | None = None

    @property
    def received(self) -> int:
        return len(self.documents)

    @property
    def is_missing(self) -> bool:
        return self.received < self.line.number

    @property
    def is_asked(self) -> bool:
        """Whether somebody of the team asked for it, with a day."""
        return self.request is not None and self.request.due_on is not None

    @property
    def required(self) -> bool:
        """What an adviser asks is needed, whatever the pathway says."""
        return self.line.required or self.is_asked

    @property
    def due_on(self) -> date | None:
        return self.request.due_on if self.request else None

    @property
    def words(self) -> str:
        return self.request.words if self.request else ""

    @property
    def kind_name(self) -> str:
        return str(DocumentKind(self.line.kind).label) if self.line.kind in DocumentKind.values else self.line.kind

    @property
    def code(self) -> str:
        """How a form names it."""
        return f"d-{self.request.pk}" if self.request else f"l-{self.stage}-{self.rank}"


def content_of(case: Case) -> Content:
    """Everything of one case that `expected_documents` reads: three queries."""
    return contents_of([case])[case.pk]


def contents_of(cases: Sequence[Case]) -> dict[UUID, Content]:
    """The same of many cases, in as many queries."""
    documents: dict[UUID, list[CaseDocument]] = {case.pk: [] for case in cases}
    changes: dict[UUID, list[StageChange]] = {case.pk: [] for case in cases}
    requests: dict[UUID, list[DocumentRequest]] = {case.pk: [] for case in cases}
    for entry in CaseDocument.objects.filter(case__in=cases).with_versions().order_by("created_at", "pk"):
        documents[entry.case_id].append(entry)
    for change in StageChange.objects.filter(case__in=cases):
        changes[change.case_id].append(change)
    for request in DocumentRequest.objects.standing().filter(case__in=cases):
        requests[request.case_id].append(request)
    return {case.pk: Content(documents[case.pk], changes[case.pk], requests[case.pk]) for case in cases}


def expected_documents(case: Case, content: Content | None = None) -> list[Expected]:
    """What the present stage waits for, what earlier stages required and did not get, and what was asked besides.

    Nothing is expected of a closed case. A document that was refused or replaced answers nothing.
    """
    if case.stage == Stage.CLOSED:
        return []
    content = content or content_of(case)
    found = list(_wanted(case, content))
    held = sorted((one for one in content.documents if one.counts), key=lambda one: one.created_at)
    places = shared_out(
        [Wanted(one.line.kind, one.line.number, str(one.request.pk) if one.request else "") for one in found],
        [Held(one.document.kind, str(one.request_id or "")) for one in held],
    )
    answered = [_with(one, tuple(held[place] for place in own)) for one, own in zip(found, places, strict=True)]
    return [
        one for one in answered if one.stage in ("", case.stage) or one.is_asked or (one.required and one.is_missing)
    ]


def _wanted(case: Case, content: Content) -> Iterator[Expected]:
    """Lines in the order of the stages through which the case went, then what is of no line."""
    shape = case.pathway_version.shape
    left = {(one.stage, one.kind, one.title): one for one in content.requests}
    for code in _visited(shape, case, content.changes):
        stage = shape.stage(code)
        for rank, line in enumerate(stage.documents if stage else ()):
            yield Expected(
                line, code, stage.name if stage else "", rank, (), left.pop((code, line.kind, line.title), None)
            )
    for request in left.values():
        if request.due_on is not None:
            yield Expected(DocumentLine(request.kind, request.title, request.number), "", "", 0, (), request)


def _with(one: Expected, documents: tuple[CaseDocument, ...]) -> Expected:
    return Expected(one.line, one.stage, one.stage_name, one.rank, documents, one.request)


def _visited(shape: Shape, case: Case, changes: Sequence[StageChange]) -> list[str]:
    """Stages up to the present one through which the case really went."""
    here = shape.place(case.stage)
    if here is None:
        return []
    seen = {change.to_stage for change in changes} | {case.stage}
    return [code for code in shape.codes[: here + 1] if code in seen]
