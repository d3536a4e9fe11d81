"""For whom the team takes an appointment: a household by itself, or through its lead or its case."""

from dataclasses import dataclass
from uuid import UUID

from renovation.cases.models import Case, Lead
from renovation.cases.queries import case_for, lead_for
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader


@dataclass(frozen=True)
class Subject:
    household: Household
    case: Case | None = None
    lead: Lead | None = None


def subject_of_case(reader: Reader, case_id: UUID) -> Subject:
    case = case_for(reader, case_id)
    return Subject(case.household, case=case)


def subject_of_lead(reader: Reader, lead_id: UUID) -> Subject:
    """The lead, and the case that it became."""
    lead = lead_for(reader, lead_id)
    return Subject(lead.household, lead=lead, case=Case.objects.filter(lead=lead).first())


def subject_of_household(reader: Reader, household_id: UUID) -> Subject:
    """A household of the reader's platforms, with its running case; `Household.DoesNotExist` for any other (D2)."""
    near = reader.platform_ids(*Role.working_on_cases())
    household = Household.objects.filter(platform_id__in=near).get(pk=household_id)
    return Subject(household, case=Case.objects.running().filter(household=household).first())
