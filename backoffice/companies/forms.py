"""Forms about entries, the charter, and the firms of a case."""

from typing import Any

from django import forms

from backoffice.communes import CommuneField
from backoffice.keys import KeyedForm
from renovation.edge.forms import DayField
from renovation.edge.introductions import IntroductionForm
from renovation.households.enums import Channel
from renovation.introductions.rules.rotation import LEAST, MOST
from renovation.platforms.models import Platform
from renovation.professionals.enums import HiddenReason, HiddenScope, RequestState
from renovation.professionals.models import Company
from renovation.professionals.operations import Settings
from renovation.professionals.queries import RADII_KM, USUAL_RADIUS_KM, company_named
from renovation.professionals.rules.identifiers import SIRET_LENGTH, digits_of
from renovation.professionals.rules.works import WORKS, Works, choices_of, works_by_code
from renovation.territories.models import Commune
from renovation.territories.queries import commune_by_insee

NBSP = "\N{NO-BREAK SPACE}"


class RequestFilter(forms.Form):
    """Which requests to list."""

    state = forms.ChoiceField(
        label="État", required=False, choices=[("", "À traiter et en cours"), *RequestState.choices, ("all", "Toutes")]
    )


class TreatForm(forms.Form):
    """What was done of a request, and what is answered."""

    state = forms.ChoiceField(label="État", choices=RequestState.choices)
    note = forms.CharField(
        label="Note de l’équipe",
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Visible par l’équipe seulement.",
    )
    answer = forms.CharField(
        label="Réponse à la personne",
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Envoyée par e-mail quand la demande est traitée ou sans suite.",
    )

    def __init__(self, *args: Any, can_answer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not can_answer:
            self.fields["answer"].widget = forms.HiddenInput()


class HideForm(forms.Form):
    """What is hidden, and why."""

    prefix = "hide"
    scope = forms.ChoiceField(label="Ce qui est masqué", widget=forms.RadioSelect, choices=HiddenScope.choices)
    reason = forms.ChoiceField(label="Motif", choices=HiddenReason.choices)
    note = forms.CharField(label="Précision", required=False, max_length=300)


class SiretField(forms.CharField):
    """A SIRET as people copy it, with or without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "SIRET")
        super().__init__(max_length=25, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs)
        self.error_messages["required"] = "Écrivez le SIRET, quatorze chiffres."

    def to_python(self, value: Any) -> str:
        digits = digits_of(super().to_python(value) or "")
        if value and len(digits) != SIRET_LENGTH:
            raise forms.ValidationError("Un SIRET a quatorze chiffres. Relisez-le.")
        return digits


class SignForm(forms.Form):
    """A firm that signs the charter."""

    siret = SiretField(help_text=f"Par exemple{NBSP}: 123 456 789 00011. Il est sur la fiche de l’entreprise.")
    signed_on = DayField(label="Signée le")
    ends_on = DayField(label="Jusqu’au", required=False, help_text="Vide si la charte n’a pas de fin.")

    def __init__(self, *args: Any, platform: Platform, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Several platforms may stand on one page: their fields keep apart.
        self.auto_id = f"p{platform.pk.hex[:8]}_%s"
        self.platform = platform

    def clean_siret(self) -> Company:
        company = company_named(self.cleaned_data["siret"], platform_id=self.platform.pk)
        if company is None:
            raise forms.ValidationError("Aucune fiche de l’annuaire n’a ce SIRET.")
        return company


class EndForm(forms.Form):
    """The last day of a signature."""

    last_day = DayField(label="Dernier jour")


class SettingsForm(forms.Form):
    """The charter, and whether the team hands contacts on."""

    charter_name = forms.CharField(
        label="Nom de la charte", required=False, max_length=80, help_text="Vide s’il n’y a pas de charte."
    )
    charter_meaning = forms.CharField(
        label="Ce qu’elle veut dire",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Montré aux ménages sur chaque fiche. Dites à quoi l’entreprise s’engage, et qui le vérifie.",
    )
    charter_url = forms.URLField(
        label="Adresse du texte",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Écrivez une adresse complète, par exemple https://exemple.fr/charte."},
    )
    introductions_open = forms.BooleanField(
        label="Transmettre les coordonnées d’un ménage à des professionnels",
        required=False,
        help_text="Seulement avec l’accord du ménage, à chaque fois. Tout ce qui part est gardé dans le dossier.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("charter_name") and not cleaned.get("charter_meaning"):
            self.add_error("charter_meaning", "Dites ce que la charte veut dire : un label sans explication trompe.")
        return cleaned

    def settings(self) -> Settings:
        return Settings(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why a text or a photo is not published."""

    reason = forms.CharField(label="Raison du refus", required=False, max_length=300)


class CompanySearchForm(forms.Form):
    """The search of the directory, inside a case."""

    commune = CommuneField(error_messages={"required": "Écrivez une commune ou un code postal."})
    works = forms.ChoiceField(
        label="Travaux",
        choices=[("", "Choisissez…"), *choices_of(WORKS)],
        error_messages={"required": "Choisissez des travaux."},
    )
    radius = forms.TypedChoiceField(
        label="Distance",
        required=False,
        coerce=int,
        empty_value=USUAL_RADIUS_KM,  # type: ignore[arg-type]
        initial=USUAL_RADIUS_KM,
        choices=[(radius, f"Moins de {radius}{NBSP}km") for radius in RADII_KM],
    )
    # Told by the forms that follow a search: two communes may have one name.
    insee = forms.RegexField(r"^[0-9AB]{5}$", required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        told = commune_by_insee(cleaned["insee"]) if cleaned.get("insee") else None
        if told is not None:
            cleaned["commune"] = told
            self.errors.pop("commune", None)
        return cleaned

    @property
    def place(self) -> Commune:
        found: Commune = self.cleaned_data["commune"]
        return found

    @property
    def wanted(self) -> Works:
        found = works_by_code(self.cleaned_data["works"])
        if found is None:
            raise LookupError("the choices of the form are the works of the directory")
        return found


class ProposeForm(KeyedForm):
    """How many firms are drawn."""

    number = forms.TypedChoiceField(
        label="Combien d’entreprises",
        coerce=int,
        choices=[(number, str(number)) for number in range(LEAST, MOST + 1)],
    )


class NotedIntroductionForm(IntroductionForm):
    """The adviser notes a consent that was given in words."""

    prefix = "introduce"
    channel = forms.ChoiceField(
        label="Accord recueilli",
        choices=[
            (Channel.PHONE.value, "par téléphone"),
            (Channel.COUNTER.value, "à l’accueil"),
            (Channel.EMAIL.value, "par e-mail"),
        ],
    )
    field_order = ("companies", "works", "message", "channel", "agreed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].label = "Le ménage est d’accord. Je lui ai lu ce texte et le message"
