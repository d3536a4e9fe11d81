"""The sheets of settings, one function each: what is stored, as its form shows it, and how it is saved."""

from functools import partial
from typing import Any

from backoffice.agenda.settings_forms import (
    AdviserForm,
    GeneralForm,
    PlaceForm,
    ReminderForm,
    SectorForm,
    TypeForm,
)
from backoffice.agenda.settings_texts import written_hours, written_questions, written_rooms
from backoffice.agenda.sheets import Preview, Sheet, Values
from backoffice.agenda.type_preview import type_shown
from renovation.accounts.models import User
from renovation.appointments.enums import Access, Modality
from renovation.appointments.models import AppointmentType, Place, ReminderRule, Sector
from renovation.appointments.operations import (
    save_adviser_settings,
    save_agenda_settings,
    save_place,
    save_reminder_rule,
    save_room,
    save_sector,
    save_type,
)
from renovation.appointments.queries import adviser_settings_of, agenda_of, readable_type, types_of
from renovation.appointments.queries.own import (
    intercommunalities_of,
    own_rooms,
    readable_reminder_rule,
    readable_sector,
)
from renovation.appointments.queries.settings import readable_place
from renovation.edge.place_pages import place_pages
from renovation.platforms.models import Platform
from renovation.platforms.queries import agents_working_on_cases, people_among
from renovation.platforms.rules.reader import Reader

TYPE_FIELDS = [
    *("name", "description", "duration_minutes", "step_minutes", "before_minutes", "after_minutes", "travel_minutes"),
    *("notice_hours", "horizon_days", "modalities", "access", "skills", "advisers_needed", "capacity", "is_proof"),
    *("to_bring", "video_url", "follows_no_show", "sends_survey", "position", "is_active"),
]
PLACE_FIELDS = ["kind", "name", "address", "page_id", "phone", "access", "capacity", "is_active"]
ADVISER_FIELDS = ["skills", "most_a_day", "most_visits_a_day", "video_url", "takes_public"]
GENERAL_FIELDS = [
    *("zone", "territory", "cancel_until_hours", "move_until_hours", "offer_hours", "no_shows_before_call"),
]
NEW_TYPE = {"access": Access.PUBLIC.value, "position": 99, "modalities": [Modality.PHONE.value], "duration_minutes": 45}


def type_sheet(reader: Reader, platform: Platform, kind: AppointmentType | None) -> Sheet:
    def read() -> dict[str, Any]:
        row = readable_type(reader, kind.pk) if kind is not None else AppointmentType(platform=platform, **NEW_TYPE)
        told = {f"told_{one.value}": row.instructions_for(one) for one in Modality}
        named = [str(one.pk) for one in row.advisers.order_by("pk")] if kind is not None else []
        return {**_shown(row, TYPE_FIELDS), **told, "advisers": named, "questions": written_questions(row.questions)}

    def save(said: Values) -> object:
        current = readable_type(reader, kind.pk) if kind is not None else None
        named = people_among(said["advisers"])
        return save_type(platform=platform, kind=current, values=_type_values(said), advisers=named)

    return Sheet(
        title=str(kind) if kind is not None else "Nouveau type de rendez-vous",
        platform=platform,
        form=partial(TypeForm, team=agents_working_on_cases(platform.pk)),
        read=read,
        save=save,
        preview=Preview("backoffice/agenda/parts/type_preview.html", lambda said: type_shown(_type_values(said))),
    )


def _type_values(said: Values) -> dict[str, Any]:
    values = {name: said[name] for name in (*TYPE_FIELDS, "questions")}
    told = {one.value: said[f"told_{one.value}"].strip() for one in Modality}
    return {**values, "instructions": {modality: words for modality, words in told.items() if words}}


def place_sheet(reader: Reader, platform: Platform, place: Place | None) -> Sheet:
    def read() -> dict[str, Any]:
        row = readable_place(reader, place.pk) if place is not None else Place(platform=platform)
        rooms = written_rooms(own_rooms(row)) if place is not None else ""
        commune = row.commune.name if row.commune is not None else ""
        return {
            **_shown(row, PLACE_FIELDS),
            "commune": commune,
            "hours": written_hours(row.hours),
            "rooms": rooms,
        }

    def save(said: Values) -> object:
        values = {name: said[name] for name in (*PLACE_FIELDS, "commune", "hours")}
        current = readable_place(reader, place.pk) if place is not None else None
        saved = save_place(platform=platform, place=current, values=values)
        _save_rooms(saved, dict(said["rooms"]))
        return saved

    note = "Une salle retirée de la liste n’est plus proposée ; ses rendez-vous restent."
    form = partial(PlaceForm, pages=_pages(platform, place))
    return Sheet(str(place) if place is not None else "Nouveau lieu", platform, form, read, save, note=note)


