"""What works bring, beside what the audits say that they bring: from an audit's worst state to each of the others."""

from collections.abc import Sequence

from tests.reference.dpe.scores import Pair

CLOSE = 0.10
# A state that changes nothing has no gain to compare.
LEAST_GAIN_KWH_M2 = 1.0


def gain_score(found: Sequence[Pair]) -> dict[str, float]:
    """The share of the gains that are within 10 % of the audit's; nothing when no audit has two states."""
    gaps = gain_gaps(found)
    return {"scenario gains within 10 %": sum(abs(gap) <= CLOSE for gap in gaps) / len(gaps)} if gaps else {}


def gain_gaps(found: Sequence[Pair]) -> list[float]:
    """The gain of primary energy per m², ours over the audit's, less 1: one for each state after works."""
    gaps = []
    for states in _audits(found).values():
        before = max(states, key=_true)
        for after in states:
            gain = _true(before) - _true(after)
            if gain >= LEAST_GAIN_KWH_M2:
                gaps.append((before.line["ep_m2"] - after.line["ep_m2"]) / gain - 1)
    return gaps


def _audits(found: Sequence[Pair]) -> dict[str, list[Pair]]:
    """The states of each audit: their ids end in "-0" (before works), "-1"…"""
    audits: dict[str, list[Pair]] = {}
    for one in found:
        if one.record.get("kind") == "audit":
            audits.setdefault(str(one.record["id"]).rsplit("-", 1)[0], []).append(one)
    return audits


def _true(one: Pair) -> float:
    return float(one.record["derive"]["ep19_m2"])
