"""The first scenario of a case: everything that is known already, each value with who said it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.queries import parameters_book
from renovation.aids.rules.situation_data import situation_from_dict, situation_to_dict
from renovation.cases.models import Case
from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.queries import self_diagnosis_of
from renovation.financing.enums import Origin
from renovation.financing.queries.case_works import CaseFacts, line_at_middle, origins_of_line, works_of
from renovation.financing.queries.inquiries import chosen_of, inquiry_of, known_of, place_in
from renovation.financing.rules.answers import AidsAnswers
from renovation.financing.rules.outlook import Chosen
from renovation.financing.rules.plain import leaves, with_plain
from renovation.financing.rules.scenario import Scenario
from renovation.financing.rules.situation import situation_without_works
from renovation.financing.rules.works import REPLACING_A_BOILER
from renovation.programmes.queries import scenarios_of
from renovation.territories.models import Commune


@dataclass
class _Gathered:
    """Values by place; the first that says one is believed."""

    plain: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def put(self, values: Mapping[str, Any], origin: Origin) -> None:
        for path, value in values.items():
            if value not in (None, "") and path not in self.origins:
                self.plain = with_plain(self.plain, {path: value})
                self.origins[path] = str(origin)


def facts_of(case: Case, *, adviser_met_on: date | None = None) -> CaseFacts:
    """The household's answers, the last version of the diagnosis that has a result, the record of the dwelling."""
    dwelling = case.dwelling
    diagnosis = case.lead.diagnosis if case.lead is not None else None
    if diagnosis is None and dwelling is not None:
        diagnosis = self_diagnosis_of(dwelling)
    version = None
    if dwelling is not None:
        calculated = DiagnosisVersion.objects.of_dwelling(dwelling).filter(result__isnull=False)
        version = calculated.order_by("-number").first()
    inquiry = inquiry_of(diagnosis) if diagnosis is not None else None
    commune = dwelling.commune if dwelling is not None else diagnosis.commune if diagnosis is not None else None
    programmes = tuple(scenarios_of(case))
    return CaseFacts(commune, dwelling, version, diagnosis, inquiry, adviser_met_on, programmes)


def first_scenario(facts: CaseFacts, works: str, *, on: date) -> tuple[Scenario, dict[str, str]]:
    """The scenario with these works, and who said each value. Nothing that is known is to be typed again."""
    parameters = parameters_book()(on)
    found = _Gathered()
    chosen, origin = works_of(facts, works, on)
    _put_project(found, facts, chosen, origin)
    _put_version(found, facts)
    _put_answers(found, facts, on)
    _put_dwelling(found, facts)
    situation = situation_from_dict(found.plain.get("situation", {}))
    lines = tuple(line_at_middle(one, situation, parameters) for one in chosen.works)
    for rank, line in enumerate(lines):
        found.origins |= origins_of_line(rank, line, origin)
    saving = None if chosen.saving_likely_eur is None else Decimal(chosen.saving_likely_eur)
    if saving is not None:
        found.origins["saving_eur_year"] = str(origin)
    return Scenario(situation, lines, (), saving), found.origins


def with_place(scenario: Scenario, commune: Commune) -> Scenario:
    """The same scenario with its home in this commune."""
    home = replace(scenario.situation.home, **_place(commune))
    return replace(scenario, situation=replace(scenario.situation, home=home))


def commune_of(scenario: Scenario) -> Commune | None:
    """The commune of the home."""
    code = scenario.situation.home.commune
    return Commune.objects.filter(pk=code).first() if code else None


def _place(commune: Commune) -> dict[str, Any]:
    place = place_in(commune)
    return {
        "commune": place.commune,
        "epci": place.epci or None,
        "department": place.department,
        "region": place.region,
    }


def _put_project(found: _Gathered, facts: CaseFacts, chosen: Chosen, origin: Origin) -> None:
    labels = {"situation.home.label": chosen.before_label, "situation.project.target_label": chosen.after_label}
    found.put(labels, origin)
    found.put(
        {"situation.project.adviser_met_on": facts.adviser_met_on.isoformat() if facts.adviser_met_on else None},
        Origin.APPOINTMENT,
    )
    if facts.commune is not None:
        place = {f"situation.home.{name}": value for name, value in _place(facts.commune).items()}
        found.put(place, Origin.DWELLING)
    known = known_of(facts.diagnosis).answers.fossil_boiler
    if REPLACING_A_BOILER & {one.code for one in chosen.works}:
        found.put({"situation.project.replaces_fossil_boiler": known}, Origin.HOUSEHOLD)


def _put_version(found: _Gathered, facts: CaseFacts) -> None:
    version = facts.version
    if version is None or version.result is None:
        return
    area, kind = version.description.get("area_m2"), version.description.get("kind")
    values = {"label": version.result.get("final_class"), "area_m2": str(area) if area else None, "kind": kind}
    found.put({f"situation.home.{name}": value for name, value in values.items()}, Origin.VERSION)


def _put_answers(found: _Gathered, facts: CaseFacts, on: date) -> None:
    """« Mes aides » before the self-diagnosis: it was asked later, and about the same things."""
    said = known_of(facts.diagnosis).answers
    if facts.inquiry is not None:
        answers, _ = chosen_of(facts.inquiry, on=on)
        found.put(_said(answers, facts.inquiry.commune), Origin.AIDS)
    if facts.diagnosis is not None and facts.diagnosis.commune is not None:
        found.put(_said(said, facts.diagnosis.commune), Origin.HOUSEHOLD)


def _said(answers: AidsAnswers, commune: Commune) -> dict[str, Any]:
    situation = situation_without_works(answers, place_in(commune))
    found = {
        path: value for path, value in leaves(situation_to_dict(situation), "situation.") if not isinstance(value, list)
    }
    if situation.lives_there:
        # The region of the home says it: only somebody who lives elsewhere is asked.
        found.pop("situation.household.region", None)
    return found


def _put_dwelling(found: _Gathered, facts: CaseFacts) -> None:
    dwelling = facts.dwelling
    if dwelling is None:
        return
    area = dwelling.living_area_m2
    values = {
        "kind": dwelling.kind,
        "area_m2": None if area is None else str(area),
        "label": dwelling.estimated_class,
    }
    found.put({f"situation.home.{name}": value for name, value in values.items()}, Origin.DWELLING)
