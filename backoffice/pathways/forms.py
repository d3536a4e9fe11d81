"""Forms with which a platform composes its pathways: closed vocabulary, no code."""

from collections.abc import Sequence
from typing import Any

from django import forms

from backoffice.codes import CodesField
from backoffice.conflicts import LockedForm
from backoffice.lines import Column, LinesField
from renovation.documents.enums import DocumentKind
from renovation.pathways.rules.conditions import Words, act_words, choices
from renovation.pathways.rules.editing import YES, lines_of
from renovation.pathways.rules.shape import DocumentLine, ReminderLine, Shape, TaskLine
from renovation.pathways.rules.words import document_in_words, reminder_in_words, task_in_words

LONGEST_DAYS = 2000
DOCUMENTS = Words(documents={kind.value: str(kind.label) for kind in DocumentKind})
TASKS_TO = [("referent", "Référent"), ("nobody", "Toute l’équipe")]
REMINDERS_TO = [("household", "Ménage, par e-mail"), ("referent", "Référent, par une tâche")]


def _days(label: str) -> forms.IntegerField:
    messages = dict.fromkeys(("required", "invalid"), "écrivez un nombre de jours, par exemple 14.")
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": "5"})
    field = forms.IntegerField(label=label, min_value=0, max_value=LONGEST_DAYS, widget=widget)
    field.error_messages |= messages
    return field


def _text(label: str, longest: int) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, error_messages={"required": "écrivez le texte de cette ligne."}
    )


def _choice(label: str, options: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=options, initial=options[0][0])


