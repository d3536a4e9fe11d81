"""Forms of targeting: criteria, the name of a segment, a campaign."""

from typing import Any

from django import forms

from backoffice.keys import KeyedForm
from renovation.campaigns.enums import CampaignChannel
from renovation.campaigns.models import PURPOSES
from renovation.campaigns.operations import CampaignText
from renovation.campaigns.queries import Vocabulary
from renovation.campaigns.queries.vocabulary import AGREEMENTS, OVERS, TITLES
from renovation.campaigns.refusals import CriteriaRefused
from renovation.campaigns.rules.criteria import LONGEST_DAYS, Criteria
from renovation.campaigns.rules.words import FIELDS, faults_in
from renovation.platforms.models import Platform
from renovation.territories.rules.names import search_key

# In the order of the page; the communes are typed.
PARTS = [part for part in TITLES if part != "communes"]


class CriteriaForm(forms.Form):
    """What is asked; an address holds it whole, so that it can be kept and shared with a colleague."""

    platform = forms.ChoiceField(label="Plateforme", required=False)
    over = forms.ChoiceField(
        label="Ce qui est compté",
        required=False,
        choices=[(key.value, words) for key, words in OVERS.items()],
        initial="cases",
        widget=forms.RadioSelect,
    )
    communes = forms.CharField(
        label="Communes",
        required=False,
        max_length=1000,
        help_text="Des noms séparés par des virgules. Rien\u00a0: tout le territoire.",
    )
    silent_days = forms.IntegerField(
        label="Sans contact depuis (jours)", required=False, min_value=1, max_value=LONGEST_DAYS
    )
    agreement = forms.ChoiceField(
        label="Accord donné",
        required=False,
        choices=[("", "Peu importe"), *((key.value, words) for key, words in AGREEMENTS.items())],
    )

    def __init__(self, *args: Any, platforms: list[Platform], vocabulary: Vocabulary, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vocabulary = vocabulary
        self.fields["platform"].choices = [(str(one.pk), one.name) for one in platforms]  # type: ignore[attr-defined]
        if len(platforms) == 1:
            self.fields["platform"].widget = forms.HiddenInput()
        for part in PARTS:
            choices = vocabulary.choices[part]
            if choices:
                self.fields[part] = forms.MultipleChoiceField(
                    label=TITLES[part], required=False, choices=choices, widget=forms.CheckboxSelectMultiple
                )
        self.fields["incomes"].help_text = "Celle du dernier acte qui la dit. Dossiers seulement."
        self.fields["heatings"].help_text = "Ce que le ménage a dit dans son autodiagnostic."
        self.fields["stages"].help_text = "Dossiers seulement."
        self.fields["states"].help_text = "Prospects seulement."
        self.order_fields(["platform", "over", "intercommunalities", "communes", *PARTS[1:]])

    def clean_communes(self) -> tuple[str, ...]:
        named = [name.strip() for name in self.cleaned_data["communes"].split(",") if name.strip()]
        known = {search_key(one.name): pk for pk, one in self.vocabulary.communes.items()}
        strange = [name for name in named if search_key(name) not in known]
        if strange:
            raise forms.ValidationError(f"Cette commune n’est pas du territoire\u00a0: {', '.join(strange[:5])}.")
        return tuple(known[search_key(name)] for name in named)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.criteria = self._criteria(given)
            except CriteriaRefused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return given

    def _criteria(self, given: dict[str, Any]) -> Criteria:
        parts = {part: tuple(given.get(part) or ()) for part in PARTS}
        return Criteria(
            over=given["over"] or "cases",
            communes=given["communes"],
            silent_days=given["silent_days"],
            agreement=given["agreement"],
            **parts,
        )


def as_query(criteria: Criteria, vocabulary: Vocabulary, platform: Platform) -> dict[str, Any]:
    """The fields of the form for criteria that are kept."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in criteria.as_json().items()}
    if criteria.communes:
        values["communes"] = ", ".join(vocabulary.words("communes", criteria.communes))
    return {**values, "platform": str(platform.pk)}


class SegmentForm(KeyedForm):
    """The name under which criteria are kept; they come with it."""

    name = forms.CharField(label="Nom du segment", max_length=80)


class CampaignForm(KeyedForm):
    """A message to the households of a segment."""

    name = forms.CharField(label="Nom de la campagne", max_length=80, help_text="Pour l’équipe.")
    channel = forms.ChoiceField(
        label="Moyen", choices=CampaignChannel.choices, initial="mail", widget=forms.RadioSelect
    )
    purpose = forms.ChoiceField(
        label="Ce à quoi les ménages ont dit oui",
        choices=PURPOSES,
        initial="advice",
        widget=forms.RadioSelect,
        help_text="Qui n’a pas donné cet accord-là n’est pas atteint.",
    )
    subject = forms.CharField(label="Objet", required=False, max_length=150, help_text="Demandé pour un e-mail.")
    text = forms.CharField(
        label="Texte",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="E-mail envoyé, ou ce que l’équipe dit au téléphone. Champs\u00a0: "
        + ", ".join(f"{{{name}}} ({words})" for name, words in FIELDS.items())
        + ".",
    )
    answer_days = forms.IntegerField(label="Une réponse compte pendant (jours)", min_value=1, max_value=180, initial=30)

    def clean_text(self) -> str:
        return _without_faults(self.cleaned_data["text"])

    def clean_subject(self) -> str:
        return _without_faults(self.cleaned_data["subject"])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("channel") == CampaignChannel.MAIL and not given.get("subject") and "subject" not in self.errors:
            self.add_error("subject", "Écrivez l’objet de l’e-mail.")
        return given

    def typed(self) -> CampaignText:
        given = self.cleaned_data
        return CampaignText(**{name: given[name] for name in CampaignText.__dataclass_fields__})


def _without_faults(text: str) -> str:
    if faults := faults_in(text):
        raise forms.ValidationError(faults)
    return text
