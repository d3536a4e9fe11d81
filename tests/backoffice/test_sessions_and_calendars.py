"""Sessions with their list of people, private calendar addresses, calendars elsewhere, figures of use."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from cms.models import PlatformSite
from renovation.accounts.models import User
from renovation.appointments.models import (
    Appointment,
    AppointmentType,
    CalendarFeed,
    CollectiveSession,
    ExternalBusy,
    FirstSlotDelay,
    WaitingEntry,
)
from renovation.appointments.operations import seed_agenda
from renovation.appointments.queries import feed_by_token
from renovation.cases.models import Case
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.factories.appointments import PlaceFactory, one_of_each

BUSY = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
UID:1@chez-moi\r
DTSTART:%sT090000Z\r
DTEND:%sT100000Z\r
SUMMARY:Dentiste\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture
def planned(desk: Client, platform: Platform, adviser: User) -> CollectiveSession:
    kind = next(one for one in seed_agenda(platform=platform) if one.is_collective)
    said = {
        "kind": str(kind.pk),
        "title": "Lire un devis",
        "day": (timezone.localdate() + timedelta(days=9)).isoformat(),
        "hour": "18:00",
        "modality": "office",
        "place": str(PlaceFactory.create(platform=platform).pk),
        "advisers": [str(adviser.pk)],
        "capacity": "6",
    }
    desk.post(reverse("backoffice:sessions"), said)
    return CollectiveSession.objects.get()


def test_a_session_is_planned_and_a_person_gets_a_seat(desk: Client, planned: CollectiveSession, case: Case) -> None:
    found = desk.get(reverse("backoffice:session", args=[planned.pk]), {"q": case.household.last_name})
    desk.post(f"{reverse('backoffice:session_join', args=[planned.pk])}?dossier={case.pk}")

    planned.refresh_from_db()
    page = desk.get(reverse("backoffice:session", args=[planned.pk]))
    assert f"dossier={case.pk}" in found.content.decode()
    assert (planned.seats_taken, planned.capacity) == (1, 6)
    assert str(case.household.last_name) in page.content.decode()


def test_who_came_is_ticked_once_it_has_begun(desk: Client, planned: CollectiveSession, case: Case) -> None:
    desk.post(f"{reverse('backoffice:session_join', args=[planned.pk])}?dossier={case.pk}")
    seat, now = Appointment.objects.get(), timezone.now()
    address, said = reverse("backoffice:session_attendance", args=[planned.pk]), {f"presence-{seat.pk}": "missed"}
    early = desk.post(address, said, follow=True)
    CollectiveSession.objects.update(period=(now - timedelta(hours=2), now))

    desk.post(address, said)

    seat.refresh_from_db()
    assert "pas encore eu lieu" in early.content.decode()
    assert seat.state == "missed"


def test_a_session_that_is_cancelled_frees_everybody(desk: Client, planned: CollectiveSession, case: Case) -> None:
    desk.post(f"{reverse('backoffice:session_join', args=[planned.pk])}?dossier={case.pk}")

    desk.post(reverse("backoffice:session_cancel", args=[planned.pk]), {"reason": "Salle fermée"})

    assert Appointment.objects.get().state == "cancelled"


def test_h1_a_session_over_another_is_refused_and_what_was_typed_stays(
    desk: Client, planned: CollectiveSession, adviser: User
) -> None:
    said = {
        "kind": str(planned.kind_id),
        "title": "Encore une",
        "day": timezone.localtime(planned.starts_at).date().isoformat(),
        "hour": "18:30",
        "modality": "video",
        "advisers": [str(adviser.pk)],
    }

    page = desk.post(reverse("backoffice:sessions"), said)

    assert page.context["form"].errors["day"]
    assert 'value="Encore une"' in page.content.decode()


def test_a_private_address_is_shown_once_and_can_be_taken_back(desk: Client, platform: Platform) -> None:
    PlatformSite.objects.create(site=Site.objects.get(is_default_site=True), platform=platform)
    page = desk.post(reverse("backoffice:feed_create"), {"whose": "", "detail": "busy"})
    address = page.context["address"]
    token = address.rsplit("/", 1)[-1].removesuffix(".ics")
    opened = feed_by_token(token)
    read = Client().get(f"/agenda/{token}.ics")

    desk.post(reverse("backoffice:feed_revoke", args=[CalendarFeed.objects.get().pk]))

    assert opened is not None
    assert read.status_code == 200
    assert read["Content-Type"].startswith("text/calendar")
    assert Client().get(f"/agenda/{token}.ics").status_code == 404
    assert address not in desk.get(reverse("backoffice:feeds")).content.decode()
    assert feed_by_token(token) is None


def test_an_adviser_does_not_take_back_the_address_of_a_colleague(
    desk: Client, platform: Platform, manager: User
) -> None:
    feed = CalendarFeed.objects.create(
        platform=platform, adviser=manager, token_hash="a", created_by_id=manager.pk, created_at=timezone.now()
    )

    assert desk.post(reverse("backoffice:feed_revoke", args=[feed.pk])).status_code == 403


def test_the_address_of_a_place_is_made_by_who_sets_the_agenda(
    desk: Client, at_desk: Desk, manager: User, platform: Platform
) -> None:
    said = {"whose": str(PlaceFactory.create(platform=platform).pk), "detail": "subject"}

    refused = desk.post(reverse("backoffice:feed_create"), said)
    at_desk(manager).post(reverse("backoffice:feed_create"), said)

    assert refused.context["feed_form"].errors["whose"]
    assert CalendarFeed.objects.get().place is not None


def test_only_the_busy_times_of_a_file_are_kept(desk: Client) -> None:
    day = (timezone.localdate() + timedelta(days=3)).strftime("%Y%m%d").encode()
    file = upload("agenda.ics", BUSY % (day, day))

    desk.post(reverse("backoffice:calendar_link"), {"name": "Chez moi", "file": file})

    assert ExternalBusy.objects.count() == 1
    assert "Dentiste" not in desk.get(reverse("backoffice:feeds")).content.decode()


@pytest.mark.parametrize("content", [b"ceci n'est pas un agenda", b"\x00\xff" * 40])
def test_a_hostile_file_is_refused_beside_its_field(desk: Client, content: bytes) -> None:
    page = desk.post(reverse("backoffice:calendar_link"), {"name": "Chez moi", "file": upload("agenda.ics", content)})

    assert page.status_code == 422
    assert page.context["calendar_form"].errors["file"]


def test_an_address_that_may_not_be_read_is_refused_beside_its_field(desk: Client) -> None:
    said = {"name": "Chez moi", "url": "http://169.254.169.254/latest"}

    page = desk.post(reverse("backoffice:calendar_link"), said)

    assert page.context["calendar_form"].errors["url"]


def test_somebody_who_waits_is_taken_off_the_list(desk: Client, case: Case, adviser: User) -> None:
    entry = one_of_each(case.household, adviser)["waiting_id"]

    desk.post(reverse("backoffice:waiting_leave", args=[entry]))

    assert WaitingEntry.objects.get().state == "left"


def test_figures_count_what_became_of_appointments(desk: Client, case: Case, adviser: User) -> None:
    seed_agenda(platform=case.platform)
    start = timezone.now() - timedelta(days=2)
    for number, state in enumerate(("done", "done", "done", "missed")):
        begins = start + timedelta(hours=number)
        Appointment.objects.create(
            platform=case.platform,
            adviser=adviser,
            household=case.household,
            modality="phone",
            state=state,
            period=(begins, begins + timedelta(minutes=45)),
            token_hash=f"chiffre-{number}",
        )
    kind = AppointmentType.objects.filter(platform=case.platform).order_by("position")[0]
    for day, days in enumerate((4, None, 6)):
        measured_on = timezone.localdate() - timedelta(days=day)
        FirstSlotDelay.objects.create(platform=case.platform, kind=kind, measured_on=measured_on, days=days)

    page: Any = desk.get(reverse("backoffice:agenda_figures"))

    assert page.context["outcomes"].no_show_percent == 25.0
    assert page.context["origins"].bars[0].value == 4
    assert [history.title for history in page.context["histories"]] == [kind.name]
    assert "Aucune mesure" in desk.get(reverse("backoffice:agenda_figures"), {"au": "2026-01-31"}).content.decode()


def upload(name: str, content: bytes) -> Any:

    return SimpleUploadedFile(name, content, content_type="text/calendar")
