"""What the page of a situation sends, read as a scenario with who said each value."""

from dataclasses import dataclass, replace

from django.http import QueryDict

from backoffice.diagnoses.acts import perform
from backoffice.diagnoses.sheet import Sheet
from backoffice.financing.lever_form import LeverForm, initial_of
from backoffice.financing.works_table import kept_or_typed, origins_of, other_aid, sent_sheets, stored_sheets
from renovation.financing.enums import Origin
from renovation.financing.models import FinancingVariant
from renovation.financing.queries import commune_of, with_place
from renovation.financing.rules.plain import leaves, plain_at, with_plain
from renovation.financing.rules.scenario import MOST_LINES, OtherAid, Scenario, scenario_from_dict


@dataclass
class Entry:
    """The form of the levers and both tables, as they are kept or as they were sent."""

    levers: LeverForm
    sheets: list[Sheet]
    is_checked: bool = False

    @property
    def works(self) -> Sheet:
        return self.sheets[0]

    @property
    def others(self) -> Sheet:
        return self.sheets[1]

    def is_valid(self) -> bool:
        """Everything is checked, so that all errors are shown at once."""
        checked = [self.levers.is_valid(), *(sheet.is_valid() for sheet in self.sheets)]
        if len(self.works.filled()) > MOST_LINES:
            self.works.complaints.append(f"Un scénario a {MOST_LINES} lignes de travaux au plus.")
            return False
        return all(checked)


def kept_entry(variant: FinancingVariant) -> Entry:
    scenario = scenario_from_dict(variant.scenario)
    form = LeverForm(initial=initial_of(variant.scenario, commune_of(scenario)), origins=variant.origins)
    return Entry(form, stored_sheets(scenario))


def sent_entry(variant: FinancingVariant, data: QueryDict) -> Entry:
    commune = commune_of(scenario_from_dict(variant.scenario))
    return Entry(LeverForm(data, origins=variant.origins, commune=commune), sent_sheets(data), is_checked=True)


def acted_entry(variant: FinancingVariant, data: QueryDict, act: str) -> Entry:
    """After a button of a table without JavaScript: everything typed is shown again, nothing is checked."""
    pasted = data.get(f"{act.partition(':')[2]}-paste", "")
    form = LeverForm(initial=dict(data.items()), origins=variant.origins)
    return Entry(form, perform(act, sent_sheets(data), pasted))


def scenario_of(variant: FinancingVariant, entry: Entry) -> tuple[Scenario, dict[str, str]]:
    """The scenario of a valid entry, and who said each value."""
    before = scenario_from_dict(variant.scenario)
    plain = with_plain(variant.scenario, entry.levers.changes(variant.scenario))
    lines = entry.works.lines()
    typed = [kept_or_typed(line, before) for line in lines]
    base = scenario_from_dict({**plain, "lines": [], "others": []})
    scenario = with_place(
        replace(base, lines=tuple(typed), others=_others(entry, before)),
        entry.levers.cleaned_data["commune"],
    )
    said = _levers_said(variant, scenario)
    return scenario, said | origins_of(lines, typed, before, variant.origins)


def _others(entry: Entry, before: Scenario) -> tuple[OtherAid, ...]:
    """An amount that only reads otherwise (500.0, 500) stays as it was kept."""
    typed = [other_aid(line.values) for line in entry.others.lines()]
    return tuple(next((one for one in before.others if one == each), each) for each in typed)


def _levers_said(variant: FinancingVariant, scenario: Scenario) -> dict[str, str]:
    """Each lever keeps its origin while it keeps its value."""
    found: dict[str, str] = {}
    for path, value in leaves(scenario.to_dict()):
        if isinstance(value, list):
            continue
        same = value == plain_at(variant.scenario, path)
        origin = variant.origins.get(path, "") if same else str(Origin.ADVISER)
        if origin:
            found[path] = origin
    return found