class PathwayStageForm(LockedForm):
    """Everything of one stage; what a colleague saved meanwhile is never overwritten (H4)."""

    locked_fields = (
        "name",
        "words",
        "explanation",
        "optional",
        "limit_days",
        "needs",
        "tasks",
        "documents",
        "reminders",
        "message",
        "acts",
    )

    name = forms.CharField(label="Nom pour l’équipe", max_length=80)
    words = forms.CharField(
        label="Mots que lit le ménage",
        max_length=120,
        required=False,
        help_text="Par exemple\u00a0: nous étudions votre logement.",
    )
    explanation = forms.CharField(
        label="Explication pour le ménage",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Montrée quand le projet est à cette étape.",
    )
    optional = forms.BooleanField(label="Étape facultative\u00a0: un dossier peut la passer", required=False)
    limit_days = forms.IntegerField(
        label="Délai prévu (jours)",
        min_value=1,
        max_value=LONGEST_DAYS,
        required=False,
        help_text="Au-delà, la page du dossier le signale.",
        error_messages={"invalid": "Écrivez un nombre de jours, par exemple 30."},
    )
    needs = CodesField(label="Pour entrer dans cette étape, il faut que", choices=(), required=False)
    tasks = LinesField(
        label="Tâches créées à l’entrée",
        help_text="Videz une ligne pour la retirer.",
        columns=(
            Column("title", _text("Tâche", 200), needed=True),
            Column("days", _days("À faire sous (jours)")),
            Column("to", _choice("Confiée à", TASKS_TO)),
        ),
    )
    documents = LinesField(
        label="Documents attendus",
        help_text="Ceux que le ménage peut donner sont demandés dans son espace.",
        columns=(
            Column("title", _text("Document", 120), needed=True),
            Column("kind", _choice("Nature", DocumentKind.choices)),
            Column("number", forms.IntegerField(label="Nombre", min_value=1, max_value=20, initial=1)),
            Column("required", forms.BooleanField(label="Obligatoire", required=False, initial=True)),
        ),
    )
    reminders = LinesField(
        label="Relances, si le dossier est encore à cette étape",
        help_text="Au ménage seulement s’il manque un document attendu, quand l’étape en attend.",
        columns=(
            Column("words", _text("Texte", 300), needed=True),
            Column("days", _days("Après (jours)")),
            Column("to", _choice("À qui", REMINDERS_TO)),
        ),
    )
    message = forms.CharField(
        label="Message envoyé au ménage à l’entrée",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Écrivez {prenom}, {referent}, {plateforme} ou {numero} pour leurs valeurs. L’envoi reste au choix.",
    )
    acts = CodesField(label="Actes comptés à cette étape", choices=(), required=False)

    def __init__(self, *args: Any, shape: Shape, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape
        names = act_words(shape.acts)
        self.fields["needs"].choices = choices(Words(DOCUMENTS.documents, names))  # type: ignore[attr-defined]
        self.fields["acts"].choices = list(names.items())  # type: ignore[attr-defined]

    def remembered(self) -> dict[str, Any]:
        return {"shape": self.shape}

    def values(self) -> dict[str, str]:
        found = super().values()
        return {**found, "optional": YES if found["optional"] in (YES, "True") else ""}

    def _in_words(self, name: str, value: str) -> str:
        if name in ("needs", "acts"):
            names = dict(self.fields[name].choices)  # type: ignore[attr-defined]
            return "\n".join(str(names.get(code, code)) for code in value.split(",") if code)
        if name == "optional":
            return "oui" if value else "non"
        return "\n".join(_told(name, line) for line in lines_of(value)) if name in _LINES else value


class ActKindsForm(LockedForm):
    """The kinds of acts of a pathway."""

    locked_fields = ("acts",)

    def __init__(self, *args: Any, shape: Shape, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape
        stages = [("", "Ne change pas l’étape"), *((stage.code, stage.name) for stage in shape.stages)]
        leads_to = forms.ChoiceField(label="Fait, il mène à", choices=stages, required=False)
        columns = (
            Column("name", _text("Nom", 80), needed=True),
            Column("moves_to", leads_to),
            Column("code", forms.CharField(label="Code", required=False, max_length=40), is_hidden=True),
        )
        field = LinesField(label="Types d’actes", help_text="Videz une ligne pour la retirer.", columns=columns)
        self.fields["acts"] = field

    def remembered(self) -> dict[str, Any]:
        return {"shape": self.shape}

    def _in_words(self, name: str, value: str) -> str:
        return "\n".join(self._act_in_words(line) for line in lines_of(value))

    def _act_in_words(self, line: dict[str, Any]) -> str:
        leads_to = self.shape.name_of(line["moves_to"]) if line["moves_to"] else ""
        return f"{line['name']} → {leads_to}" if leads_to else str(line["name"])


class StageNameForm(forms.Form):
    name = forms.CharField(
        label="Nom de la nouvelle étape", max_length=80, error_messages={"required": "Écrivez le nom de l’étape."}
    )


class NewPathwayForm(forms.Form):
    """Another pathway, which begins like one that exists."""

    name = forms.CharField(label="Nom du parcours", max_length=80)
    model = forms.ChoiceField(label="Commencer comme")

    def __init__(self, *args: Any, models: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["model"].choices = models  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """For each stage at which cases stand, the stage of the new version that stands for it."""

    def __init__(self, *args: Any, groups: Sequence[Any], stages: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = list(groups)
        for group in self.groups:
            plural = "s" if group.number > 1 else ""
            self.fields[_name(group)] = forms.ChoiceField(
                label=f"{group.number} dossier{plural} à «\u00a0{group.name}\u00a0», version {group.version.number}",
                choices=[("", "Choisissez…"), *stages],
                initial=group.to,
                help_text=_numbers(group.cases),
                error_messages={"required": "Dites à quelle étape vont ces dossiers."},
            )

    def mapped(self) -> dict[Any, str]:
        return {group.key: self.cleaned_data[_name(group)] for group in self.groups}


def _name(group: Any) -> str:
    """By version and stage: an answer stays that of its group when another one comes or goes meanwhile."""
    return f"group_{group.version.pk}_{group.code}"


_LINES = ("tasks", "documents", "reminders")
_SHOWN = 8


def _told(name: str, line: dict[str, Any]) -> str:
    if name == "tasks":
        return task_in_words(TaskLine(**line))
    if name == "documents":
        return document_in_words(DocumentLine(**line), DOCUMENTS)
    return reminder_in_words(ReminderLine(**line))


def _numbers(cases: Sequence[str]) -> str:
    more = f" et {len(cases) - _SHOWN} autres" if len(cases) > _SHOWN else ""
    return ", ".join(cases[:_SHOWN]) + more
