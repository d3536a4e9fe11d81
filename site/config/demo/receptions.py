"""Where the demonstration's advisers receive beside their half-days: places of the site, visits, video, workshops."""

from datetime import datetime, time, timedelta
from itertools import islice

from cms.models import PlacePage
from cms.queries import site_of_platform
from config.demo.agendas import monday_of
from renovation.accounts.models import User
from renovation.appointments.enums import Modality, PlaceKind
from renovation.appointments.models import AdviserSettings, AppointmentType, Opening, Place
from renovation.appointments.operations import (
    Details,
    Reception,
    SessionPlan,
    Wish,
    book_seat,
    join_waiting_list,
    open_rule,
    plan_session,
)
from renovation.cases.models import Case
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVENING = time(18)
SEATS_TAKEN = 5


def open_receptions(platform: Platform, team: list[User], cases: list[Case], *, now: datetime) -> None:
    """Places and hours that come back, a workshop with people in it, somebody who waits for a visit."""
    kinds = {kind.code: kind for kind in AppointmentType.objects.filter(platform=platform)}
    visitor = team[-1]
    _places(platform, team, now)
    visits = Reception([Modality.HOME], kinds=[kinds["visite-a-domicile"]])
    _weekly(platform, visitor, "FREQ=WEEKLY;BYDAY=FR", (time(9), time(17)), visits, now)
    _weekly(platform, team[0], "FREQ=WEEKLY;BYDAY=MO,WE", (time(14), time(17)), Reception([Modality.VIDEO]), now)
    for adviser in team:
        room = f"https://visio.example/{adviser.first_name.lower()}"
        AdviserSettings.objects.get_or_create(platform=platform, adviser=adviser, defaults={"video_url": room})
    _workshop(platform, kinds["atelier"], visitor, cases, now)
    for case in islice(reversed(cases), 2):
        wish = Wish(weekdays=[0, 2, 4])
        token = new_token()
        kind = kinds["visite-a-domicile"]
        join_waiting_list(kind=kind, household=case.household, token=token, now=now, wish=wish, case=case)


def _places(platform: Platform, team: list[User], now: datetime) -> None:
    """Each place of the site where one comes by appointment, with the hours that its page tells."""
    site = site_of_platform(platform)
    if site is None:
        raise LookupError(f"{platform.slug} has no site yet")
    pages = PlacePage.objects.descendant_of(site.root_page).live().filter(takes_appointments=True).order_by("path")
    for rank, page in enumerate(pages):
        place = Place.objects.create(
            platform=platform,
            kind=PlaceKind.TOWN_HALL if rank else PlaceKind.OFFICE,
            name=page.title,
            address=page.full_address,
            commune=page.commune,
            page_id=page.pk,
            phone=page.phone,
            access=page.directions,
        )
        if rank == 0:
            _at_reception(platform, place)
            continue
        receives = team[rank % len(team)]
        reception = Reception([Modality.TOWN_HALL], at_place=place)
        for line in page.hours.all():
            rule = _rule(line.frequency, line.weekday)
            _weekly(platform, receives, rule, (line.opens, line.closes), reception, now)


def _at_reception(platform: Platform, place: Place) -> None:
    """Half-days at the counter are those of the first place."""
    Opening.objects.filter(platform=platform, modalities=[Modality.OFFICE]).update(at_place=place)


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


def _workshop(platform: Platform, kind: AppointmentType, leader: User, cases: list[Case], now: datetime) -> None:
    """Two evenings; the first has people already."""
    for weeks, title in ((2, "Lire un devis de rénovation"), (4, "Préparer ses travaux")):
        starts_at = monday_of(now) + timedelta(weeks=weeks, days=3, hours=EVENING.hour)
        plan = SessionPlan(starts_at, [leader], place=platform.address, title=title)
        session = plan_session(kind=kind, plan=plan, now=now)
        for case in cases[:SEATS_TAKEN] if weeks == 2 else ():
            book_seat(session=session, household=case.household, token=new_token(), now=now, details=Details(case=case))
