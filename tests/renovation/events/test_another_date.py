"""An event whose page says another day: those of the old day hold no seat of the new one."""

from datetime import timedelta
from uuid import UUID

import pytest

from renovation.events.models import Event, Registration
from renovation.events.operations import announce, forget_registrations, register
from renovation.events.queries import was_attended
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from tests.factories.living import EVENING, announced, person

BEFORE = EVENING - timedelta(days=10)
AFTER = EVENING + timedelta(days=1)
FORGETTING = EVENING + timedelta(days=200)
NEXT_YEAR = EVENING + timedelta(days=365)
NEXT_PAGE = announced(starts_at=NEXT_YEAR, ends_at=NEXT_YEAR + timedelta(hours=2), capacity=1)


@pytest.fixture
def one_came(platform: Platform) -> Registration:
    register(platform=platform, announced=announced(capacity=1), person=person(1), key=_key(1), now=BEFORE)
    return Registration.objects.get()


def _key(number: int) -> UUID:
    return UUID(int=number)


def test_whoever_came_on_the_old_day_holds_no_seat_and_is_told_nothing(
    platform: Platform, one_came: Registration
) -> None:
    event = announce(platform=platform, announced=NEXT_PAGE, now=AFTER)

    assert not Registration.objects.exists()
    assert event.revision == 0
    assert list(Mail.objects.values_list("template", flat=True)) == ["event_registered"]


def test_registrations_of_a_new_day_are_shown_and_forgotten_in_their_turn(
    platform: Platform, one_came: Registration
) -> None:
    forget_registrations(now=FORGETTING, months=6)
    assert Event.objects.get().forgotten_at is not None

    register(platform=platform, announced=NEXT_PAGE, person=person(2), key=_key(2), now=FORGETTING)
    assert Event.objects.get().forgotten_at is None

    assert forget_registrations(now=NEXT_YEAR + timedelta(days=200), months=6) == 1
    assert not Registration.objects.exists()


def test_a_word_corrected_on_the_page_of_a_past_event_forgets_nobody(
    platform: Platform, one_came: Registration
) -> None:
    announce(platform=platform, announced=announced(capacity=1, title="Réunion publique de Thise"), now=AFTER)

    assert Registration.objects.get() == one_came


def test_an_event_was_attended_once_it_is_over_and_while_people_are_known(
    platform: Platform, one_came: Registration
) -> None:
    page_id = one_came.event.page_id
    told = [was_attended(page_id, now=BEFORE), was_attended(page_id, now=AFTER)]
    forget_registrations(now=FORGETTING, months=6)

    assert [*told, was_attended(page_id, now=FORGETTING)] == [False, True, False]
