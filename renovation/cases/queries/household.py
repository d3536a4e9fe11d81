"""What a household sees of its cases: its own ones, and in them only what is shared with it (D4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from renovation.cases.models import Case, CaseDocument, Message, StageChange


@dataclass(frozen=True)
class SharedContent:
    """Everything of a case that may be shown to its household. Private notes and tasks are not part of it."""

    messages: list[Message]
    documents: list[CaseDocument]
    stage_changes: list[StageChange]
    unread: int


def cases_of_household_user(user_id: UUID) -> list[Case]:
    """The cases of the households that this account proved to be its own, newest first."""
    own = Case.objects.of_household_user(user_id).select_related(
        "platform", "household", "dwelling__commune", "referent", "pathway_version"
    )
    return list(own.order_by("-opened_at"))


def case_of_household_user(user_id: UUID, case_id: UUID) -> Case:
    """One of the account's own cases; Case.DoesNotExist otherwise."""
    own = Case.objects.of_household_user(user_id).select_related(
        "platform", "household", "dwelling__commune", "referent", "pathway_version"
    )
    return own.get(pk=case_id)


def shared_content(case: Case) -> SharedContent:
    """What the household sees in its case."""
    messages = list(Message.objects.filter(case=case).select_related("author").order_by("created_at"))
    documents = CaseDocument.objects.filter(case=case, shared=True).with_versions().select_related("author")
    return SharedContent(
        messages=messages,
        documents=list(documents.order_by("-created_at")),
        stage_changes=list(StageChange.objects.filter(case=case).order_by("at")),
        unread=sum(1 for message in messages if not message.from_household and message.read_at is None),
    )


def unread_by_case(cases: Iterable[Case]) -> dict[UUID, int]:
    """How many messages of the team the household has not read yet, by case. One request."""
    unread = Message.objects.filter(
        case__in=[case.pk for case in cases], from_household=False, read_at__isnull=True
    ).values_list("case_id")
    return dict(unread.annotate(number=Count("pk")).order_by())


def stages_by_case(cases: Iterable[Case]) -> dict[UUID, set[str]]:
    """The stages through which each case went. One request."""
    found: dict[UUID, set[str]] = {}
    for case_id, stage in StageChange.objects.filter(case__in=cases).values_list("case_id", "to_stage"):
        found.setdefault(case_id, set()).add(stage)
    return found


def shared_document_of_household_user(user_id: UUID, document_id: UUID) -> CaseDocument:
    """A document shared in one of the account's own cases; CaseDocument.DoesNotExist otherwise."""
    shared = CaseDocument.objects.filter(case__in=Case.objects.of_household_user(user_id), shared=True)
    return shared.select_related("document", "case").get(document_id=document_id)
