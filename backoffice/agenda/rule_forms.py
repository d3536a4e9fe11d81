"""The form of hours that come back, in plain words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from backoffice.agenda.rule_words import EVERY, KEPT, NAMES, read_back, written
from backoffice.keys import agent_choices
from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.appointments.models import AppointmentType, OpeningRule, Place
from renovation.appointments.operations import NewHours, Reception
from renovation.appointments.rules.recurrence import RuleRefused
from renovation.edge.forms import AgendaDayField

CLOCK = {"attrs": {"type": "time"}, "format": "%H:%M"}


class RuleForm(forms.Form):
    """Who, which days, which hours, how people are received."""

    adviser = forms.ChoiceField(label="Qui reçoit\u00a0?")
    every = forms.ChoiceField(label="Répétition", choices=list(EVERY.items()), initial="1")
    weekdays = forms.MultipleChoiceField(
        label="Jours",
        choices=[(str(number), name.capitalize()) for number, name in enumerate(NAMES)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    opens = forms.TimeField(label="De", widget=forms.TimeInput(**CLOCK))  # type: ignore[arg-type]
    closes = forms.TimeField(label="À", widget=forms.TimeInput(**CLOCK))  # type: ignore[arg-type]
    first_day = AgendaDayField(label="À partir du")
    last_day = AgendaDayField(label="Jusqu’au", required=False, help_text="Vide : sans date de fin.")
    modalities = forms.MultipleChoiceField(
        label="Comment\u00a0?",
        choices=Modality.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins une façon de recevoir."},
    )
    place = forms.ChoiceField(label="Lieu", required=False)
    room = forms.ChoiceField(label="Salle", required=False)
    kinds = forms.MultipleChoiceField(
        label="Types de rendez-vous", required=False, widget=forms.CheckboxSelectMultiple, help_text="Rien : tous."
    )
    excluded = forms.CharField(
        label="Sauf ces jours",
        required=False,
        max_length=600,
        help_text="Dates séparées par des virgules, par exemple 24/12/2026, 31/12/2026.",
    )
    on_holidays = forms.BooleanField(label="Ouvrir aussi les jours fériés", required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        team: Sequence[User],
        places: Sequence[Place],
        kinds: Sequence[AppointmentType],
        rule: OpeningRule | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        self.team = {str(one.pk): one for one in team}
        self.places = {str(one.pk): one for one in places}
        self.rooms = {str(room.pk): room for one in places for room in one.rooms.all()}
        self.types = {str(one.pk): one for one in kinds}
        offered = {
            "adviser": agent_choices(list(team), "")[1:],
            "place": [("", "Aucun"), *((key, one.name) for key, one in self.places.items())],
            "room": [("", "Aucune"), *((key, str(one)) for key, one in self.rooms.items())],
            "kinds": [(key, one.name) for key, one in self.types.items()],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if rule is not None:
            del self.fields["adviser"]
            if read_back(rule.rule)[0] == KEPT:
                self.fields["every"].choices = [(KEPT, "Comme aujourd’hui"), *EVERY.items()]  # type: ignore[attr-defined]

    def clean_excluded(self) -> list[date]:
        found = []
        for part in self.cleaned_data["excluded"].replace(";", ",").split(","):
            if not part.strip():
                continue
            try:
                found.append(AgendaDayField().clean(part.strip()))
            except forms.ValidationError as error:
                raise forms.ValidationError(
                    f"« {part.strip()} » n’est pas une date, par exemple 24/12/2026."
                ) from error
        return found

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        try:
            every = said.get("every", "")
            said["rule"] = (
                self.rule.rule if self.rule is not None and every == KEPT else written(every, said.get("weekdays", []))
            )
        except RuleRefused as refused:
            self.add_error("weekdays", str(refused))
        room = self.rooms.get(said.get("room", ""))
        if room is not None and str(room.place_id) != said.get("place"):
            self.add_error("room", "Cette salle n’est pas dans ce lieu.")
        if set(said.get("modalities", [])) & Modality.at_a_place() and not said.get("place"):
            self.add_error("place", "Choisissez le lieu où les personnes sont reçues.")
        return said

    def hours(self) -> NewHours:
        said = self.cleaned_data
        return NewHours(
            rule=said["rule"],
            first_day=said["first_day"],
            opens=said["opens"],
            closes=said["closes"],
            last_day=said["last_day"],
            excluded_days=said["excluded"],
            on_holidays=said["on_holidays"],
            reception=Reception(
                modalities=said["modalities"],
                at_place=self.places.get(said["place"]),
                room=self.rooms.get(said["room"]),
                kinds=[self.types[key] for key in said["kinds"]],
            ),
        )


def shown(rule: OpeningRule) -> dict[str, Any]:
    """What the form shows of a rule."""
    every, weekdays = read_back(rule.rule)
    return {
        "every": every,
        "weekdays": weekdays,
        "opens": rule.opens,
        "closes": rule.closes,
        "first_day": rule.first_day,
        "last_day": rule.last_day,
        "modalities": rule.modalities,
        "place": str(rule.at_place_id or ""),
        "room": str(rule.room_id or ""),
        "kinds": [str(one.pk) for one in rule.kinds.all()],
        "excluded": ", ".join(f"{day:%d/%m/%Y}" for day in rule.excluded_days),
        "on_holidays": rule.on_holidays,
        "revision": rule.revision,
    }
