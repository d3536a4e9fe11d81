"""Forms about the financing plans of a case."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from backoffice.keys import KeyedForm
from renovation.financing.enums import VersionKind
from renovation.financing.queries import VariantRow


class StartPlanForm(KeyedForm):
    """A new plan: its name, and the scenario whose works and aids it pays."""

    prefix = "start"
    name = forms.CharField(label="Nom du plan", max_length=80, help_text="Par exemple\u00a0: éco-prêt et épargne.")
    variant = forms.ChoiceField(label="Scénario de financement")

    def __init__(self, *args: Any, rows: Sequence[VariantRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["variant"].choices = [  # type: ignore[attr-defined]
            (str(row.variant.pk), row.variant.name) for row in rows
        ]


class FreezeForm(forms.Form):
    """The moment that is kept."""

    prefix = "freeze"
    revision = forms.IntegerField(widget=forms.HiddenInput)
    # The fingerprint of what was read.
    read = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    kind = forms.ChoiceField(label="Moment", choices=VersionKind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label="Remarque", required=False, max_length=300, help_text="Par exemple\u00a0: dossier envoyé à la banque."
    )

    def renew(self, read: Mapping[str, Any]) -> None:
        """After a refusal, what the page shows now is what is read; the rest stays as it was typed."""
        fresh = {self.add_prefix(name): str(read[name]) for name in ("revision", "read")}
        self.data = {name: self.data[name] for name in self.data} | fresh
