"""The trial of a rule, in words: how many, for whom, and the first of them with their pages."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from renovation.alerts.queries import agent_names, subject_names
from renovation.alerts.rules.comparing import Found

SHOWN = 50


@dataclass(frozen=True)
class TrialLine:
    """One subject that the rule would raise."""

    name: str
    url: str
    words: str
    whose: str


@dataclass(frozen=True)
class Trial:
    """What a rule finds today."""

    count: int
    by_agent: list[tuple[str, int]]
    lines: list[TrialLine]

    @property
    def left_out(self) -> int:
        return self.count - len(self.lines)


def trial_of(found: Sequence[Found]) -> Trial:
    """The oldest fifty; counts tell of all of them."""
    agents = agent_names(found)
    numbers = Counter(one.in_charge_id for one in found)
    shown = found[:SHOWN]
    names = subject_names(shown)
    lines = [
        TrialLine(
            name=names.get(one.case_id or one.lead_id, ""),
            url=_url(one),
            words=one.words,
            whose=_agent(agents, one.in_charge_id),
        )
        for one in shown
    ]
    by_agent = sorted(((_agent(agents, pk), number) for pk, number in numbers.items()), key=lambda row: -row[1])
    return Trial(len(found), by_agent, lines)


def _agent(agents: dict[UUID | None, str], pk: UUID | None) -> str:
    return agents.get(pk, "Personne") if pk else "Personne"


def _url(found: Found) -> str:
    if found.case_id is not None:
        return reverse("backoffice:case", args=[found.case_id])
    return reverse("backoffice:lead", args=[found.lead_id])
