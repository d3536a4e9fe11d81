"""The adviser's calculation of a scenario: the aids of exact prices on a day, with the amounts that were decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from renovation.aids.rules.exclusions import LABELS
from renovation.aids.rules.financing import NO_OVERRIDES, Book, Financing, evaluate
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.money import euros
from renovation.aids.rules.override import Overrides, line_key, numbered
from renovation.aids.rules.result import Result
from renovation.aids.rules.works import WORKS
from renovation.financing.rules.perusal import Perusal
from renovation.financing.rules.recording import Recorder, Used, fingerprint_of, values_of
from renovation.financing.rules.scenario import Scenario, WorkLine, other_aids, situation_of
from renovation.quantities.rules.parameters import Parameters

NBSP = "\N{NO-BREAK SPACE}"
# The income ceilings and most sums are read once a year: past that, the present rules are only a supposition.
KNOWN_AHEAD = timedelta(days=366)
# Of the name of an aid, where an amount is decided for it.
MOST_LETTERS = 200


@dataclass(frozen=True)
class Bill:
    """What the pages say of the prices of the lines."""

    unpriced: Sequence[str] = ()
    costs_to_verify: bool = False
    prices_to_verify: bool = False


@dataclass(frozen=True)
class Study(Perusal):
    """`used` are the parameters that the result depends on, by day."""

    scenario: Scenario
    middle: Financing
    used: Used
    overrides: Overrides = field(default_factory=dict)

    @property
    def on(self) -> date:
        return self.middle.on

    @property
    def parameters(self) -> Parameters:
        """Those kept with the result."""
        return Parameters(self.on, values_of(self.used), self.fingerprint)

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.used)

    @property
    def chosen(self) -> Bill:
        return Bill([title_of(one) for one in self.scenario.lines if one.cost_ht_eur is None])

    @property
    def yearly_saving_eur(self) -> Decimal | None:
        return self.scenario.saving_eur_year

    @property
    def ends(self) -> None:
        """Prices are those of the lines: there is no range."""

    @property
    def keyed(self) -> dict[str, Result]:
        """Every aid by the name under which its amount may be decided."""
        found = {one.aid: one for one in self.middle.results}
        for line, name in zip(self.middle.lines, numbered(one.line for one in self.middle.lines), strict=True):
            for one in (line.single, line.certificates, line.boost, line.overseas):
                found[line_key(one.aid, name)] = one
        return found

    @property
    def warnings(self) -> list[str]:
        """What an adviser must see before handing the result over."""
        said = [
            f"Écrêtement{NBSP}: un montant retenu dépasse de {euros(one.exceeded_eur)} le plafond de "
            f"{euros(one.ceiling_eur)}. Vérifiez la notification."
            for plan in self.middle.plans
            for one in plan.cappings
            if one.exceeded_eur
        ]
        lost = [key for key in self.overrides if key not in self.keyed]
        said += [f"Un montant retenu ne correspond plus à aucune aide{NBSP}: {key_in_words(one)}." for one in lost]
        said += [
            f"Le montant retenu pour «{NBSP}{one.label}{NBSP}» compte maintenant pour «{NBSP}{self.named(key)}{NBSP}»."
            " Vérifiez-le."
            for key, one in self.overrides.items()
            if key in self.keyed and one.label not in ("", self.keyed[key].label, self.named(key))
        ]
        return list(dict.fromkeys(said))

    def named(self, key: str) -> str:
        """An aid with the adviser's words for its line: two lines of the same works change places."""
        lines = zip(self.middle.lines, numbered(one.line for one in self.middle.lines), strict=True)
        names = {name: line.title for line, (_, name) in zip(self.scenario.lines, lines, strict=True) if line.title}
        title = names.get(key.partition(":")[2], "")
        label = self.keyed[key].label
        return f"{label} ({title})"[:MOST_LETTERS] if title else label


def calculate(
    scenario: Scenario,
    book: Book,
    on: date,
    *,
    local_aids: Sequence[LocalAid] = (),
    overrides: Overrides = NO_OVERRIDES,
) -> Study:
    """One evaluation: the prices are those of the lines, not a range."""
    recorder = Recorder(book)
    aids = [*local_aids, *other_aids(scenario, on)]
    financing = evaluate(situation_of(scenario), recorder.on_day, on, aids, overrides)
    return Study(scenario, financing, recorder.used(), overrides)


def days_ahead(scenario: Scenario, on: date) -> list[date]:
    """The days of the aids that come too late for the rules known now to be sure of."""
    dates = scenario.situation.dates
    days = [dates.filing, dates.quote_signed, dates.loan_offer, dates.tax_year]
    return sorted({day for day in days if day is not None and day > on + KNOWN_AHEAD})


def moved_days(scenario: Scenario, calculated_on: date, today: date) -> Mapping[str, date]:
    """The day of the calculation moves to today, unless an aid asked for that very day."""
    dates = scenario.situation.dates
    said = {dates.filing, dates.quote_signed, dates.loan_offer, dates.tax_year}
    return {} if calculated_on in said else {calculated_on.isoformat(): today}


def title_of(line: WorkLine) -> str:
    """The words of a line: the adviser's, else those of the work."""
    return line.title or WORKS[line.work].label


def key_in_words(key: str) -> str:
    """The name of an aid, with its line of works."""
    code, _, name = key.partition(":")
    work = next((traits.label for work, traits in WORKS.items() if work.value == name.partition("/")[0]), name)
    label = LABELS.get(code, "Aide locale")
    return f"{label}, {work}" if name and code != "local" else label