def _pages(platform: Platform, place: Place | None) -> list[tuple[int, str]]:
    """Those of the site; one that was chosen and is not published any more stays until another is."""
    pages = place_pages(platform)
    known = place.page_id if place is not None else None
    return pages if known is None or known in dict(pages) else [*pages, (known, "Page retirée du site")]


def _save_rooms(place: Place, wanted: dict[str, int]) -> None:
    known = {one.name: one for one in own_rooms(place)}
    for name, seats in wanted.items():
        save_room(place=place, room=known.get(name), values={"name": name, "seats": seats, "is_active": True})
    for name, room in known.items():
        if name not in wanted and room.is_active:
            save_room(place=place, room=room, values={"is_active": False})


def sector_sheet(reader: Reader, platform: Platform, sector: Sector | None) -> Sheet:
    def read() -> dict[str, Any]:
        if sector is None:
            return {"name": "", "communes": "", "intercommunalities": [], "advisers": []}
        row = readable_sector(reader, sector.pk)
        return {
            "name": row.name,
            "communes": ", ".join(row.communes.order_by("name").values_list("name", flat=True)),
            "intercommunalities": list(row.intercommunalities.order_by("pk").values_list("pk", flat=True)),
            "advisers": [str(pk) for pk in row.advisers.order_by("pk").values_list("pk", flat=True)],
        }

    def save(said: Values) -> object:
        chosen = set(said["intercommunalities"])
        return save_sector(
            platform=platform,
            name=said["name"],
            communes=said["found"],
            intercommunalities=[one for one in intercommunalities_of(platform) if one.pk in chosen],
            advisers=people_among(said["advisers"]),
            sector=readable_sector(reader, sector.pk) if sector is not None else None,
        )

    team, epcis = agents_working_on_cases(platform.pk), intercommunalities_of(platform)
    return Sheet(
        title=str(sector) if sector is not None else "Nouveau secteur de visite",
        platform=platform,
        form=partial(SectorForm, team=team, epcis=epcis),
        read=read,
        save=save,
        note="Dès qu’un secteur existe, une visite n’est proposée que par les personnes de son secteur.",
        delete=("backoffice:sector_delete", sector.pk) if sector is not None else None,
    )


def adviser_sheet(platform: Platform, adviser: User) -> Sheet:
    def read() -> dict[str, Any]:
        row = adviser_settings_of(platform).get(adviser.pk)
        blank: dict[str, Any] = {
            "skills": [],
            "most_a_day": None,
            "most_visits_a_day": None,
            "video_url": "",
            "takes_public": True,
        }
        return _shown(row, ADVISER_FIELDS) if row is not None else blank

    def save(said: Values) -> object:
        return save_adviser_settings(platform=platform, adviser=adviser, values=said)

    return Sheet(f"Réglages de {adviser}", platform, AdviserForm, read, save)


def general_sheet(platform: Platform) -> Sheet:
    def read() -> dict[str, Any]:
        return _shown(agenda_of(platform.pk), GENERAL_FIELDS)

    def save(said: Values) -> object:
        return save_agenda_settings(platform=platform, values=said)

    note = "Changer de fuseau déplace les horaires répétés ; les rendez-vous déjà pris gardent leur instant."
    return Sheet("Horloge et délais", platform, GeneralForm, read, save, note=note)


def reminder_sheet(reader: Reader, platform: Platform, rule: ReminderRule | None) -> Sheet:
    kinds = types_of(reader=reader, platform_id=platform.pk)

    def read() -> dict[str, Any]:
        row = readable_reminder_rule(reader, rule.pk) if rule is not None else ReminderRule(platform=platform)
        number, unit = in_units(row.minutes)
        return {
            **_shown(row, ["kind", "channel", "is_active"]),
            "appointment_type": str(row.appointment_type_id or ""),
            "number": number,
            "unit": unit,
        }

    def save(said: Values) -> object:
        values = {name: said[name] for name in ("kind", "channel", "is_active")}
        values["minutes"] = said["number"] * int(said["unit"])
        values["appointment_type"] = next((one for one in kinds if str(one.pk) == said["appointment_type"]), None)
        current = readable_reminder_rule(reader, rule.pk) if rule is not None else None
        return save_reminder_rule(platform=platform, values=values, rule=current)

    return Sheet(
        title="Message automatique" if rule is not None else "Nouveau message automatique",
        platform=platform,
        form=partial(ReminderForm, kinds=kinds),
        read=read,
        save=save,
        delete=("backoffice:reminder_delete", rule.pk) if rule is not None else None,
    )


def in_units(minutes: int) -> tuple[int, str]:
    """The number and the unit that say it without a remainder."""
    for unit in (1440, 60):
        if minutes and minutes % unit == 0:
            return minutes // unit, str(unit)
    return minutes, "1"


def _shown(row: Any, names: list[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
