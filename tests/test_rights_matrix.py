"""Each cell of the table of rights, walked against the functions that answer (D1)."""

import uuid
from itertools import product

import pytest

from renovation.cases.models import Case, CaseShare, Lead
from renovation.cases.permissions import can, household_can
from renovation.households.models import Household
from renovation.platforms.enums import Relation, Right, Role
from renovation.platforms.models import Platform
from renovation.platforms.permissions import can_in_region, can_on_platform, can_on_shared
from renovation.platforms.rules.matrix import HOUSEHOLD, MATRIX, allows
from renovation.platforms.rules.reader import Grant, Reader
from tests.factories.cases import CaseFactory, LeadFactory
from tests.factories.platforms import UserFactory

LEAD_RIGHTS = [Right.READ_LEAD, Right.WORK_LEAD]
# A dwelling is reached through a case, or through a lead before there is a case.
DWELLING_RIGHTS = [Right.READ_DIAGNOSIS, Right.WORK_DIAGNOSIS]
PLATFORM_RIGHTS = [
    Right.SET_LEADS,
    Right.OPEN_DOORS,
    Right.BRING_LEADS,
    Right.READ_SEGMENTS,
    Right.RUN_CAMPAIGNS,
    Right.CALL_CAMPAIGNS,
    Right.WORK_ALERTS,
    Right.SET_ALERTS,
    Right.READ_FIGURES,
    Right.WRITE_SITE,
    Right.EDIT_SITE,
    Right.DRESS_SITE,
    Right.MANAGE_AGENTS,
    Right.READ_JOURNAL,
    Right.MANAGE_JOBS,
    Right.EDIT_OPENINGS,
    Right.WORK_APPOINTMENTS,
    Right.SET_AGENDA,
    Right.READ_REGISTRATIONS,
    Right.WORK_REGISTRATIONS,
    Right.SEND_LETTERS,
    Right.EXPORT_SUBSCRIBERS,
    Right.READ_PATHWAYS,
    Right.EDIT_PATHWAYS,
    Right.PUBLISH_PATHWAYS,
    Right.READ_PRICES,
    Right.FEED_PRICES,
    Right.KEEP_PRICES,
    Right.READ_LOCAL_AIDS,
    Right.EDIT_LOCAL_AIDS,
    Right.REVIEW_LOCAL_AIDS,
    Right.WORK_DIRECTORY,
    Right.MANAGE_DIRECTORY,
]
# What a Region owns for all of its platforms.
REGION_RIGHTS = [Right.READ_LOCAL_AIDS, Right.EDIT_LOCAL_AIDS, Right.REVIEW_LOCAL_AIDS]
# What all platforms share.
SHARED_RIGHTS = [Right.READ_PARAMETERS, Right.EDIT_PARAMETERS, Right.REVIEW_PARAMETERS]
CASE_RIGHTS = [right for right in Right if right not in {*LEAD_RIGHTS, *PLATFORM_RIGHTS, *SHARED_RIGHTS}]
# A person with a role on the platform is always of that platform; the region's reader reaches it through the region.
HELD = {
    Relation.OWN: set(),
    Relation.REFERENT: {Relation.REFERENT, Relation.PLATFORM},
    Relation.PLATFORM: {Relation.PLATFORM},
    Relation.SHARED: {Relation.SHARED, Relation.PLATFORM},
    Relation.REGION: {Relation.REGION},
    Relation.INSTALLATION: set(),
    Relation.NONE: set(),
}


def expected(right: Right, role: Role, relation: Relation) -> bool:
    held = HELD[relation]
    if role is Role.REGION_READER and Relation.PLATFORM in held:
        held = (held - {Relation.PLATFORM}) | {Relation.REGION}
    if role is not Role.REGION_READER and relation is Relation.REGION:
        held = set()
    return any(allows(right, role, each) for each in held)


@pytest.fixture
def person(db: None) -> uuid.UUID:
    return UserFactory.create().pk


def reader_in(role: Role, relation: Relation, person: uuid.UUID, here: Platform, elsewhere: Platform) -> Reader:
    near = relation in {Relation.REFERENT, Relation.PLATFORM, Relation.SHARED}
    near = near or (relation is Relation.REGION and role is Role.REGION_READER)
    return Reader(user_id=person, grants=(Grant(role, frozenset({(here if near else elsewhere).pk})),))


def tie(subject: Case | Lead, relation: Relation, person: uuid.UUID) -> None:
    if relation is Relation.OWN:
        Household.objects.filter(pk=subject.household_id).update(user_id=person)
    elif relation is Relation.REFERENT:
        field = "referent_id" if isinstance(subject, Case) else "assigned_to_id"
        setattr(subject, field, person)
        subject.save()
    elif relation is Relation.SHARED and isinstance(subject, Case):
        CaseShare.objects.create(case=subject, user_id=person)


# All rights of a role in a relation are compared at once: the cast is built once for a row of the table.
ROWS = pytest.mark.parametrize(("role", "relation"), list(product(Role, Relation)))


def cells(rights: list[Right], role: Role, relation: Relation) -> set[Right]:
    """What the table gives."""
    return {right for right in rights if expected(right, role, relation)}


