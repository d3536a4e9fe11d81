"""The words of the aids: who asks, for which home, which class of income, which status."""

from enum import StrEnum


class IncomeClass(StrEnum):
    """Anah's four classes, the poorest first."""

    VERY_MODEST = "very_modest"
    MODEST = "modest"
    INTERMEDIATE = "intermediate"
    HIGHER = "higher"

    @property
    def rank(self) -> int:
        return _RANKS[self]

    @property
    def label(self) -> str:
        return _INCOME_LABELS[self]


_RANKS = {one: rank for rank, one in enumerate(IncomeClass)}
_INCOME_LABELS = {
    IncomeClass.VERY_MODEST: "revenus très modestes",
    IncomeClass.MODEST: "revenus modestes",
    IncomeClass.INTERMEDIATE: "revenus intermédiaires",
    IncomeClass.HIGHER: "revenus supérieurs",
}


class Asker(StrEnum):
    """In what quality the aid is asked for."""

    OWNER = "owner"
    BUYER = "buyer"
    TENANT = "tenant"
    SYNDICATE = "syndicate"


OWNERS = frozenset({Asker.OWNER, Asker.BUYER})


class HomeKind(StrEnum):
    HOUSE = "house"
    FLAT = "flat"


class Age(StrEnum):
    """Years since the home was finished."""

    UNDER_2 = "under_2"
    FROM_2_TO_10 = "from_2_to_10"
    FROM_10_TO_15 = "from_10_to_15"
    OVER_15 = "over_15"

    def at_least(self, years: int) -> bool:
        return _YEARS[self] >= years


_YEARS = {Age.UNDER_2: 0, Age.FROM_2_TO_10: 2, Age.FROM_10_TO_15: 10, Age.OVER_15: 15}


class Status(StrEnum):
    """One status for each aid, never two messages that contradict each other."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    TO_COMPLETE = "to_complete"
    CLOSED = "closed"
    NOT_VERIFIED = "not_verified"

    @property
    def label(self) -> str:
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.ELIGIBLE: "Vous y avez droit",
    Status.NOT_ELIGIBLE: "Vous n’y avez pas droit",
    Status.TO_COMPLETE: "À compléter",
    Status.CLOSED: "Guichet fermé",
    Status.NOT_VERIFIED: "Règle non vérifiée",
}


class Nature(StrEnum):
    """What reaches the household."""

    GRANT = "grant"
    LOAN = "loan"
    TAX = "tax"
    INFORMATION = "information"


class Extent(StrEnum):
    """What the works amount to, for the ceilings of the loans."""

    WINDOWS = "windows"
    ONE = "one"
    TWO = "two"
    THREE = "three"
    WHOLE = "whole"
    SEWAGE = "sewage"


# Letters of the energy label, the best first.
LETTERS = "ABCDEFG"
# Overseas departments, by code of the region.
OVERSEAS_REGIONS = {"01": "Guadeloupe", "02": "Martinique", "03": "Guyane", "04": "La Réunion", "06": "Mayotte"}
OVERSEAS_COLLECTIVITIES = frozenset({"975", "976", "977", "978", "986", "987", "988"})
ILE_DE_FRANCE = "11"
