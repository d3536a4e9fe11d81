"""H9: two households become one, nothing is lost, and thirty days long it can be undone."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, BookingInvitation, WaitingEntry
from renovation.cases.enums import CloseReason, LeadOrigin, LeadState
from renovation.cases.models import Lead
from renovation.cases.operations import SpokenContact, enter_lead, open_lead
from renovation.households.models import Household, Occupancy
from renovation.households.operations import claim_households, give_consents, record_household
from renovation.households.rules import consent_given
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.leads.models import HouseholdMerge
from renovation.leads.operations import merge_households, tell_apart, undo_merge
from renovation.leads.queries import Typed, duplicates_of, duplicates_of_typed
from renovation.leads.refusals import MergeRefused
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.factories.appointments import AppointmentTypeFactory
from tests.factories.cases import CaseFactory, DwellingFactory, HouseholdFactory, LeadFactory

NOW = timezone.now()


@pytest.fixture
def twin(household: Household, communes: list[Commune]) -> Household:
    """The household of the story, typed again by somebody: another address, one letter wrong."""
    known = HouseholdFactory.create(
        platform=household.platform,
        first_name="Camile",
        last_name="Leroux",
        phone="07 11 22 33 44",
        email="cl@x.example",
    )
    for each in (household, known):
        Occupancy.objects.create(
            household=each, dwelling=DwellingFactory.create(platform=each.platform, commune=communes[0])
        )
    return known


def merged(one: Household, other: Household, author: User) -> HouseholdMerge:
    return merge_households(first_id=one.pk, second_id=other.pk, author=author, now=NOW)


def test_a_name_with_a_mistake_in_the_same_commune_is_found(household: Household, twin: Household) -> None:
    HouseholdFactory.create(platform=household.platform, last_name="Leroux", first_name="Bernard")

    (found,) = duplicates_of(twin)

    assert (found.household, found.why.reasons) == (household, ("nom presque identique, même commune",))


def test_who_is_typed_is_found_by_telephone_and_elsewhere_by_nobody(
    household: Household, platform: Platform, other_platform: Platform
) -> None:
    Household.objects.filter(pk=household.pk).update(phone="06.12.34.56.78")
    typed = Typed("Autre", phone="+33 6 12 34 56 78")

    assert [one.household for one in duplicates_of_typed(platform.pk, typed)] == [household]
    assert duplicates_of_typed(other_platform.pk, typed) == []


def test_h9_everything_of_both_is_kept(household: Household, twin: Household, adviser: User) -> None:
    own = LeadFactory.create(household=household, request="Isoler les combles")
    same = LeadFactory.create(household=twin, request="Changer la chaudière", callback_wish="Le soir")
    case = CaseFactory.create(household=twin)
    hours = (NOW, NOW + timedelta(hours=1))
    appointment = Appointment.objects.create(
        platform=twin.platform,
        adviser=adviser,
        household=twin,
        lead=same,
        period=hours,
        modality="phone",
        token_hash="a",
    )

    merge = merged(household, twin, adviser)

    for row in (household, twin, own, same, case, appointment):
        row.refresh_from_db()
    assert merge.kept == household
    assert {case.household, appointment.household, same.household} == {household}
    assert appointment.lead == own
    assert "Isoler les combles" in own.request
    assert "Changer la chaudière" in own.request
    assert own.callback_wish == "Le soir"
    assert (same.state, same.close_reason, same.request) == (
        LeadState.CLOSED,
        CloseReason.DUPLICATE,
        "Changer la chaudière",
    )
    assert household.occupancies.count() == 2
    assert twin.merged_into == household
    assert Entry.objects.filter(action=Action.HOUSEHOLDS_MERGED).count() == 1
    assert duplicates_of(household) == []


def test_h9_undone_it_is_as_before_and_what_came_since_stays(
    household: Household, twin: Household, adviser: User
) -> None:
    own = LeadFactory.create(household=household, request="Isoler les combles")
    same = LeadFactory.create(household=twin, request="Changer la chaudière", callback_wish="Le soir")
    before = (list(Household.objects.order_by("pk").values()), own.request, own.callback_wish)
    merge = merged(household, twin, adviser)
    later = CaseFactory.create(household=Household.objects.get(pk=household.pk))

    undo_merge(merge_id=merge.pk, author=adviser, now=NOW + timedelta(days=29))

    for row in (own, same):
        row.refresh_from_db()
    assert (list(Household.objects.order_by("pk").values()), own.request, own.callback_wish) == before
    assert (same.household, same.state, same.close_reason) == (twin, LeadState.NEW, "")
    assert twin.occupancies.count() == 1
    assert later.household == household
    assert Entry.objects.filter(action=Action.HOUSEHOLDS_SEPARATED).count() == 1


def test_a_value_that_somebody_changed_since_is_left(household: Household, twin: Household, adviser: User) -> None:
    Household.objects.filter(pk=household.pk).update(phone="")
    merge = merged(household, twin, adviser)
    Household.objects.filter(pk=household.pk, phone="07 11 22 33 44").update(phone="03 81 00 00 00")

    undo_merge(merge_id=merge.pk, author=adviser, now=NOW)

    assert Household.objects.get(pk=household.pk).phone == "03 81 00 00 00"


def test_an_account_that_came_by_the_address_of_the_other_goes_back_with_it(
    platform: Platform, household_user: User, adviser: User
) -> None:
    kept = HouseholdFactory.create(platform=platform, email="")
    absorbed = HouseholdFactory.create(platform=platform, email=household_user.email)
    merge = merged(kept, absorbed, adviser)
    EmailAddress.objects.create(user=household_user, email=household_user.email, verified=True, primary=True)
    claim_households(user=household_user)
    assert Household.objects.get(pk=kept.pk).user == household_user

    undo_merge(merge_id=merge.pk, author=adviser, now=NOW)

    for row in (kept, absorbed):
        row.refresh_from_db()
    assert (kept.email, kept.user, absorbed.user) == ("", None, household_user)
    assert Entry.objects.get(action=Action.HOUSEHOLDS_SEPARATED).detail["account"] == str(household_user.pk)


def test_an_invitation_follows_and_one_place_in_the_list_is_kept(
    household: Household, twin: Household, adviser: User
) -> None:
    own, same = LeadFactory.create(household=household), LeadFactory.create(household=twin)
    kind = AppointmentTypeFactory.create(platform=twin.platform)
    common = {"platform": twin.platform, "kind": kind, "created_at": NOW}
    first, second = (
        WaitingEntry.objects.create(household=one.household, lead=one, token_hash=str(one.pk), **common)
        for one in (own, same)
    )
    invitation = BookingInvitation.objects.create(
        household=twin, lead=same, token_hash="i", created_by_id=adviser.pk, expires_at=NOW, **common
    )

    merge = merged(household, twin, adviser)
    for row in (first, second, invitation):
        row.refresh_from_db()
    assert (invitation.household, invitation.lead) == (household, own)
    assert (first.state, second.state, second.lead) == ("waiting", "left", own)

    undo_merge(merge_id=merge.pk, author=adviser, now=NOW)
    for row in (second, invitation):
        row.refresh_from_db()
    assert (invitation.household, invitation.lead) == (twin, same)
    assert (second.state, second.household, second.lead) == ("waiting", twin, same)


def test_the_case_of_a_lead_that_goes_back_goes_with_it(household: Household, twin: Household, adviser: User) -> None:
    lead = LeadFactory.create(household=twin)
    merge = merged(household, twin, adviser)
    case = CaseFactory.create(household=Household.objects.get(pk=household.pk), lead=lead)

    undo_merge(merge_id=merge.pk, author=adviser, now=NOW)

    case.refresh_from_db()
    assert case.household == twin
    assert Entry.objects.get(action=Action.HOUSEHOLDS_SEPARATED).detail["cases"] == [str(case.pk)]


def test_the_request_that_was_there_stays_whole(household: Household, twin: Household, adviser: User) -> None:
    own = LeadFactory.create(household=household, request="Isoler " + "a" * 1900)
    LeadFactory.create(household=twin, request="b" * 1900)

    merged(household, twin, adviser)

    request = own.request
    own.refresh_from_db()
    assert own.request.startswith(request + "\n\n(Demande du")
    assert len(own.request) == 2000


def test_what_comes_to_the_duplicate_reaches_the_one_that_was_kept(
    household: Household, twin: Household, adviser: User
) -> None:
    merged(household, twin, adviser)

    again = record_household(
        platform=twin.platform,
        first_name="",
        last_name="Leroux",
        email="CL@x.example",
        phone="",
        preferred_channel="",
        consents=[consent_given("advice")],
        channel="web",
        at=NOW,
    )

    assert again == household
    assert twin.search_name in again.search_name
    assert open_lead(household=twin, origin="contact", request="Et les fenêtres ?").household == household


def test_what_differs_from_the_file_is_told_however_long_the_request(household: Household, adviser: User) -> None:
    said = SpokenContact("", "Autre", "", "", None, "a" * 2000, "", agreed=False)

    lead = enter_lead(
        platform=household.platform,
        author=adviser,
        origin=LeadOrigin.PHONE,
        contact=said,
        follow=False,
        key=uuid4(),
        now=NOW,
        known=household.pk,
    )

    assert lead.request.endswith("nom : Autre)")
    assert len(lead.request) == 2000


def test_consents_of_both_stand_and_none_is_doubled(household: Household, twin: Household, adviser: User) -> None:
    for each in (household, twin):
        give_consents(household=each, consents=[consent_given("advice")], channel="web", at=NOW)
    merged(household, twin, adviser)

    assert give_consents(household=household, consents=[consent_given("advice")], channel="web", at=NOW) == 0
    assert household.consents.count() == 2


def test_what_cannot_be_merged_or_undone_is_refused(
    household: Household, twin: Household, neighbour: Household, adviser: User, other_platform: Platform
) -> None:
    elsewhere = HouseholdFactory.create(platform=other_platform)
    merge = merged(household, twin, adviser)

    for one, other in ((household, twin), (household, neighbour), (household, elsewhere), (household, household)):
        with pytest.raises(MergeRefused):
            merged(one, other, adviser)
    with pytest.raises(MergeRefused):
        undo_merge(merge_id=merge.pk, author=adviser, now=NOW + timedelta(days=31))
    undo_merge(merge_id=merge.pk, author=adviser, now=NOW)
    with pytest.raises(MergeRefused):
        undo_merge(merge_id=merge.pk, author=adviser, now=NOW)


def test_two_that_were_told_apart_are_not_shown_again(household: Household, twin: Household, adviser: User) -> None:
    for one, other in ((household, twin), (twin, household)):
        tell_apart(one=one, other=other, author=adviser)

    assert duplicates_of(twin) == []
    assert Entry.objects.filter(action=Action.HOUSEHOLDS_TOLD_APART).count() == 1


def test_a_waiting_lead_alone_changes_sides_as_it_is(household: Household, twin: Household, adviser: User) -> None:
    lead = LeadFactory.create(household=twin, request="Isoler")
    merge = merged(household, twin, adviser)
    assert (Lead.objects.get().household, Lead.objects.get().state) == (household, LeadState.NEW)

    undo_merge(merge_id=merge.pk, author=adviser, now=NOW)
    lead.refresh_from_db()
    assert lead.household == twin


@pytest.mark.django_db(transaction=True)
def test_of_several_who_merge_at_once_one_does(household: Household, twin: Household, adviser: User) -> None:
    refused = []

    def run() -> None:
        try:
            merged(household, twin, adviser)
        except MergeRefused as error:
            refused.append(str(error))
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert HouseholdMerge.objects.count() == 1
    assert len(refused) == 3
