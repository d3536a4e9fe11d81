"""The filter of the totals."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from renovation.edge.forms import AgendaDayField
from renovation.funding.queries.totals import COMMUNE, INTERCOMMUNALITY, Asked
from renovation.funding.rules.totals import Period
from renovation.platforms.models import Platform

BY = [(COMMUNE, "Commune"), (INTERCOMMUNALITY, "Intercommunalité")]


YEARS = 10


class YearForm(forms.Form):
    """For whoever works on no case: a whole past year, by intercommunality (D6)."""

    annee = forms.TypedChoiceField(label="Année", coerce=int)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(today.year - 1, today.year - 1 - YEARS, -1)
        self.fields["annee"].choices = [(one, str(one)) for one in years]  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        return Asked(Period.of_year(self.cleaned_data["annee"]), INTERCOMMUNALITY)

    def as_query(self) -> dict[str, str]:
        return {"annee": str(self.cleaned_data["annee"])}


class TotalsForm(forms.Form):
    """Nothing is needed: the year so far, by commune, on every platform of the reader."""

    debut = AgendaDayField(label="Du", required=False)
    fin = AgendaDayField(label="Au", required=False)
    par = forms.ChoiceField(label="Par", choices=BY, required=False)
    plateforme = forms.ChoiceField(label="Plateforme", required=False)

    def __init__(self, *args: Any, platforms: Sequence[Platform], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usual = Period(date(today.year, 1, 1), today)
        choices = [("", "Toutes"), *((str(one.pk), one.name) for one in platforms)]
        self.fields["plateforme"].choices = choices  # type: ignore[attr-defined]
        if len(platforms) <= 1:
            self.fields["plateforme"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        start, end = said.get("debut") or self.usual.start, said.get("fin") or self.usual.end
        if start > end:
            self.add_error("fin", "La fin vient après le début.")
        return said

    @property
    def asked(self) -> Asked:
        said = self.cleaned_data
        period = Period(said["debut"] or self.usual.start, said["fin"] or self.usual.end)
        return Asked(period, said["par"] or COMMUNE, UUID(said["plateforme"]) if said["plateforme"] else None)

    def as_query(self) -> dict[str, str]:
        """The same question, in an address."""
        asked = self.asked
        days = {"debut": asked.period.start.isoformat(), "fin": asked.period.end.isoformat()}
        return {**days, "par": asked.by, "plateforme": str(asked.platform or "")}
