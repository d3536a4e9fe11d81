"""Where the demonstration's advisers receive beside their half-days: places of the site, a room, visits, video."""

from datetime import datetime, time

from cms.models import PlacePage
from cms.queries import site_of_platform
from config.demo.agendas import monday_of
from renovation.accounts.models import User
from renovation.appointments.enums import Modality, PlaceKind
from renovation.appointments.models import AppointmentType, Opening, Place
from renovation.appointments.operations import Reception, open_rule, save_adviser_settings, save_room
from renovation.platforms.models import Platform

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MORNING, AFTERNOON, DAY = (time(9), time(12)), (time(14), time(17)), (time(9), time(17))
ROOM = {"name": "Salle des Combles", "seats": 6}


def open_receptions(platform: Platform, team: list[User], *, now: datetime) -> None:
    """On top of the half-days: each place of the site with its hours, a shared room, visits, video."""
    first, visitor = team[0], team[-1]
    desk = _places(platform, team, now)
    room = save_room(place=desk, values=ROOM)
    visit = AppointmentType.objects.get(platform=platform, code="visite-a-domicile")
    _weekly(platform, first, "FREQ=WEEKLY;BYDAY=MO,WE", AFTERNOON, Reception([Modality.VIDEO]), now)
    _weekly(platform, visitor, "FREQ=WEEKLY;BYDAY=FR", DAY, Reception([Modality.HOME], kinds=[visit]), now)
    together = Reception([Modality.OFFICE, Modality.VIDEO], at_place=desk, room=room)
    _weekly(platform, visitor, "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", MORNING, together, now)
    for adviser in team:
        own = {"video_url": f"https://visio.example/{adviser.first_name.lower()}", "most_a_day": 6}
        if adviser == visitor:
            own |= {"skills": ["audit", "copropriété"], "most_visits_a_day": 2}
        save_adviser_settings(platform=platform, adviser=adviser, values=own)


def _places(platform: Platform, team: list[User], now: datetime) -> Place:
    """Each place of the site where one comes by appointment, with the hours that its page tells; the first one."""
    site = site_of_platform(platform)
    if site is None:
        raise LookupError(f"{platform.slug} has no site yet")
    pages = PlacePage.objects.descendant_of(site.root_page).live().filter(takes_appointments=True).order_by("path")
    desk, *elsewhere = [(_place_of(platform, page, rank), page) for rank, page in enumerate(pages)]
    # Half-days at the counter are those of the first place.
    Opening.objects.filter(platform=platform, modalities=[Modality.OFFICE]).update(at_place=desk[0])
    for rank, (place, page) in enumerate(elsewhere, start=1):
        reception = Reception([Modality.TOWN_HALL], at_place=place)
        for line in page.hours.all():
            rule = _rule(line.frequency, line.weekday)
            _weekly(platform, team[rank % len(team)], rule, (line.opens, line.closes), reception, now)
    return desk[0]


def _place_of(platform: Platform, page: PlacePage, rank: int) -> Place:
    return Place.objects.create(
        platform=platform,
        kind=PlaceKind.TOWN_HALL if rank else PlaceKind.OFFICE,
        name=page.title,
        address=page.full_address,
        commune=page.commune,
        page_id=page.pk,
        phone=page.phone,
        access=page.directions,
    )


def _rule(frequency: str, weekday: int) -> str:
    """Hours of a page as a rule of days."""
    day = DAYS[weekday]
    if frequency == "every":
        return f"FREQ=WEEKLY;BYDAY={day}"
    ranks = "-1" if frequency == "last" else frequency
    return "FREQ=MONTHLY;BYDAY=" + ",".join(f"{rank}{day}" for rank in ranks.split(","))


def _weekly(
    platform: Platform, adviser: User, rule: str, hours: tuple[time, time], reception: Reception, now: datetime
) -> None:
    first_day = monday_of(now).date()
    open_rule(
        platform=platform,
        adviser=adviser,
        rule=rule,
        first_day=first_day,
        opens=hours[0],
        closes=hours[1],
        reception=reception,
    )
