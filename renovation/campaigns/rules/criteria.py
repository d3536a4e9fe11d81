"""What a segment asks for, as data: a closed vocabulary, so that nobody writes a query."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from renovation.campaigns.refusals import CriteriaRefused

CLASSES = tuple("ABCDEFG")
LONGEST_DAYS = 3650


class Over(StrEnum):
    """What is counted: each line is one of these."""

    CASES = "cases"
    LEADS = "leads"
    HOMES = "homes"


class Agreement(StrEnum):
    """A consent in force, or none at all."""

    ADVICE = "advice"
    NEWS = "news"
    NONE = "none"


@dataclass(frozen=True)
class Criteria:
    """An empty part asks nothing. Parts are joined by « and », the values of one part by « or »."""

    over: str = Over.CASES
    communes: tuple[str, ...] = ()
    intercommunalities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    heatings: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    tenures: tuple[str, ...] = ()
    # Of cases only.
    incomes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    # Of leads only.
    states: tuple[str, ...] = ()
    silent_days: int | None = None
    agreement: str = ""

    def __post_init__(self) -> None:
        if self.over not in list(Over):
            raise CriteriaRefused("Choisissez ce qui est compté.")
        if self.agreement and self.agreement not in list(Agreement):
            raise CriteriaRefused("Cet accord n’est pas connu.")
        if self.silent_days is not None and not 1 <= self.silent_days <= LONGEST_DAYS:
            raise CriteriaRefused(f"Écrivez un nombre de jours entre 1 et {LONGEST_DAYS}.")
        if self.over != Over.CASES and (self.incomes or self.stages):
            raise CriteriaRefused("La classe de revenus et l’étape ne sont connues que des dossiers.")
        if self.over != Over.LEADS and self.states:
            raise CriteriaRefused("L’état d’un prospect ne se demande que des prospects.")
        if not set(self.classes) <= set(CLASSES):
            raise CriteriaRefused("Cette classe n’existe pas.")

    def as_json(self) -> dict[str, Any]:
        """Only what is asked."""
        return {name: value for name, value in asdict(self).items() if value not in ((), "", None)}

    @property
    def is_everything(self) -> bool:
        return set(self.as_json()) == {"over"}


def criteria_from(raw: Mapping[str, Any]) -> Criteria:
    """What was kept; a part that no longer exists is refused rather than forgotten: it would reach more people."""
    known = {field.name for field in fields(Criteria)}
    strange = sorted(set(raw) - known)
    if strange:
        raise CriteriaRefused(f"Ce critère n’est plus connu\N{NO-BREAK SPACE}: {strange[0]}.")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    return Criteria(**values)
