"""A step of a programme taken alone: its class gains are its own, not those of the steps before it. No database."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from renovation.aids.rules import accompanied
from renovation.financing.enums import Origin
from renovation.financing.queries import known, programme_works
from renovation.financing.queries.case_works import CaseFacts, line_at_middle
from renovation.financing.rules.outlook import Chosen
from renovation.financing.rules.plain import plain_at
from renovation.financing.rules.study import calculate
from renovation.financing.rules.works import PlannedWork
from renovation.programmes.models import WorksScenario
from renovation.programmes.rules.content import Content, Step
from tests.renovation.aids.rules.cast import BOOK
from tests.renovation.financing.test_studies import ON, scenario

SCENARIO = WorksScenario()
LABEL, TARGET = "situation.home.label", "situation.project.target_label"


def step(number: int, before: str, after: str) -> Step:
    result = {"before": {"energy_class": before}, "after": {"energy_class": after}, "gain": {"cost_eur": {"likely": 9}}}
    return Step(number, f"Étape {number}", None, (), result, ())


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Chosen]:
    content = Content("Deux étapes", "", (step(1, "G", "E"), step(2, "E", "D")), None, ())
    monkeypatch.setattr(programme_works, "content_of", lambda _one: content)
    return lambda number: programme_works.works_of_programme([SCENARIO], f"{SCENARIO.pk}:{number}")


def is_open(label: str, target: str) -> bool:
    """The parcours accompagné of the household, whose home goes from a class to another."""
    one = scenario()
    home = replace(one.situation.home, label=label)
    project = replace(one.situation.project, target_label=target)
    moved = replace(one, situation=replace(one.situation, home=home, project=project))
    answer = calculate(moved, BOOK, ON).middle.result(accompanied.CODE)
    return answer is not None and answer.granted


def test_a_step_alone_begins_where_the_step_before_it_ends(chosen: Callable[[str], Chosen]) -> None:
    found = {number: chosen(number) for number in ("", "1", "2")}

    labels = {number: (one.before_label, one.after_label) for number, one in found.items()}
    assert labels == {"": ("", "D"), "1": ("G", "E"), "2": ("E", "D")}


def test_a_step_of_one_class_is_no_whole_renovation(chosen: Callable[[str], Chosen]) -> None:
    found = known._Gathered()
    known._put_project(found, CaseFacts(None, None, None, None, None), chosen("2"), Origin.PROGRAMME)

    label, target = (str(plain_at(found.plain, place)) for place in (LABEL, TARGET))
    assert found.origins[LABEL] == "programme"
    assert (is_open("G", target), is_open(label, target)) == (True, False)


def test_a_line_keeps_its_own_total_whatever_its_pieces() -> None:
    total, area = Decimal(8000), Decimal(11)
    windows = PlannedWork("windows", "Fenêtres", total, total, area, "m²", False, "Devis", cost_ht_eur=total)

    line = line_at_middle(windows, scenario().situation, BOOK(ON))

    assert (line.quantity, line.cost_ht_eur) == (6, total)
