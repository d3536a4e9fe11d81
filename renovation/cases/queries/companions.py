"""Who follows a project beside its holder."""

from uuid import UUID

from renovation.cases.models import Case, Companion
from renovation.platforms.rules.reader import Reader
from renovation.platforms.rules.tokens import token_hash


def companions_of(case: Case) -> list[Companion]:
    """Those who follow the project and those who were invited, the first invited first."""
    return list(Companion.objects.standing().filter(case=case).order_by("invited_at"))


def companion_by_link(token: str) -> Companion | None:
    """The invitation that a mailed link opens, whatever became of it."""
    found = Companion.objects.select_related("case__household", "case__platform")
    return found.filter(token_hash=token_hash(token)).first()


def companion_of_household_user(user_id: UUID, companion_id: UUID) -> Companion:
    """Somebody whom the holder may send away, or oneself; Companion.DoesNotExist otherwise."""
    found = Companion.objects.standing().select_related("case__household").get(pk=companion_id)
    if user_id not in (found.case.household.user_id, found.user_id):
        raise Companion.DoesNotExist
    return found


def companion_for(reader: Reader, companion_id: UUID) -> Companion:
    """Of a case that the agent may read; Companion.DoesNotExist otherwise."""
    cases = Case.objects.readable_by(reader)
    return Companion.objects.standing().select_related("case__household").get(pk=companion_id, case__in=cases)


def mails_of(case: Case) -> list[str]:
    """The addresses of those who follow a project beside its holder."""
    return list(Companion.objects.joined().filter(case=case).order_by("joined_at").values_list("email", flat=True))
