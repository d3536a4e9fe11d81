"""What the address of the agenda asks for: whose, of which platform or place, over which days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils import timezone

from backoffice.access import CASE_WORKERS
from renovation.accounts.models import User
from renovation.appointments.models import AgendaSettings, AppointmentType, Place
from renovation.appointments.queries import agenda_of, place_names_of, types_of
from renovation.edge.reading import read_id
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.models import Platform
from renovation.platforms.queries import platforms_of, team_of

DAY, WEEK, MONTH = "jour", "semaine", "mois"
VIEWS = {DAY: "Jour", WEEK: "Semaine", MONTH: "Mois"}
# Columns beyond which a screen says nothing any more.
MOST_PEOPLE = 12


@dataclass(frozen=True)
class Asked:
    # Those on which the reader works; one of them is asked for.
    platforms: Sequence[Platform]
    platform: Platform
    agenda: AgendaSettings
    view: str
    day: date
    team: Sequence[User]
    people: Sequence[User]
    places: Sequence[Place]
    place: Place | None
    kinds: Sequence[AppointmentType]
    kind_id: UUID | None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.agenda.zone)

    @property
    def first_day(self) -> date:
        if self.view == DAY:
            return self.day
        first = self.day.replace(day=1) if self.view == MONTH else self.day
        return monday_of(first)

    @property
    def last_day(self) -> date:
        """The last day shown."""
        if self.view == DAY:
            return self.day
        if self.view == WEEK:
            return self.first_day + timedelta(days=6)
        return monday_of(self.next_day - timedelta(days=1)) + timedelta(days=6)

    @property
    def previous_day(self) -> date:
        if self.view == MONTH:
            return (self.day.replace(day=1) - timedelta(days=1)).replace(day=1)
        return self.day - timedelta(days=1 if self.view == DAY else 7)

    @property
    def next_day(self) -> date:
        """The first day of the next month, or a day or a week later."""
        if self.view == MONTH:
            return (self.day.replace(day=28) + timedelta(days=7)).replace(day=1)
        return self.day + timedelta(days=1 if self.view == DAY else 7)

    @property
    def is_whole_team(self) -> bool:
        return self.place is None and len(self.people) > 1

    def bounds(self) -> tuple[datetime, datetime]:
        """The days on the wall clock of the platform, whatever the clocks do (H8)."""
        return midnight(self.first_day, self.zone), midnight(self.last_day + timedelta(days=1), self.zone)

    def query(self, *, view: str = "", day: date | None = None) -> str:
        """The address of the same agenda, on other days or at another scale."""
        asked: list[tuple[str, str]] = [
            ("vue", view or self.view),
            ("jour", (day or self.day).isoformat()),
            ("plateforme", str(self.platform.pk)),
        ]
        if self.place is not None:
            asked.append(("lieu", str(self.place.pk)))
        else:
            asked += [("qui", str(one.pk)) for one in self.people]
        if self.kind_id is not None:
            asked.append(("type", str(self.kind_id)))
        return urlencode(asked)


def asked_of(request: LoggedInRequest) -> Asked:
    """Read what makes sense; for the rest, one's own week, now."""
    platforms = own_platforms(request)
    platform = _named_among(platforms, request, request.GET)
    team, places = team_of(platform.pk), place_names_of(platform)
    kinds = types_of(reader=request.reader, platform_id=platform.pk)
    agenda = agenda_of(platform.pk)
    zone = ZoneInfo(agenda.zone)
    view = request.GET.get("vue", "")
    place_id, kind_id = read_id(request.GET.get("lieu")), read_id(request.GET.get("type"))
    return Asked(
        platforms=platforms,
        platform=platform,
        agenda=agenda,
        view=view if view in VIEWS else WEEK,
        day=read_day(request.GET.get("jour") or request.GET.get("semaine"), timezone.localdate(timezone=zone)),
        team=team,
        people=_people(request, team),
        places=places,
        place=next((each for each in places if each.pk == place_id), None),
        kinds=kinds,
        kind_id=kind_id if kind_id in {each.pk for each in kinds} else None,
    )


def platform_asked(request: LoggedInRequest, data: QueryDict) -> Platform:
    """The platform named, that of this site, or the first of those on which the reader works."""
    return _named_among(own_platforms(request), request, data)


def own_platforms(request: LoggedInRequest) -> list[Platform]:
    """Those on which the reader works; nobody else has an agenda."""
    own = request.reader.platform_ids(*CASE_WORKERS)
    found = [each for each in platforms_of(request.reader) if each.pk in own]
    if not found:
        raise PermissionDenied
    return found


def named(request: LoggedInRequest, platform: Platform) -> str:
    """What an address says of the platform, for a reader who works on several; nothing for any other."""
    several = len(request.reader.platform_ids(*CASE_WORKERS)) > 1
    return f"?plateforme={platform.pk}" if several else ""


def _named_among(found: Sequence[Platform], request: LoggedInRequest, data: QueryDict) -> Platform:
    wanted_id = read_id(data.get("plateforme"))
    here = request.platform.pk if request.platform else None
    return next((each for wanted in (wanted_id, here) for each in found if each.pk == wanted), found[0])


def _people(request: LoggedInRequest, team: Sequence[User]) -> list[User]:
    if "equipe" in request.GET:
        return list(team[:MOST_PEOPLE])
    wanted = {read_id(text) for text in request.GET.getlist("qui")} or {request.user.pk}
    return [one for one in team if one.pk in wanted][:MOST_PEOPLE] or [request.user]


def read_day(text: str | None, otherwise: date) -> date:
    """The first and last years of the calendar have nothing before or after: they are not shown."""
    try:
        asked = date.fromisoformat(text or "")
    except ValueError:
        return otherwise
    return asked if 1970 <= asked.year <= 2999 else otherwise


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)
