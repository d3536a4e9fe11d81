"""Forms of the settings of the agenda."""

from collections.abc import Sequence
from typing import Any

from django import forms

from backoffice.agenda.settings_texts import QUESTIONS_HELP, read_hours, read_questions, read_rooms
from backoffice.communes import CommuneField
from renovation.accounts.models import User
from renovation.appointments.enums import Access, Channel, MessageKind, Modality, PlaceKind
from renovation.appointments.models import AppointmentType
from renovation.appointments.rules.holidays import ZONES, Territory
from renovation.territories.models import Intercommunality
from renovation.territories.queries import find_communes

UNITS = (("60", "heures"), ("1440", "jours"), ("1", "minutes"))
TICKS = forms.CheckboxSelectMultiple


def _minutes(label: str, least: int = 0, most: int = 600, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=f"{label} (minutes)", min_value=least, max_value=most, **more)


def _lines(label: str, help_text: str, rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=4000, widget=area, help_text=help_text)


class SkillsField(forms.CharField):
    """Words separated by commas, as a list."""

    def __init__(self) -> None:
        super().__init__(
            label="Compétences",
            required=False,
            max_length=400,
            help_text="Mots séparés par des virgules, par exemple copropriété, audit.",
        )

    def clean(self, value: Any) -> list[str]:
        words = [" ".join(one.split()).lower()[:40] for one in str(super().clean(value) or "").split(",")]
        return sorted({one for one in words if one})

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class TypeForm(forms.Form):
    """A subject on which people are received."""

    name = forms.CharField(label="Sujet", max_length=120)
    description = forms.CharField(label="Description", max_length=400, required=False)
    duration_minutes = _minutes("Durée", 5)
    step_minutes = _minutes("Pas entre deux débuts", 5, required=False, help_text="Vide : la durée.")
    before_minutes = _minutes("Préparation avant")
    after_minutes = _minutes("Pause après")
    travel_minutes = _minutes("Trajet d’une visite, de chaque côté")
    notice_hours = forms.IntegerField(label="Au plus tôt, dans combien d’heures", min_value=0, max_value=2000)
    horizon_days = forms.IntegerField(label="Au plus tard, dans combien de jours", min_value=1, max_value=550)
    modalities = forms.MultipleChoiceField(
        label="Façons de recevoir",
        choices=Modality.choices,
        widget=TICKS,
        error_messages={"required": "Choisissez au moins une façon de recevoir."},
    )
    access = forms.ChoiceField(label="Qui peut le prendre", choices=Access.choices)
    advisers = forms.MultipleChoiceField(
        label="Personnes qui reçoivent", required=False, widget=TICKS, help_text="Aucune : toute l’équipe."
    )
    skills = SkillsField()
    advisers_needed = forms.IntegerField(label="Personnes qui reçoivent ensemble", min_value=1, max_value=4)
    capacity = forms.IntegerField(
        label="Ménages reçus à la fois", min_value=1, max_value=500, help_text="Plus d’un : une séance collective."
    )
    is_proof = forms.BooleanField(label="Vaut rendez-vous préalable obligatoire (attestation)", required=False)
    to_bring = forms.CharField(
        label="À apporter", required=False, max_length=1500, widget=forms.Textarea(attrs={"rows": 3})
    )
    questions = _lines("Questions posées", QUESTIONS_HELP)
    video_url = forms.URLField(label="Lien de visioconférence", required=False, assume_scheme="https")
    follows_no_show = forms.BooleanField(label="Proposer un autre rendez-vous après une absence", required=False)
    sends_survey = forms.BooleanField(label="Remercier et poser deux questions après", required=False)
    position = forms.IntegerField(label="Ordre dans la liste", min_value=0, max_value=999)
    is_active = forms.BooleanField(label="Proposé", required=False)

    def __init__(self, *args: Any, team: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["advisers"].choices = [(str(one.pk), str(one)) for one in team]  # type: ignore[attr-defined]
        for modality in Modality:
            area = forms.Textarea(attrs={"rows": 2})
            self.fields[f"told_{modality.value}"] = forms.CharField(
                label=f"Consigne « {modality.label} »", required=False, max_length=800, widget=area
            )

    def clean_questions(self) -> list[dict[str, Any]]:
        return read_questions(self.cleaned_data["questions"])


class PlaceForm(forms.Form):
    """Where people are received."""

    kind = forms.ChoiceField(label="Nature", choices=PlaceKind.choices)
    name = forms.CharField(label="Nom", max_length=120)
    address = forms.CharField(label="Adresse", max_length=250)
    commune = CommuneField(label="Commune", required=False)
    page_id = forms.TypedChoiceField(
        label="Sa page sur le site",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Le bouton « Prendre rendez-vous » de cette page mène alors à ce lieu.",
    )
    phone = forms.CharField(label="Téléphone", max_length=20, required=False)
    access = forms.CharField(
        label="Accès",
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Étage, entrée, bus, fauteuil roulant…",
    )
    hours = _lines(
        "Horaires", "Un jour par ligne : lundi 9:00-12:00 14:00-17:00. Vide : dès qu’une personne reçoit.", 5
    )
    capacity = forms.IntegerField(
        label="Rendez-vous en même temps, au plus", min_value=1, max_value=200, required=False
    )
    rooms = _lines("Salles partagées", "Une par ligne, avec ses places : Salle bleue, 4.", 3)
    is_active = forms.BooleanField(label="Ouvert aux rendez-vous", required=False)

    def __init__(self, *args: Any, pages: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page_id"].choices = [("", "Aucune"), *pages]  # type: ignore[attr-defined]

    def clean_hours(self) -> list[dict[str, Any]]:
        return read_hours(self.cleaned_data["hours"])

    def clean_rooms(self) -> list[tuple[str, int]]:
        return read_rooms(self.cleaned_data["rooms"])


class SectorForm(forms.Form):
    """Communes that some advisers visit."""

    name = forms.CharField(label="Nom", max_length=120)
    intercommunalities = forms.MultipleChoiceField(label="Intercommunalités entières", required=False, widget=TICKS)
    communes = _lines("Communes", "Noms ou codes postaux, séparés par des virgules.")
    advisers = forms.MultipleChoiceField(label="Personnes qui visitent", required=False, widget=TICKS)

    def __init__(self, *args: Any, team: Sequence[User], epcis: Sequence[Intercommunality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["advisers"].choices = [(str(one.pk), str(one)) for one in team]  # type: ignore[attr-defined]
        self.fields["intercommunalities"].choices = [(str(one.pk), one.name) for one in epcis]  # type: ignore[attr-defined]

    def clean_communes(self) -> str:
        """Names are kept as typed; each must mean one commune."""
        self.found = []
        for part in self.cleaned_data["communes"].replace("\n", ",").split(","):
            typed = part.strip()
            if not typed:
                continue
            near = find_communes(typed)
            exact = [one for one in near if one.name.lower() == typed.lower()] or near
            if len(exact) != 1:
                words = "Aucune commune" if not exact else "Plusieurs communes"
                raise forms.ValidationError(f"{words} pour « {typed} ». Écrivez le nom complet.")
            self.found.append(exact[0])
        self.cleaned_data["found"] = self.found
        return ", ".join(sorted(one.name for one in self.found))


class AdviserForm(forms.Form):
    """What is known of an adviser on a platform."""

    skills = SkillsField()
    most_a_day = forms.IntegerField(label="Rendez-vous par jour, au plus", min_value=1, max_value=50, required=False)
    most_visits_a_day = forms.IntegerField(label="Visites par jour, au plus", min_value=1, max_value=20, required=False)
    video_url = forms.URLField(label="Salle de visioconférence", required=False, assume_scheme="https")
    takes_public = forms.BooleanField(label="Proposé au public sur le site", required=False)


class GeneralForm(forms.Form):
    """The clock and the delays of a platform."""

    zone = forms.ChoiceField(label="Fuseau horaire", choices=[(one, one) for one in ZONES])
    territory = forms.ChoiceField(label="Jours fériés", choices=[(one.value, one.label) for one in Territory])
    cancel_until_hours = forms.IntegerField(
        label="Annulation en ligne, jusqu’à combien d’heures avant", min_value=0, max_value=720
    )
    move_until_hours = forms.IntegerField(
        label="Déplacement en ligne, jusqu’à combien d’heures avant", min_value=0, max_value=720
    )
    offer_hours = forms.IntegerField(
        label="Heures laissées pour répondre à un créneau libéré", min_value=1, max_value=72
    )
    no_shows_before_call = forms.IntegerField(
        label="Absences à partir desquelles on appelle le ménage au lieu de lui écrire",
        min_value=1,
        max_value=20,
        help_text="Comptées sur un an. Une tâche « Appeler le ménage » est créée dans son dossier.",
    )


class ReminderForm(forms.Form):
    """When a message leaves."""

    kind = forms.ChoiceField(label="Message", choices=MessageKind.choices)
    channel = forms.ChoiceField(label="Par", choices=Channel.choices)
    number = forms.IntegerField(
        label="Combien de temps",
        min_value=1,
        max_value=1000,
        help_text="Un rappel part avant le rendez-vous ; un remerciement ou la suite d’une absence, après.",
    )
    unit = forms.ChoiceField(label="Unité", choices=UNITS)
    appointment_type = forms.ChoiceField(label="Type de rendez-vous", required=False)
    is_active = forms.BooleanField(label="Envoyé", required=False)

    def __init__(self, *args: Any, kinds: Sequence[AppointmentType], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointment_type"].choices = [  # type: ignore[attr-defined]
            ("", "Tous"),
            *((str(one.pk), one.name) for one in kinds),
        ]
