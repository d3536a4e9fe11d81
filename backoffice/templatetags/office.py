"""The office's menu, on every page that extends its layout."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from backoffice.access import CASE_READERS, CASE_WORKERS, FIGURE_READERS, LOCAL_AID_READERS
from backoffice.agenda.asked import DAY, Asked
from backoffice.agenda.items import Item
from backoffice.agenda.rooms import ROOMS, SETTINGS
from backoffice.agenda.wishes import modalities_of_rule, wishes_of
from backoffice.counts import counts_for, directory_counts
from backoffice.diagnoses.self_diagnosis import EstimateInWords, answers, estimate_in_words
from backoffice.lists import Delay, delay_until, hour_of, waiting_since
from backoffice.morning.waiting import place_of_lead
from renovation.appointments.models import OpeningRule, WaitingEntry
from renovation.cases.queries.columns import place_of
from renovation.cases.queries.columns import surname_first as household_by_surname
from renovation.edge.reading import read_id
from renovation.financing.rules.changed_lists import told_apart
from renovation.financing.rules.two_days import MOST_CELLS
from renovation.platforms.enums import Right, Role
from renovation.platforms.permissions import administers_installation, can_on_shared, platforms_open_to
from renovation.quantities.rules.wording import differences, in_short

SITE_ADMIN = "wagtailadmin_home"
register = template.Library()


@dataclass(frozen=True)
class Entry:
    """A line of the menu; `unit` says what is counted to those who do not see the layout."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None
    unit: str = ""


@register.simple_tag(takes_context=True)
def office_menu(context: dict[str, Any]) -> list[Entry]:
    """What this reader may open. The counts are those of the lists behind."""
    request: HttpRequest | None = context.get("request")
    if request is None or not hasattr(request, "reader"):
        return []
    roles = request.reader.roles
    entries: list[Entry] = []
    if roles.intersection(CASE_WORKERS):
        entries += _for_case_workers(request)
    elif roles.intersection(CASE_READERS):
        entries.append(_entry(request, "Dossiers partagés", "cases"))
        entries.append(_entry(request, "Financements partagés", "financer_cases"))
    entries += _for_the_public(request)
    if roles.intersection(FIGURE_READERS):
        entries.append(_entry(request, "Chiffres", "figures"))
    if roles.intersection(LOCAL_AID_READERS):
        entries.append(_entry(request, "Aides locales", "local_aids"))
    entries += [_entry(request, label, name) for label, name, right in _KNOWLEDGE if _opens(request, right)]
    entries += [_entry(request, "Catalogue", "works_catalogue")] if roles & Role.of_the_office() else []
    if can_on_shared(request.reader, Right.READ_PARAMETERS):
        entries.append(_entry(request, "Paramètres", "parameters"))
    if Role.ADMINISTRATOR in roles:
        entries += [_entry(request, label, name) for label, name in _ADMINISTRATION]
    if administers_installation(request.reader):
        entries.append(_entry(request, "Annuaire RGE", "directory_imports"))
    return entries


def _for_the_public(request: HttpRequest) -> list[Entry]:
    """Meetings, letters, and what people and firms ask about the directory."""
    entries = [_entry(request, label, name) for label, name, right in _LIVING if _opens(request, right)]
    waiting = directory_counts(request)
    if waiting is not None:
        entries.append(_entry(request, "Professionnels", "directory_requests", waiting.total, "en attente"))
    return entries


_LIVING = [
    ("Transmettre un ménage", "lead_bring", Right.BRING_LEADS),
    ("Événements", "events", Right.READ_REGISTRATIONS),
    ("Lettre d’information", "letters", Right.SEND_LETTERS),
    ("Écrire le site", SITE_ADMIN, Right.EDIT_SITE),
]
_KNOWLEDGE = [
    ("Parcours", "pathways", Right.EDIT_PATHWAYS),
    ("Prix des travaux", "prices", Right.READ_PRICES),
]
_ADMINISTRATION = [("Agents", "agents"), ("Travaux automatiques", "jobs"), ("Journal", "journal")]


def _opens(request: Any, right: Right) -> bool:
    return bool(platforms_open_to(request.reader, right))


@register.simple_tag(takes_context=True)
def office_home(context: dict[str, Any]) -> str:
    """Where the logo of the office leads: whoever only writes the site has no morning page."""
    reader = getattr(context.get("request"), "reader", None)
    only_writes = reader is not None and bool(reader.roles) and reader.roles <= Role.of_the_site()
    return reverse("backoffice:events") if only_writes else reverse("backoffice:morning")


