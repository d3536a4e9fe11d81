"""What every page about aids shows, the household's and the adviser's, on the screen and in print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renovation.aids.rules.accompanied import GUIDE_CODE
from renovation.aids.rules.combination import Plan
from renovation.aids.rules.result import Result
from renovation.aids.rules.vocabulary import Status
from renovation.edge.pictures.financing import FinancingBar, Share
from renovation.financing.enums import Origin
from renovation.financing.rules.explained import Explained, explained
from renovation.financing.rules.lever_groups import GROUPS
from renovation.financing.rules.perusal import Perusal
from renovation.financing.rules.plain import plain_at
from renovation.financing.rules.scenario import WorkLine
from renovation.financing.rules.study import Study, title_of

_ORDER = (Status.TO_COMPLETE, Status.NOT_VERIFIED, Status.CLOSED, Status.ELIGIBLE, Status.NOT_ELIGIBLE)
_GROUPS = {
    Status.ELIGIBLE: "Par un autre chemin (ne s’ajoute pas)",
    Status.NOT_ELIGIBLE: "Pas pour votre situation ou ces travaux",
}


@dataclass(frozen=True)
class Counted:
    """An aid of the plan: what it pays, what capping took, how it was found. `before`: where a person decided."""

    label: str
    paid_eur: Decimal
    cut_eur: Decimal
    why: str
    to_verify: bool
    notes: Sequence[str]
    trace: Explained | None
    before: Result | None = None
    result: Result | None = None


@dataclass(frozen=True)
class Fact:
    """A lever that was said, in words, and who said it."""

    label: str
    words: str
    whence: str


@dataclass(frozen=True)
class WorkRow:
    """A line of works in words; `vat_percent` is the rate that the calculation took."""

    line: WorkLine
    title: str
    vat_percent: Decimal | None


def facts_in_words(scenario: Mapping[str, Any], origins: Mapping[str, str]) -> list[tuple[str, list[Fact]]]:
    """Every lever that was said, by subject."""
    found = []
    for group in GROUPS:
        facts = [
            Fact(lever.label, lever.words(value), origin_in_words(origins.get(lever.path, "")))
            for lever in group.levers
            if (value := plain_at(scenario, lever.path)) is not None
        ]
        if facts:
            found.append((group.title, facts))
    return found


def origin_in_words(origin: str) -> str:
    return str(Origin(origin).label) if origin in Origin.values else ""


def work_rows(study: Study) -> list[WorkRow]:
    rates = dict(enumerate(one.vat_rate * 100 for one in study.middle.lines))
    return [WorkRow(line, title_of(line), rates.get(rank)) for rank, line in enumerate(study.scenario.lines)]


def aids_pictured(found: Perusal, bar_title: str) -> dict[str, object]:
    """The part of the context that all these pages share."""
    best = found.best
    return {
        "best": best,
        "counted": _counted(found, best) if best else [],
        "bar": _bar(found, best, bar_title) if best else None,
        "groups": _groups(found),
        "asked": _asked(found),
        "income": found.middle.income,
        "balance_eur": found.balance_eur,
    }


def _counted(found: Perusal, best: Plan) -> list[Counted]:
    """The aids of the plan in the order in which they are counted."""
    results = {(one.aid, one.label): one for one in found.all_results}
    counted = []
    for share in best.shares:
        result = results.get((share.aid, share.label))
        verify = result.to_verify if result is not None else False
        notes = result.notes if result is not None else ()
        before = result.before if result is not None else None
        trace = explained(share.trace, found.parameters) if share.trace is not None else None
        facts = (share.label, share.paid_eur, share.cut_eur, share.why, verify, notes, trace, before, result)
        counted.append(Counted(*facts))
    return [one for one in counted if one.paid_eur or one.cut_eur or one.before]


def _bar(found: Perusal, best: Plan, title: str) -> FinancingBar:
    shares = [Share(_said(one.label, one.aid, found), one.paid_eur) for one in best.shares if one.paid_eur]
    if best.loan_eur:
        shares.append(Share(_said("Éco-prêt à taux zéro, à rembourser", "zero_loan", found), best.loan_eur, "loan"))
    if found.own_eur or not shares:
        shares.append(Share("À payer vous-même", found.own_eur, "own"))
    return FinancingBar(title, shares)


def _said(label: str, aid: str, found: Perusal) -> str:
    """The label of a share, with the doubt that goes with its amount."""
    doubtful = any(one.to_verify for one in found.all_results if one.aid == aid and one.granted)
    return f"{label} (à vérifier)" if doubtful else label


def _asked(found: Perusal) -> list[str]:
    """What would complete the primes; what only a tax notice or a town hall tells is said with its own aid."""
    asked = [*found.middle.income.questions]
    asked += [question for one in found.not_counted for question in one.questions]
    return list(dict.fromkeys(asked))


def _groups(found: Perusal) -> list[tuple[str, list[Result]]]:
    """Aids that are not counted: what comes beside, what is missing, what is closed, the other way, what is refused."""
    beside = [one for one in found.not_counted if one.aid == GUIDE_CODE and one.granted and found.is_whole]
    left = [one for one in found.not_counted if one not in beside]
    groups = [("En plus du prix des travaux", beside)]
    groups += [(_GROUPS.get(status, status.label), [one for one in left if one.status is status]) for status in _ORDER]
    return [(label, ones) for label, ones in groups if ones]
