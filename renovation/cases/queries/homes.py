"""A dwelling reached through the case or the lead that opens it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from renovation.cases.models import Case, Lead
from renovation.dwellings.models import Dwelling
from renovation.households.models import Household
from renovation.platforms.rules.reader import Reader


@dataclass(frozen=True)
class Home:
    """The dwelling, and the case (else the lead) on which the rights of the reader hang."""

    dwelling: Dwelling
    subject: Case | Lead

    @property
    def household(self) -> Household:
        return self.subject.household

    @property
    def case(self) -> Case | None:
        return self.subject if isinstance(self.subject, Case) else None

    @property
    def lead(self) -> Lead | None:
        return self.subject if isinstance(self.subject, Lead) else None


def home_for(reader: Reader, dwelling_id: UUID) -> Home:
    """A dwelling of a case or a lead that the reader may read; Dwelling.DoesNotExist otherwise (D2).

    A running case comes before a closed one, a case before a lead.
    """
    dwelling = Dwelling.objects.select_related("commune__department", "platform").get(pk=dwelling_id)
    subject = _case_of(reader, dwelling) or _lead_of(reader, dwelling)
    if subject is None:
        raise Dwelling.DoesNotExist
    return Home(dwelling, subject)


def dwelling_of_lead(lead: Lead) -> Dwelling | None:
    """The dwelling of the lead's self-diagnosis, else the one where the household lives."""
    if lead.diagnosis is not None and lead.diagnosis.dwelling_id is not None:
        return lead.diagnosis.dwelling
    return Dwelling.objects.filter(occupancies__household=lead.household_id).order_by("-created_at").first()


def _case_of(reader: Reader, dwelling: Dwelling) -> Case | None:
    readable = Case.objects.readable_by(reader).filter(dwelling=dwelling, platform=dwelling.platform_id)
    found = readable.select_related("platform", "household", "referent").order_by("-opened_at")
    return found.running().first() or found.first()


def _lead_of(reader: Reader, dwelling: Dwelling) -> Lead | None:
    tied = Q(diagnosis__dwelling=dwelling) | Q(household__occupancies__dwelling=dwelling)
    found = Lead.objects.readable_by(reader).filter(tied, platform=dwelling.platform_id)
    return found.select_related("platform", "household", "assigned_to").order_by("-created_at").first()