@ROWS
def test_d1_each_cell_about_cases(
    role: Role, relation: Relation, person: uuid.UUID, household: Household, other_platform: Platform
) -> None:
    case = CaseFactory.create(household=household)
    tie(case, relation, person)
    reader = reader_in(role, relation, person, household.platform, other_platform)

    assert {right for right in CASE_RIGHTS if can(reader, right, case)} == cells(CASE_RIGHTS, role, relation)
    assert Case.objects.readable_by(reader).exists() is expected(Right.READ_CASE, role, relation)


@ROWS
def test_d1_each_cell_about_leads(
    role: Role, relation: Relation, person: uuid.UUID, household: Household, other_platform: Platform
) -> None:
    lead = LeadFactory.create(household=household)
    tie(lead, relation, person)
    reader = reader_in(role, relation, person, household.platform, other_platform)

    assert {right for right in LEAD_RIGHTS if can(reader, right, lead)} == cells(LEAD_RIGHTS, role, relation)
    assert Lead.objects.readable_by(reader).exists() is expected(Right.READ_LEAD, role, relation)
    # A lead is shared with nobody: sharing leaves the relation of the platform.
    here = Relation.PLATFORM if relation is Relation.SHARED else relation
    assert {right for right in DWELLING_RIGHTS if can(reader, right, lead)} == cells(DWELLING_RIGHTS, role, here)


@pytest.mark.parametrize("role", Role)
def test_d1_each_cell_about_platforms(role: Role, platform: Platform, other_platform: Platform) -> None:
    here = Reader(user_id=uuid.uuid4(), grants=(Grant(role, frozenset({platform.pk})),))
    own = Relation.REGION if role is Role.REGION_READER else Relation.PLATFORM

    given = {right for right in PLATFORM_RIGHTS if can_on_platform(here, right, platform.pk)}
    assert given == {right for right in PLATFORM_RIGHTS if allows(right, role, own)}
    assert not [right for right in PLATFORM_RIGHTS if can_on_platform(here, right, other_platform.pk)]


@pytest.mark.parametrize(("role", "everywhere"), list(product(Role, [True, False])))
def test_d1_each_cell_about_what_all_platforms_share(role: Role, everywhere: bool) -> None:
    reader = Reader(user_id=uuid.uuid4(), grants=(Grant(role, frozenset({uuid.uuid4()}), everywhere),))
    relation = Relation.INSTALLATION if everywhere else Relation.PLATFORM

    given = {right for right in SHARED_RIGHTS if can_on_shared(reader, right)}
    assert given == {right for right in SHARED_RIGHTS if allows(right, role, relation)}


@pytest.mark.parametrize("role", Role)
def test_d1_each_cell_about_what_belongs_to_a_region(role: Role) -> None:
    region, elsewhere, platform = uuid.uuid4(), uuid.uuid4(), frozenset({uuid.uuid4()})
    reader = Reader(grants=(Grant(role, platform, organisation_id=region),))
    near = Reader(grants=(Grant(role, platform),))

    given = {right for right in REGION_RIGHTS if can_in_region(reader, right, region)}
    assert given == {right for right in REGION_RIGHTS if allows(right, role, Relation.REGION)}
    assert not [right for right in REGION_RIGHTS if can_in_region(reader, right, elsewhere)]
    assert not [right for right in REGION_RIGHTS if can_in_region(near, right, region)]


def test_d1_nobody_changes_shared_values_from_a_platform(platform: Platform) -> None:
    everyone = Reader(grants=tuple(Grant(role, frozenset({platform.pk})) for role in Role))

    assert can_on_shared(everyone, Right.READ_PARAMETERS)
    assert not can_on_shared(everyone, Right.EDIT_PARAMETERS)
    assert not can_on_shared(everyone, Right.REVIEW_PARAMETERS)


@pytest.mark.parametrize("is_own", [True, False])
def test_d1_each_cell_of_the_household(is_own: bool, case: Case, neighbour: Household) -> None:
    asker = case.household.user_id if is_own else neighbour.user_id
    relation = Relation.OWN if is_own else Relation.NONE

    given = {right for right in CASE_RIGHTS if household_can(asker, right, case)}
    assert given == {right for right in CASE_RIGHTS if allows(right, HOUSEHOLD, relation)}


def test_d1_an_unknown_cell_refuses() -> None:
    assert not allows(Right.READ_CASE, "stagiaire", Relation.PLATFORM)
    assert not allows("case.burn", Role.ADVISER, Relation.PLATFORM)  # type: ignore[arg-type]


def test_d1_somebody_who_is_nobody_owns_nothing(case: Case) -> None:
    Household.objects.filter(pk=case.household_id).update(user=None)
    case.household.refresh_from_db()

    assert not household_can(None, Right.READ_CASE, case)


def test_d1_every_written_cell_is_about_a_known_right_and_role() -> None:
    assert all(right in Right and (role == HOUSEHOLD or role in Role) for right, role in MATRIX)


def test_d1_every_right_is_walked() -> None:
    assert {*LEAD_RIGHTS, *CASE_RIGHTS, *PLATFORM_RIGHTS, *SHARED_RIGHTS} == set(Right)
