"""The form of a list of cases, that of a saved view, those of an act on several cases."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from backoffice.keys import KeyedForm, agent_choices
from renovation.accounts.models import User
from renovation.cases.enums import GroupedKind, Stage
from renovation.cases.operations import Grouped
from renovation.cases.queries import COLUMNS
from renovation.cases.rules.listing import DEFAULT_COLUMNS, MOST_DAYS, Listing, read_listing
from renovation.dwellings.enums import DwellingKind
from renovation.edge.forms import DayField
from renovation.platforms.models import Platform

ALWAYS_SHOWN = ("q", "stage", "referent", "group", "sort")
ON_BOARD = ("q", "referent")
MORE = ("pathway", "kind", "commune", "epci", "opened_since", "quiet_days", "alert")
# A list keeps what it asked for when that is no longer offered: else it would show every case.
MAY_BE_OTHER = ("referent", "commune", "epci")
Choices = Sequence[tuple[object, str]]


class CaseFilter(forms.Form):
    """What is asked of the list; the address says it all, so that a page can be kept and shared."""

    q = forms.CharField(label="Nom, adresse, téléphone, numéro, note…", required=False, max_length=100)
    stage = forms.ChoiceField(label="Étape", required=False)
    referent = forms.ChoiceField(label="Référent", required=False)
    pathway = forms.ChoiceField(label="Parcours", required=False)
    kind = forms.ChoiceField(label="Type de logement", required=False, choices=[("", "Tous"), *DwellingKind.choices])
    commune = forms.ChoiceField(label="Commune", required=False)
    epci = forms.ChoiceField(label="Intercommunalité", required=False)
    opened_since = DayField(label="Ouvert depuis le", required=False)
    quiet_days = forms.IntegerField(
        label="Sans contact ni changement depuis (jours)",
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    alert = forms.BooleanField(label="Avec une alerte en cours", required=False)
    group = forms.ChoiceField(
        label="Compter par",
        required=False,
        choices=[
            *(("", "Rien"), ("stage", "Étape"), ("referent", "Référent")),
            *(("commune", "Commune"), ("pathway", "Parcours")),
        ],
    )
    sort = forms.ChoiceField(
        label="Trier par",
        required=False,
        choices=[
            ("recent", "Modifié récemment"),
            ("name", "Nom"),
            ("-number", "Numéro, du plus récent"),
            ("number", "Numéro, du plus ancien"),
            ("opened", "Ouvert depuis le plus longtemps"),
            ("stage_since", "À la même étape depuis le plus longtemps"),
        ],
    )
    cols = forms.MultipleChoiceField(label="Colonnes", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, asked: QueryDict, *, choices: Mapping[str, Choices], for_team: bool) -> None:
        data = asked.copy()
        if not data.getlist("cols"):
            data.setlist("cols", list(DEFAULT_COLUMNS))
        super().__init__(data)
        self.columns = data.getlist("cols")
        columns = [(one.code, one.label) for one in COLUMNS.values() if for_team or not one.is_private]
        ends = [(Stage.CLOSED.value, str(Stage.CLOSED.label)), ("all", "Toutes")]
        everybody = [("", "Tous"), ("mine", "Moi"), ("nobody", "Personne")]
        every: dict[str, list[tuple[object, str]]] = {
            "stage": [("", "En cours"), *choices["stage"], *ends],
            "referent": [*everybody, *choices["referent"]],
            "pathway": [("", "Tous"), *choices["pathway"]],
            "commune": [("", "Toutes"), *choices["commune"]],
            "epci": [("", "Toutes"), *choices["epci"]],
            "cols": list(columns),
        }
        for name in MAY_BE_OTHER:
            if (said := data.get(name, "")) and said not in {str(value) for value, _ in every[name]}:
                every[name].append((said, "Autre"))
        for name, found in every.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]
        if not for_team:
            del self.fields["alert"]

    def listing(self) -> Listing:
        """As understood: fields that make no sense are left out, the others still count."""
        self.is_valid()
        kept = {name: self.data.get(name) for name in self.fields if name in self.cleaned_data}
        if day := self.cleaned_data.get("opened_since"):
            kept["opened_since"] = day.isoformat()
        return read_listing({**kept, "cols": self.columns}, columns=COLUMNS)

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in ALWAYS_SHOWN]

    @property
    def shown_on_board(self) -> list[forms.BoundField]:
        """The board has its own groups and its own order."""
        return [self[name] for name in ON_BOARD]

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in MORE if name in self.fields]

    @property
    def is_more_used(self) -> bool:
        return any(self.data.get(name) for name in MORE)


class ViewForm(forms.Form):
    """A name for the list, and who reads it."""

    name = forms.CharField(
        label="Nom de la vue",
        max_length=60,
        error_messages={"required": "Donnez un nom à cette vue, par exemple\u00a0: Chantiers du trimestre."},
        help_text="Une de vos vues qui a déjà ce nom est remplacée.",
    )
    team = forms.ChoiceField(label="Qui la voit", required=False)

    def __init__(self, *args: Any, platforms: Sequence[Platform], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = [(str(one.pk), f"L’équipe de {one.name}") for one in platforms]
        self.fields["team"].choices = [("", "Moi seulement"), *teams]  # type: ignore[attr-defined]

    @property
    def platform_id(self) -> UUID | None:
        return UUID(self.cleaned_data["team"]) if self.cleaned_data["team"] else None


class ChooseForm(forms.Form):
    """What to do with the lines that are ticked."""

    act = forms.ChoiceField(
        label="Avec les dossiers cochés",
        choices=[("", "Choisissez…"), *GroupedKind.choices, ("export", "Exporter (CSV)")],
        required=False,
    )


class AssignForm(KeyedForm):
    agent = forms.ChoiceField(label="Confier à", required=False)

    def __init__(self, *args: Any, agents: Sequence[User], stages: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agents = {str(one.pk): one for one in agents}
        self.fields["agent"].choices = agent_choices(agents, "Personne")  # type: ignore[attr-defined]

    def asked(self) -> Grouped:
        agent = self.agents.get(self.cleaned_data["agent"])
        words = f"Confier à {agent}" if agent else "Ne confier à personne"
        return Grouped(GroupedKind.ASSIGN, words, agent=agent)


class MoveForm(KeyedForm):
    to_stage = forms.ChoiceField(label="Passer à l’étape", error_messages={"required": "Choisissez une étape."})
    tell = forms.BooleanField(
        label="Envoyer à chaque ménage le message prévu par l’étape, s’il y en a un", required=False
    )

    def __init__(self, *args: Any, agents: Sequence[User], stages: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {**stages, Stage.CLOSED.value: str(Stage.CLOSED.label)}
        self.fields["to_stage"].choices = [("", "Choisissez…"), *self.names.items()]  # type: ignore[attr-defined]

    def asked(self) -> Grouped:
        code, tell = self.cleaned_data["to_stage"], self.cleaned_data["tell"]
        words = f"Passer à l’étape «\u00a0{self.names[code]}\u00a0»{', avec le message prévu' if tell else ''}"
        return Grouped(GroupedKind.STAGE, words, to_stage=code, tell=tell)


class HouseholdsForm(KeyedForm):
    text = forms.CharField(
        label="Message aux ménages",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Chaque ménage lit ce même texte dans son espace. Un e-mail le prévient, sans le texte.",
        error_messages={"required": "Écrivez le message à envoyer."},
    )

    def __init__(self, *args: Any, agents: Sequence[User], stages: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def asked(self) -> Grouped:
        return Grouped(GroupedKind.MESSAGE, "Écrire aux ménages", text=self.cleaned_data["text"])


GroupedForm = AssignForm | MoveForm | HouseholdsForm
FORMS: Mapping[str, type[GroupedForm]] = {
    GroupedKind.ASSIGN: AssignForm,
    GroupedKind.STAGE: MoveForm,
    GroupedKind.MESSAGE: HouseholdsForm,
}
