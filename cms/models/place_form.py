"""The form of a place: its commune is typed, as everywhere in the house."""

from typing import Any

from django import forms

from cms.models.page_form import SitePageForm
from renovation.territories.models import Commune
from renovation.territories.queries import find_communes
from renovation.territories.rules.names import search_key


class PlaceForm(SitePageForm):
    """A list of all communes of France would be unusable: a name is typed and understood."""

    typed_commune = forms.CharField(
        label="Commune", max_length=100, help_text="Son nom, par exemple : Besançon", required=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.commune_id:
            self.fields["typed_commune"].initial = self.instance.commune.name

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        typed = cleaned.get("typed_commune")
        if typed:
            found = _communes_meant(typed, cleaned.get("postcode", ""))
            if len(found) == 1:
                self.instance.commune = found[0]
            else:
                self.add_error("typed_commune", _why(found))
        return cleaned


def _communes_meant(typed: str, postcode: str) -> list[Commune]:
    """Communes of that very name, told apart by the postcode; else those that come near."""
    near = find_communes(typed)
    same = [commune for commune in near if commune.search_name == search_key(typed)]
    of_postcode = [commune for commune in same if postcode in {each.code for each in commune.postcodes.all()}]
    return of_postcode or same or near


def _why(found: list[Commune]) -> str:
    if not found:
        return "Nous ne trouvons pas cette commune. Vérifiez son nom."
    names = ", ".join(f"{commune.name} ({commune.department.name})" for commune in found[:6])
    return f"Plusieurs communes répondent : {names}. Écrivez le nom entier et vérifiez le code postal."
