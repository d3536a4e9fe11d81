"""Forms about cases."""

from typing import Any

from django import forms

from backoffice.communes import CommuneField
from backoffice.conflicts import LockedForm
from backoffice.keys import KeyedForm, agent_choices
from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.documents.enums import DocumentKind
from renovation.dwellings.enums import DwellingKind
from renovation.edge.forms import DocumentField
from renovation.pathways.models import PathwayVersion
from renovation.pathways.rules.mapping import reachable


class CaseForm(LockedForm):
    """Title, summary and referent of a case."""

    locked_fields = ("title", "referent", "summary")

    title = forms.CharField(
        label="Projet",
        required=False,
        max_length=150,
        help_text="En quelques mots, par exemple\u00a0: isoler les combles.",
    )
    referent = forms.ChoiceField(label="Référent", required=False)
    summary = forms.CharField(
        label="Résumé du projet",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Visible par l’équipe seulement.",
    )

    def __init__(self, *args: Any, agents: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agents = agents
        self.fields["referent"].choices = agent_choices(agents, "Personne")  # type: ignore[attr-defined]

    def remembered(self) -> dict[str, Any]:
        return {"agents": self.agents}


class HomeForm(forms.Form):
    """Where the project takes place."""

    commune = CommuneField(error_messages={"required": "Écrivez une commune ou un code postal."})
    address = forms.CharField(label="Adresse", required=False, max_length=200)
    kind = forms.ChoiceField(
        label="Type de logement", required=False, choices=[("", "Pas encore su"), *DwellingKind.choices]
    )
    living_area_m2 = forms.DecimalField(
        label="Surface habitable (m²)", required=False, min_value=5, max_value=2000, max_digits=5, decimal_places=1
    )


class NoteForm(KeyedForm):
    prefix = "note"
    text = forms.CharField(
        label="Note privée",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Visible par l’équipe seulement.",
    )


class MessageForm(KeyedForm):
    prefix = "message"
    text = forms.CharField(
        label="Message au ménage",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Le ménage le lit dans son espace. Un e-mail le prévient, sans le texte.",
    )


class TaskForm(KeyedForm):
    prefix = "task"
    title = forms.CharField(label="À faire", max_length=200)
    due_on = forms.DateField(label="Échéance", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    assigned_to = forms.ChoiceField(label="Confiée à", required=False)

    def __init__(self, *args: Any, agents: list[User], author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agents = {str(agent.pk): agent for agent in agents}
        self.fields["assigned_to"].choices = agent_choices(agents, "Personne")  # type: ignore[attr-defined]
        self.fields["assigned_to"].initial = str(author.pk)

    def clean_assigned_to(self) -> User | None:
        return self.agents.get(self.cleaned_data["assigned_to"])


# A financing is made by a scenario, never brought.
HANDED_OVER = [one for one in DocumentKind.choices if one[0] != DocumentKind.FINANCING]


class DocumentForm(KeyedForm):
    prefix = "document"
    kind = forms.ChoiceField(label="Nature", choices=HANDED_OVER, initial=DocumentKind.OTHER)
    title = forms.CharField(label="Titre", max_length=150)
    file = DocumentField()
    shared = forms.BooleanField(
        label="Le ménage peut voir ce document", required=False, help_text="Sinon, seule l’équipe le voit."
    )


class StageForm(forms.Form):
    """The next stage; whoever answers for the team may give a reason and let the case pass."""

    prefix = "stage"
    to_stage = forms.ChoiceField(label="Passer à l’étape")
    tell = forms.BooleanField(
        label="Envoyer au ménage le message prévu par l’étape, s’il y en a un", required=False, initial=True
    )
    override_reason = forms.CharField(
        label="Passer outre ce qui manque, parce que",
        required=False,
        max_length=300,
        help_text="Laissez vide pour suivre le parcours. La raison est gardée dans l’historique et au journal.",
    )

    def __init__(self, *args: Any, moves: list[tuple[str, str]], every: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [one for one in every if one not in moves]
        # A stage out of reach is offered to nobody but whoever may pass over; the operation decides anyway.
        self.fields["to_stage"].choices = [*moves, ("Avec une raison", others)] if others else moves  # type: ignore[attr-defined]
        if not every:
            del self.fields["override_reason"]


class PathwayForm(forms.Form):
    """Another pathway for one case, and the stage at which it takes it up."""

    place = forms.ChoiceField(
        label="Parcours et étape",
        error_messages={"required": "Choisissez un parcours et une étape."},
        help_text="Le dossier reprend là où il en est, ou avant. Tâches, documents, messages et actes restent.",
    )

    override_reason = forms.CharField(
        label="Aller plus loin, ou passer outre ce qui manque, parce que",
        required=False,
        max_length=300,
        help_text="Laissez vide pour suivre le parcours. La raison est gardée dans l’historique et au journal.",
    )

    def __init__(
        self, *args: Any, versions: list[PathwayVersion], present: Case, may_pass_over: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(one.pk): one for one in versions if one.pk != present.pathway_version_id}
        old = present.pathway_version.shape
        # A stage out of reach is offered to nobody but whoever may pass over; the operation decides anyway.
        offered = {
            pk: one.shape.codes if may_pass_over else reachable(old, one.shape, present.stage)
            for pk, one in self.versions.items()
        }
        groups = [
            (str(one), [(f"{pk}/{code}", one.shape.name_of(code)) for code in offered[pk]])
            for pk, one in self.versions.items()
        ]
        if not may_pass_over:
            del self.fields["override_reason"]
        self.fields["place"].choices = [("", "Choisissez…"), *groups]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[PathwayVersion, str]:
        pk, _, stage = self.cleaned_data["place"].partition("/")
        return self.versions[pk], stage
