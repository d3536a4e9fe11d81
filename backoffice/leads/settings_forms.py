"""How leads are ranked and shared: points, steps, skills, and the part of each adviser."""

from collections.abc import Sequence
from typing import Any

from django import forms

from renovation.leads.models import AdviserShare, LeadSettings
from renovation.leads.operations import AdviserPart
from renovation.leads.rules.scoring import CRITERIA, MOST_POINTS

SCALE = ("high", "middle")
SKILLS = ("skill_flat", "skill_low_class", "skill_landlord")
SHARING = ("is_shared", "after_hours", *SKILLS)


def _points(label: str, initial: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_POINTS, initial=initial)


def _skill(label: str) -> forms.CharField:
    return forms.CharField(
        label=f"Compétence pour {label}",
        required=False,
        max_length=40,
        help_text="Un mot des compétences de l’agenda, ou vide.",
    )


class LeadSettingsForm(forms.Form):
    """A field for each criterion and two for each adviser, beside those that are always there."""

    high = _points("Priorité haute à partir de", 50)
    middle = _points("Priorité moyenne à partir de", 25)
    is_shared = forms.BooleanField(label="Répartir automatiquement les prospects que personne n’a pris", required=False)
    after_hours = forms.IntegerField(
        label="Au bout de combien d’heures",
        min_value=0,
        max_value=240,
        help_text="Avant, chacun peut prendre un prospect lui-même.",
    )
    skill_flat = _skill("un appartement ou une copropriété")
    skill_low_class = _skill("un logement de classe F ou G")
    skill_landlord = _skill("un propriétaire bailleur")

    def __init__(self, *args: Any, settings: LeadSettings, shares: Sequence[AdviserShare], **kwargs: Any) -> None:
        initial = {name: getattr(settings, name) for name in (*SCALE, *SHARING)}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.shares = shares
        for one in CRITERIA:
            self.fields[f"points_{one.code}"] = _points(one.label, settings.scale.of(one))
        for share in shares:
            self._add_adviser(share)

    def _add_adviser(self, share: AdviserShare) -> None:
        name = share.adviser_id.hex
        self.fields[f"takes_{name}"] = forms.BooleanField(
            label=f"{share.adviser} reçoit des prospects", required=False, initial=share.takes
        )
        self.fields[f"most_{name}"] = forms.IntegerField(
            label=f"Prospects en attente au plus pour {share.adviser}",
            required=False,
            min_value=0,
            max_value=500,
            initial=share.most,
            help_text="Vide\u00a0: pas de limite.",
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "high" in cleaned and "middle" in cleaned and cleaned["middle"] > cleaned["high"]:
            self.add_error("middle", "La priorité moyenne commence avant la haute\u00a0: écrivez un nombre plus petit.")
        return cleaned

    def values(self) -> dict[str, Any]:
        skills = {name: " ".join(self.cleaned_data[name].split()).lower() for name in SKILLS}
        points = {one.code: self.cleaned_data[f"points_{one.code}"] for one in CRITERIA}
        return {**{name: self.cleaned_data[name] for name in (*SCALE, *SHARING)}, **skills, "points": points}

    def parts(self) -> list[AdviserPart]:
        return [
            AdviserPart(
                share.adviser_id,
                self.cleaned_data[f"takes_{share.adviser_id.hex}"],
                self.cleaned_data[f"most_{share.adviser_id.hex}"],
            )
            for share in self.shares
        ]

    @property
    def sections(self) -> list[tuple[str, str, str, list[forms.BoundField]]]:
        """Title, words, grid and fields of each part of the page."""
        points = [self[f"points_{one.code}"] for one in CRITERIA]
        people = [self[f"{name}_{share.adviser_id.hex}"] for share in self.shares for name in ("takes", "most")]
        sharing = (
            "Le secteur d’abord, puis la compétence, puis la charge. Les secteurs et les compétences sont ceux des "
            "réglages de l’agenda."
        )
        return [
            ("Points", "Ce qui n’est pas su ne compte pas. La priorité est calculée à chaque lecture.", "grid", points),
            ("Paliers", "", "grid", [self[name] for name in SCALE]),
            ("Répartition", sharing, "grid", [self[name] for name in SHARING]),
            ("Équipe", "", "grid-2", people),
        ]
