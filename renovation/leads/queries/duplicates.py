"""Households of a platform that may be one: candidates by indexes, then the rule says why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from renovation.cases.models import Lead
from renovation.households.models import Household, Occupancy
from renovation.leads.models import DistinctHouseholds, HouseholdMerge
from renovation.leads.rules.duplicates import Identity, Resemblance, resemblance
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader
from renovation.territories.rules.names import search_key

SHOWN = 6
# How many of the trigrams of two names must be the same.
ALIKE = "0.45"
# Each branch has its index: an address, a telephone however it is written, a name with a mistake.
_CANDIDATES = """
    WITH asked AS (
        SELECT * FROM unnest(%(keys)s::text[], %(emails)s::text[], %(phones)s::text[], %(names)s::text[])
        AS asked (key, email, phone, name)
    )
    SELECT asked.key, found.id FROM asked JOIN households_household AS found
        ON found.platform_id = %(platform)s AND lower(found.email) = asked.email
        WHERE asked.email <> '' AND found.merged_into_id IS NULL AND found.id::text <> asked.key
    UNION
    SELECT asked.key, found.id FROM asked JOIN households_household AS found
        ON found.platform_id = %(platform)s AND right(translate(found.phone, ' .-()/+', ''), 9) = asked.phone
        WHERE asked.phone <> '' AND found.merged_into_id IS NULL AND found.id::text <> asked.key
    UNION
    SELECT asked.key, found.id FROM asked JOIN households_household AS found
        ON found.platform_id = %(platform)s AND {same_name}
        WHERE asked.name <> '' AND found.merged_into_id IS NULL AND found.id::text <> asked.key
"""
_NEARLY = _CANDIDATES.format(same_name="found.search_name %% asked.name")
# For the fifty lines of a list: letters that were missed are looked for on the page of the lead.
_EXACTLY = _CANDIDATES.format(same_name="found.search_name = asked.name")


@dataclass(frozen=True)
class Typed:
    """Somebody as they were typed, not on file yet."""

    last_name: str
    first_name: str = ""
    email: str = ""
    phone: str = ""
    commune: str = ""
    address: str = ""

    @property
    def identity(self) -> Identity:
        homes = frozenset({(self.commune, self.address)} if self.commune else ())
        return Identity(self.last_name, self.first_name, self.email, self.phone, homes)


@dataclass(frozen=True)
class Duplicate:
    """A household that may be the same, and why."""

    household: Household
    why: Resemblance


def duplicates_of_typed(platform_id: UUID, typed: Typed) -> list[Duplicate]:
    """Who on file may be the person that is being typed, the surest first."""
    return _found(platform_id, {"": typed.identity}, _NEARLY)[""]


def duplicates_of(household: Household) -> list[Duplicate]:
    """Who else on file may be this household, without those that somebody said to be others."""
    return _standing([household], _NEARLY)[household.pk]


def with_duplicates(households: Iterable[Household]) -> Mapping[UUID, list[Duplicate]]:
    """For a page of a list, by address, telephone and exact name: seven requests for a platform, for any number."""
    return _standing(households, _EXACTLY)


def _standing(households: Iterable[Household], sql: str) -> Mapping[UUID, list[Duplicate]]:
    """Without those that somebody said to be others."""
    found: dict[UUID, list[Duplicate]] = defaultdict(list)
    by_platform: dict[UUID, list[Household]] = defaultdict(list)
    for household in households:
        by_platform[household.platform_id].append(household)
    for platform_id, own in by_platform.items():
        identities = {str(pk): identity for pk, identity in _identities(own).items()}
        told_apart = _told_apart([household.pk for household in own])
        for key, duplicates in _found(platform_id, identities, sql).items():
            pk = UUID(key)
            found[pk] = [one for one in duplicates if frozenset({pk, one.household.pk}) not in told_apart]
    return found


def household_to_merge(reader: Reader, household_id: UUID, *, platform_id: UUID) -> Household:
    """A household of the same platform; Household.DoesNotExist for any other (D2)."""
    near = reader.platform_ids(*Role.working_on_cases())
    own = Household.objects.filter(pk=household_id, platform_id=platform_id)
    return own.filter(platform_id__in=near).prefetch_related("cases", "leads", "occupancies__dwelling__commune").get()


def waiting_lead_of(household_id: UUID) -> Lead | None:
    """The one that somebody still owes an answer, else the last one."""
    leads = Lead.objects.filter(household_id=household_id)
    return leads.waiting().first() or leads.order_by("-created_at").first()


def merges_of(household: Household) -> list[HouseholdMerge]:
    """Duplicates that were joined to it, the newest first."""
    return list(household.merges.select_related("absorbed").order_by("-at"))


def merge_for(reader: Reader, merge_id: UUID) -> HouseholdMerge:
    near = reader.platform_ids(*Role.working_on_cases())
    return HouseholdMerge.objects.filter(platform_id__in=near).select_related("kept", "absorbed").get(pk=merge_id)


def _found(platform_id: UUID, asked: Mapping[str, Identity], sql: str) -> dict[str, list[Duplicate]]:
    pairs = _pairs(platform_id, asked, sql)
    others = {one.pk: one for one in Household.objects.filter(pk__in={pk for _, pk in pairs})}
    known = _identities(others.values())
    found: dict[str, list[Duplicate]] = {key: [] for key in asked}
    for key, pk in pairs:
        why = resemblance(asked[key], known[pk])
        if why is not None:
            found[key].append(Duplicate(others[pk], why))
    for duplicates in found.values():
        duplicates.sort(key=lambda one: (-one.why.strength, one.household.search_name, str(one.household.pk)))
        del duplicates[SHOWN:]
    return found


def _pairs(platform_id: UUID, asked: Mapping[str, Identity], sql: str) -> list[tuple[str, UUID]]:
    if not asked:
        return []
    told: dict[str, Any] = {
        "platform": platform_id,
        "keys": list(asked),
        "emails": [one.email.strip().lower() for one in asked.values()],
        "phones": [one.dialled for one in asked.values()],
        "names": [search_key(f"{one.last_name} {one.first_name}") for one in asked.values()],
    }
    if sql == _EXACTLY:
        return _rows(sql, told)
    with transaction.atomic():
        # The index then reads far fewer names than with the usual 0.3.
        _rows("SELECT set_config('pg_trgm.similarity_threshold', %(alike)s, true)", {"alike": ALIKE})
        return _rows(sql, told)


def _rows(sql: str, told: Mapping[str, Any]) -> list[tuple[str, UUID]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        return list(cursor)


def _identities(households: Iterable[Household]) -> dict[UUID, Identity]:
    """What is known of each, with the places where it lives or that its diagnosis named: two requests."""
    known = {one.pk: one for one in households}
    homes: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    lived = Occupancy.objects.filter(household__in=known).values_list(
        "household_id", "dwelling__commune_id", "dwelling__address"
    )
    asked = Lead.objects.filter(household__in=known, diagnosis__commune__isnull=False)
    for pk, commune, address in lived:
        homes[pk].add((commune, address))
    for pk, commune in asked.values_list("household_id", "diagnosis__commune_id"):
        homes[pk].add((commune, ""))
    return {
        pk: Identity(one.last_name, one.first_name, one.email, one.phone, frozenset(homes[pk]))
        for pk, one in known.items()
    }


def _told_apart(households: Sequence[UUID]) -> set[frozenset[UUID]]:
    either = DistinctHouseholds.objects.filter(one__in=households) | DistinctHouseholds.objects.filter(
        other__in=households
    )
    return {frozenset(pair) for pair in either.values_list("one_id", "other_id")}
