"""Who the household is and how to reach it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from renovation.accounts.models import User
from renovation.households.models import Household
from renovation.households.operations.consents import give_consents
from renovation.households.rules import ConsentGiven
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.territories.rules.names import search_key


@transaction.atomic
def record_household(
    *,
    platform: Platform,
    first_name: str,
    last_name: str,
    email: str,
    phone: str,
    preferred_channel: str,
    consents: Sequence[ConsentGiven],
    channel: str,
    at: datetime,
) -> Household:
    """The household known on this platform by this e-mail address, else a new one.

    Whoever types an address has not proven that it is theirs: what is already known is completed, never
    overwritten. Two requests at once with the same address give one household (advisory lock).
    """
    address = email.strip().lower()
    household = _known(platform, address) if address else None
    if household is None:
        household = Household(platform=platform, last_name=last_name.strip(), email=address)
    _fill(household, first_name=first_name, phone=phone, preferred_channel=preferred_channel)
    household.last_contact_at = at
    _save(household)
    give_consents(household=household, consents=consents, channel=channel, at=at)
    return household


@transaction.atomic
def complete_household(
    *,
    household_id: UUID,
    first_name: str,
    email: str,
    phone: str,
    consents: Sequence[ConsentGiven],
    channel: str,
    at: datetime,
) -> Household:
    """The household that somebody recognised: what it lacks is added, nothing is overwritten."""
    household = locked_standing(household_id)
    household.email = household.email or email.strip().lower()
    _fill(household, first_name=first_name, phone=phone, preferred_channel="")
    household.last_contact_at = at
    _save(household)
    give_consents(household=household, consents=consents, channel=channel, at=at)
    return household


def _fill(household: Household, *, first_name: str, phone: str, preferred_channel: str) -> None:
    household.first_name = household.first_name or first_name.strip()
    household.phone = household.phone or phone.strip()
    household.preferred_channel = household.preferred_channel or preferred_channel


@transaction.atomic
def record_own_household(*, platform: Platform, user: User, last_name: str, at: datetime) -> Household:
    """The household of a logged-in person on this platform, created when there is none."""
    _lock(platform, str(user.pk))
    household = Household.objects.filter(platform=platform, user=user).order_by("created_at").first()
    if household is not None:
        return household
    household = Household(
        platform=platform,
        user=user,
        first_name=user.first_name,
        last_name=last_name or user.last_name or user.email,
        email=user.email,
        phone=user.phone,
        last_contact_at=at,
    )
    _save(household)
    return household


@transaction.atomic
def change_contact(
    *, household: Household, first_name: str, last_name: str, phone: str, preferred_channel: str, at: datetime
) -> Household:
    """What the household itself corrects. The e-mail address is changed with the account, where it is proven."""
    household.first_name = first_name.strip()
    household.last_name = last_name.strip()
    household.phone = phone.strip()
    household.preferred_channel = preferred_channel
    household.last_contact_at = at
    _save(household)
    record(Action.HOUSEHOLD_CHANGED, subject=household, platform_id=household.platform_id)
    return household


def locked_standing(household_id: UUID) -> Household:
    """The household, or the one into which it was merged, locked until the end of the transaction."""
    household = Household.objects.select_for_update(of=("self",)).get(pk=household_id)
    while household.merged_into_id is not None:
        household = Household.objects.select_for_update(of=("self",)).get(pk=household.merged_into_id)
    return household


def _known(platform: Platform, address: str) -> Household | None:
    _lock(platform, address)
    # The one with an account first: it is the proven one. A duplicate's address leads to the household that was kept.
    found = (
        Household.objects.select_for_update(of=("self",))
        .filter(platform=platform, email__iexact=address)
        .order_by(F("merged_into").asc(nulls_first=True), "user_id", "created_at")
        .first()
    )
    return found if found is None else locked_standing(found.pk)


def _save(household: Household) -> None:
    """Found by its name, and by those of the duplicates that were merged into it."""
    name = search_key(f"{household.last_name} {household.first_name}")
    for one in () if household._state.adding else household.absorbed.order_by("pk"):
        name = name if one.search_name in name else f"{name} {one.search_name}"
    household.search_name = name[:220]
    household.save()


def _lock(platform: Platform, key: str) -> None:
    """Serialises the search-then-create of one household until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [f"{platform.pk}:{key}"])
