"""Forms of alerts: the filter of the view, putting one off, writing a rule."""

from typing import Any

from django import forms

from backoffice.codes import CodesField
from backoffice.conflicts import LockedForm
from backoffice.keys import KeyedForm
from renovation.accounts.models import User
from renovation.alerts.enums import Severity, Watch
from renovation.alerts.operations.snoozing import LONGEST_REASON
from renovation.alerts.queries.alerts import TEAM
from renovation.edge.forms import AgendaDayField
from renovation.platforms.models import Platform

LONGEST_DAYS = 2000


class AlertFilter(forms.Form):
    whose = forms.ChoiceField(label="Suivi par", required=False)
    severity = forms.ChoiceField(label="Importance", required=False, choices=[("", "Toutes"), *Severity.choices])
    rule = forms.ChoiceField(label="Règle", required=False)
    sort = forms.ChoiceField(
        label="Trier par",
        required=False,
        choices=[("severity", "Importance"), ("oldest", "Plus ancienne d’abord"), ("newest", "Levée récemment")],
    )
    put_off = forms.BooleanField(label="Celles qui sont reportées", required=False)

    def __init__(self, *args: Any, colleagues: list[User], rules: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(str(agent.pk), str(agent)) for agent in colleagues]
        whose = [("mine", "Moi"), (TEAM, "Toute l’équipe"), ("nobody", "Personne"), *others]
        self.fields["whose"].choices = whose  # type: ignore[attr-defined]
        self.fields["rule"].choices = [("", "Toutes"), *rules]  # type: ignore[attr-defined]


class SnoozeForm(forms.Form):
    """Until when, and why."""

    until = AgendaDayField(label="Revoir cette alerte le")
    reason = forms.CharField(
        label="Raison",
        max_length=LONGEST_REASON,
        help_text="Vos collègues la lisent. Par exemple\N{NO-BREAK SPACE}: le ménage rappelle après ses vacances.",
        error_messages={"required": "Dites pourquoi vous reportez cette alerte."},
    )


class RuleForm(LockedForm):
    """What a rule looks at; what a colleague saved meanwhile is never overwritten (H4)."""

    locked_fields = ("name", "watch", "days", "stages", "severity")

    name = forms.CharField(label="Nom", max_length=120, error_messages={"required": "Donnez un nom à cette règle."})
    watch = forms.ChoiceField(label="Ce qui est regardé", choices=Watch.choices)
    days = forms.IntegerField(
        label="Jours",
        min_value=0,
        max_value=LONGEST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "5"}),
        help_text="Depuis combien de jours. Pour une qualification RGE ou l’accord d’une aide, combien de jours avant "
        "sa fin. Pour une étape, 0 veut dire\N{NO-BREAK SPACE}: le délai écrit dans le parcours.",
        error_messages=dict.fromkeys(("required", "invalid"), "Écrivez un nombre de jours, par exemple 14."),
    )
    stages = CodesField(
        label="Seulement aux étapes",
        choices=(),
        required=False,
        help_text="Rien de coché\N{NO-BREAK SPACE}: toutes les étapes.",
    )
    severity = forms.ChoiceField(label="Importance", choices=Severity.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, stages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = stages
        self.fields["stages"].choices = stages  # type: ignore[attr-defined]

    def remembered(self) -> dict[str, Any]:
        return {"stages": self.options}

    def values(self) -> dict[str, str]:
        """Zero days are days."""
        values = super().values()
        return {**values, "days": values["days"] or "0"}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("watch") in Watch.of_leads() and cleaned.get("stages"):
            self.add_error("stages", "Un prospect n’est à aucune étape\N{NO-BREAK SPACE}: décochez-les.")
        return cleaned


class NewRuleForm(KeyedForm, RuleForm):
    """A rule of the platform's own; sent twice, it is one rule."""

    platform = forms.ChoiceField(label="Plateforme")
    field_order = ("platform", "name")

    def __init__(self, *args: Any, platforms: list[Platform], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["platform"].choices = [(str(one.pk), one.name) for one in platforms]  # type: ignore[attr-defined]
        self.fields["platform"].initial = str(platforms[0].pk)
        if len(platforms) == 1:
            self.fields["platform"].widget = forms.HiddenInput()
