"""Reads about what was chosen."""

from uuid import UUID

from renovation.cases.models import Case
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.programmes.models import ProgrammeChoice
from renovation.programmes.rules.reports import report_key


def choices_of(case: Case) -> list[ProgrammeChoice]:
    """Every decision, the last first; the first of the list is the one that counts."""
    found = ProgrammeChoice.objects.filter(case=case).select_related("author", "scenario")
    return list(found.defer("scenario__description", "scenario__result").order_by("-recorded_at"))


def current_choice(case: Case) -> ProgrammeChoice | None:
    return ProgrammeChoice.objects.filter(case=case).order_by("-recorded_at").first()


def choice_for(choice_id: UUID) -> ProgrammeChoice:
    """One decision; ProgrammeChoice.DoesNotExist otherwise."""
    return ProgrammeChoice.objects.select_related("case", "author").get(pk=choice_id)


def shared_choice(case: Case) -> ProgrammeChoice | None:
    """The last decision that the household was shown."""
    return ProgrammeChoice.objects.filter(case=case, shared=True).order_by("-recorded_at").first()


def shared_choice_of_household_user(user_id: UUID, case_id: UUID) -> ProgrammeChoice:
    """Of one of the account's own cases; ProgrammeChoice.DoesNotExist otherwise."""
    own = Case.objects.of_household_user(user_id).filter(pk=case_id)
    found = ProgrammeChoice.objects.filter(case__in=own, shared=True)
    related = ("author", "case__platform", "case__dwelling__commune", "report")
    return found.select_related(*related).order_by("-recorded_at")[:1].get()


def choice_to_print(choice_id: UUID) -> ProgrammeChoice | None:
    related = ("case__platform", "case__household", "case__dwelling__commune", "author")
    return ProgrammeChoice.objects.select_related(*related).filter(pk=choice_id).first()


def report_under_way(choice: ProgrammeChoice) -> bool:
    """Whether the PDF was ordered and is not there yet."""
    waiting = Job.objects.filter(key=report_key(choice.pk), state__in=[JobState.WAITING, JobState.RUNNING])
    return choice.report_id is None and waiting.exists()
