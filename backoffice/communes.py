"""A commune as an adviser types it: a name or a postcode."""

from typing import Any

from django import forms

from renovation.territories.models import Commune
from renovation.territories.queries import find_communes


class CommuneField(forms.CharField):
    """Gives the commune, or nothing when nothing is typed; says which ones are possible when there are several."""

    # The one that is kept already: its name typed again means that one, however many bear it.
    kept: Commune | None = None

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Commune du logement")
        kwargs.setdefault("help_text", "Nom ou code postal, par exemple Saône ou 25660.")
        super().__init__(max_length=100, **kwargs)

    def clean(self, value: Any) -> Commune | None:
        typed = str(super().clean(value) or "").strip()
        if not typed:
            return None
        if self.kept is not None and typed == self.kept.name:
            return self.kept
        found = find_communes(typed)
        exact = [commune for commune in found if commune.name.lower() == typed.lower()]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        if not found:
            raise forms.ValidationError("Aucune commune de ce nom ou de ce code postal. Vérifiez l’orthographe.")
        names = ", ".join(f"{commune.name} ({commune.department_id})" for commune in found[:6])
        raise forms.ValidationError(
            f"Plusieurs communes possibles\u00a0: {names}. Écrivez le nom complet ou le code postal."
        )