def _for_case_workers(request: HttpRequest) -> list[Entry]:
    counts = counts_for(request)
    if counts is None:
        return []
    return [
        _entry(request, "Ce matin", "morning"),
        _entry(request, "Prospects", "leads", counts.leads_waiting, "en attente"),
        _entry(request, "Dossiers", "cases", counts.cases_running, "en cours"),
        _entry(request, "Agenda", "agenda"),
        _entry(request, "Messages", "messages", counts.messages_unread, "non lus"),
        _entry(request, "Tâches", "tasks", counts.tasks_due, "à faire aujourd’hui"),
        _entry(request, "Alertes", "alerts"),
    ]


def _entry(request: HttpRequest, label: str, name: str, count: int | None = None, unit: str = "") -> Entry:
    url = reverse(name if name == SITE_ADMIN else f"backoffice:{name}")
    is_current = request.path == url if name == "morning" else request.path.startswith(url)
    return Entry(label=label, url=url, is_current=is_current, count=count, unit=unit)


@register.filter
def delay(due: Any, today: Any) -> Delay:
    return delay_until(due, today=today)


@register.filter
def waiting(moment: Any, now: Any) -> Delay:
    return waiting_since(moment, now=now)


@register.filter
def hour(moment: Any) -> str:
    return hour_of(moment)


@register.simple_tag(takes_context=True)
def agenda_rooms(context: dict[str, Any]) -> list[tuple[str, str]]:
    """Names and words of the rooms of the agenda that this reader may open, in the order of the tabs."""
    reader = getattr(context.get("request"), "reader", None)
    sets = reader is not None and bool(platforms_open_to(reader, Right.SET_AGENDA))
    return [*ROOMS, *([SETTINGS] if sets else [])]


@register.simple_tag(takes_context=True)
def agenda_query(context: dict[str, Any]) -> str:
    """What the tabs say of the platform that the address names, for who works on several."""
    request = context.get("request")
    asked = read_id(request.GET.get("plateforme")) if request is not None else None
    return f"?plateforme={asked}" if asked is not None else ""


@register.filter
def hours_on(item: Item, day: date) -> str:
    """From when to when on this day; what lasts longer than the day has no hours."""
    zone = timezone.get_current_timezone()
    begins, ends = (datetime.combine(one, time.min, tzinfo=zone) for one in (day, day + timedelta(days=1)))
    if item.starts_at <= begins and item.ends_at >= ends:
        return "Toute la journée"
    return f"{hour_of(item.starts_at)} – {hour_of(item.ends_at)}"


@register.filter
def day_query(asked: Asked, day: date) -> str:
    """The address of one day of the same agenda."""
    return asked.query(view=DAY, day=day)


@register.filter
def wishes(entry: WaitingEntry) -> str:
    return wishes_of(entry)


@register.filter
def rule_modalities(rule: OpeningRule) -> str:
    return modalities_of_rule(rule)


@register.filter
def works_on_cases(reader: Any) -> bool:
    return bool(reader) and bool(reader.roles.intersection(CASE_WORKERS))


@register.filter
def reads_cases(reader: Any) -> bool:
    return bool(reader) and bool(reader.roles.intersection(CASE_READERS))


@register.filter
def ending(query: str) -> str:
    """A query string ready for one more parameter."""
    return f"{query.removeprefix('?')}&" if query.strip("?") else ""


@register.filter
def surname_first(household: Any) -> str:
    return household_by_surname(household)


@register.filter
def place(dwelling: Any) -> str:
    return place_of(dwelling)


@register.filter
def lead_place(lead: Any) -> str:
    return place_of_lead(lead)


@register.filter
def answer_delay(lead: Any) -> str:
    """How long the household waited for its first answer."""
    hours = int((lead.first_answered_at - lead.created_at).total_seconds() // 3600)
    return f"{hours // 24}\u00a0j" if hours >= 48 else f"{hours}\u00a0h" if hours else "moins d’une heure"


@register.filter
def office_url(name: str) -> str:
    """The full name of an address of the office."""
    return f"backoffice:{name}"


@register.filter
def estimate_of(diagnosis: Any) -> EstimateInWords | None:
    return estimate_in_words(diagnosis)


@register.filter
def answers_of(diagnosis: Any) -> list[tuple[str, str]]:
    return answers(diagnosis)


@register.filter
def has_unread(story: Any) -> bool:
    """Whether a message of the household waits in this story."""
    messages = (item.subject for item in story if item.kind == "message")
    return any(message.from_household and message.read_at is None for message in messages)


@register.filter
def was_and_is(change: Any) -> str:
    """A parameter before and now, in words."""
    before, after = change.before, change.after
    apart = told_apart(before, after)
    if apart is not None:
        return " → ".join(apart)
    if before is None or after is None:
        return " → ".join("aucune valeur" if one is None else in_short(one) for one in (before, after))
    told = [f"{one.place} {one.before} → {one.after}".strip() for one in differences(before, after)]
    return "\u00a0; ".join(told[:MOST_CELLS])
