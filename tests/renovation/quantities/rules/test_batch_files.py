"""A barème from a file: understood whole, or refused whole with the line and the reason."""

from datetime import date
from typing import Any

import pytest

from renovation.quantities.rules.batch_csv import read_csv, write_csv
from renovation.quantities.rules.batch_file import BatchRefused, Proposed
from renovation.quantities.rules.batch_yaml import read_yaml

TODAY = date(2026, 11, 25)
NEXT_YEAR = date(2027, 1, 1)
YAML = """- code: test.factor
  label: Facteur d’essai
  unit: kWh
  values:
    - {valid_from: 2027-01-01, value: 1.7, source: {text: "Arrêté d’essai", article: "annexe 1", read_on: 2026-11-20}}
- code: test.table
  label: Table d’essai
  unit: €
  values:
    - valid_from: 2027-01-01
      table: {low: 40, high: 80}
      state: to_verify
      source: {text: "Presse d’essai"}
"""
HEAD = "code;valid_from;key;value;text;read_on"


def refusal(content: str | bytes, kind: str = "yaml") -> list[tuple[int, str]]:
    read = read_yaml if kind == "yaml" else read_csv
    with pytest.raises(BatchRefused) as refused:
        read(content if isinstance(content, bytes) else content.encode(), today=TODAY)
    return [(fault.line, fault.reason) for fault in refused.value.faults]


def csv_of(*lines: str) -> tuple[Proposed, ...]:
    return read_csv("\n".join([HEAD, *lines]).encode(), today=TODAY)


def test_a_yaml_file_is_understood_with_its_lines() -> None:
    first, second = read_yaml(YAML.encode(), today=TODAY)

    assert (first.line, first.code, first.value, first.valid_from, first.valid_to) == (
        5, "test.factor", 1.7, NEXT_YEAR, None,
    )  # fmt: skip
    assert (second.line, second.value, second.text_not_read) == (10, {"low": 40, "high": 80}, True)


def test_a_csv_file_gathers_the_cells_of_a_table() -> None:
    lines = [f"test.table;2027-01-01;{key};{value};Arrêté;01/11/2026" for key, value in (("low", "40,5"), ("high", 80))]

    (found,) = csv_of(*lines)

    assert (found.line, found.value, found.source_read_on) == (2, {"low": 40.5, "high": 80}, date(2026, 11, 1))


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("1 234,5", 1234.5),
        ("-3", -3),
        ("0.10", 0.1),
        ("1e3", 1000),
        ("oui", True),
        ("[[100, 0.5], [null, 1]]", [[100, 0.5], [None, 1]]),
        ("NaN", "NaN"),
        ("12 €", "12 €"),
    ],
)
def test_numbers_of_a_csv_are_those_people_write(written: str, understood: Any) -> None:
    (found,) = csv_of(f'test.factor;2027-01-01;;"{written}";Arrêté;')

    assert found.value == understood


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (";2027-01-01;;1;Arrêté;", "il manque le code"),
        ("test.factor;;;1;Arrêté;", "il manque le premier jour"),
        ("test.factor;2027-02-30;;1;Arrêté;", "n’est pas une date"),
        ("test.factor;2027-01-01;;;Arrêté;", "il manque la valeur"),
        ("test.factor;2027-01-01;;1;;", "il manque le texte de la source"),
        ("test.factor;2027-01-01;;1;Arrêté;2030-01-01", "dans l’avenir"),
        ("test.factor;2027-01-01;1;Arrêté", "4 colonnes, l’en-tête en a 6"),
    ],
)
def test_each_fault_of_a_csv_is_told_with_its_line(line: str, reason: str) -> None:
    good = "test.good;2027-01-01;;1;Arrêté;"

    (fault,) = refusal("\n".join([HEAD, good, line, good.replace("good", "other")]), "csv")

    assert fault[0] == 3
    assert reason in fault[1]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 0, "vide"),
        (b"\xff\xfe\x00a", 1, "UTF-8"),
        ("- code: a\n  values: [{x\n", 3, "YAML"),
        ("- a: 1\n  a: 2\n", 2, "deux fois"),
        ("- &x {code: a}\n- *x\n", 2, "renvois"),
        ("- tout court\n", 0, "n’est pas un paramètre"),
        ("simple", 1, "liste de paramètres"),
        ("- code: test.factor\n  values: []\n", 1, "aucune valeur"),
        (YAML.replace("state: to_verify", "state: sûr"), 10, "sûr"),
        (YAML.replace("2027-01-01, value", "2027-13-01, value"), 5, "n’est pas une date"),
        (YAML.replace('article: "annexe 1"', "address: javascript:1"), 5, "https://"),
        (YAML.replace("value: 1.7", "valid_to: 2026-01-01, value: 1.7"), 5, "finit avant"),
        ("[" * 100_000, 0, "YAML"),
        ("code,valid_from\nx", 1, "liste de paramètres"),
        (b"a" * 1_000_001, 0, "1\u00a0Mo"),
        ("- code: \x00", 1, "nul"),
    ],
)
def test_each_fault_of_a_yaml_is_told_with_its_line(content: str | bytes, line: int, reason: str) -> None:
    faults = refusal(content)

    assert [fault[0] for fault in faults] == [line]
    assert reason in faults[0][1]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("code;value\na;1", "Il manque la colonne valid_from, text"),
        (f"{HEAD};code\n", "deux fois"),
        (HEAD, "aucune valeur"),
        (f'{HEAD}\n"a";"b', "ne peut pas être lue"),
    ],
)
def test_a_csv_without_its_form_is_refused(content: str, reason: str) -> None:
    assert reason in refusal(content, "csv")[0][1]


def test_a_cell_written_twice_is_refused() -> None:
    line = "test.table;2027-01-01;low;40;Arrêté;"

    assert "écrite deux fois" in refusal("\n".join([HEAD, line, line]), "csv")[0][1]


def test_all_faults_are_told_at_once() -> None:
    assert [line for line, _ in refusal(f"{HEAD}\n;2027-01-01;;1;A;\nx;hier;;1;A;", "csv")] == [2, 3]


def test_what_is_exported_can_be_imported() -> None:
    source = {"text": "=Arrêté", "article": "", "address": "https://texte.example/1", "read_on": date(2026, 1, 2)}
    dates = {"valid_from": date(2026, 1, 1), "valid_to": None, "state": "published", "source": source}
    values = {
        "a.number": 1.5,
        "a.table": {"x": {"low": -1, "high": 2}},
        "a.rows": [[10, 0.5], [None, 1]],
        "a.none": {"x": None},
    }
    entries = [
        {"code": code, "label": code, "unit": "€", "values": [{**dates, "value": value}]}
        for code, value in values.items()
    ]

    text = write_csv(entries)
    found = read_csv(text.encode("utf-8-sig"), today=TODAY)

    assert {one.code: one.value for one in found} == values
    assert {one.source_text for one in found} == {"=Arrêté"}
    assert ";=Arrêté" not in text
