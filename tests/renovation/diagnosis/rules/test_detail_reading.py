"""A detailed description from JSON and back, and what is said of a wrong value."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings

from renovation.diagnosis.rules.detail.parts import DWELLING, TABLES
from renovation.diagnosis.rules.detail.reading import EntryErrors, plain_dwelling, read_dwelling, values_of
from tests.renovation.diagnosis.rules.descriptions import any_dwelling

SMALL: dict[str, Any] = {"kind": "house", "area_m2": 92}


def complaints(**more: Any) -> list[str]:
    with pytest.raises(EntryErrors) as refused:
        read_dwelling(SMALL | more)
    return [str(error) for error in refused.value.errors]


@settings(max_examples=60, deadline=None)
@given(any_dwelling())
def test_what_is_read_is_written_again_the_same(plain: dict[str, Any]) -> None:
    dwelling = read_dwelling(plain)

    written = json.loads(json.dumps(plain_dwelling(dwelling)))

    assert read_dwelling(written) == dwelling


@settings(max_examples=20, deadline=None)
@given(any_dwelling())
def test_a_line_is_typed_again_from_the_texts_that_its_form_shows(plain: dict[str, Any]) -> None:
    dwelling = read_dwelling(plain)

    for part in TABLES:
        for record in getattr(dwelling, part.field):
            for column in part.columns:
                value = values_of(part, record)[column.name]
                assert column.understand(column.text_of(value)) == value


def test_sources_are_kept() -> None:
    dwelling = read_dwelling(SMALL | {"sources": {"area_m2": "household"}})

    assert plain_dwelling(dwelling)["sources"] == {"area_m2": "household"}


@pytest.mark.parametrize("area", [0, -4, 5000, "n’importe quoi", float("nan"), float("inf"), True, [3]])
def test_an_impossible_area_is_refused_by_name(area: object) -> None:
    [complaint] = complaints(area_m2=area)

    assert complaint.startswith("Surface habitable\u00a0: Écrivez ")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({"area_m2": 0}, "Murs, ligne\u00a01, surface\u00a0: Écrivez une valeur entre 0,01 et 2\u202f000\u00a0m²."),
        ({"area_m2": 5000}, "Murs, ligne\u00a01, surface\u00a0: Écrivez une valeur entre 0,01 et 2\u202f000\u00a0m²."),
        ({"area_m2": 9, "u_w_m2k": 9}, "Murs, ligne\u00a01, U\u00a0: Écrivez une valeur entre 0,05 et 7\u00a0W/m².K."),
        ({"area_m2": 9, "b": 1.2}, "Murs, ligne\u00a01, b\u00a0: Écrivez une valeur entre 0 et 1."),
        ({}, "Murs, ligne\u00a01, surface\u00a0: Écrivez une valeur."),
        (
            {"area_m2": 9, "material": "carton"},
            "Murs, ligne\u00a01, matériau\u00a0: «\u00a0carton\u00a0» n’est pas une réponse proposée.",
        ),
        ({"area_m2": 9, "colour": "red"}, "Murs, ligne\u00a01\u00a0: «\u00a0colour\u00a0» n’existe pas ici."),
        ("un mur", "Murs, ligne\u00a01\u00a0: Cette ligne n’est pas lisible."),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(line: object, expected: str) -> None:
    assert complaints(walls=[line]) == [expected]


def test_a_wrong_cell_of_a_heating_is_found_in_its_tables() -> None:
    [complaint] = complaints(heating=[{"generators": [{"model": "feu de camp"}], "emitters": []}])

    assert complaint.startswith(
        "Installations de chauffage, ligne\u00a01, générateurs, ligne\u00a01, générateur\u00a0: "
    )


def test_all_errors_come_at_once_with_their_paths() -> None:
    with pytest.raises(EntryErrors) as refused:
        read_dwelling({"area_m2": -1, "walls": [{"area_m2": 3}, {"area_m2": "x"}], "doors": 4})

    assert [error.path for error in refused.value.errors] == ["kind", "area_m2", "walls.1.area_m2", "doors"]


@pytest.mark.parametrize("plain", [None, [], "maison", {"sources": 4} | SMALL])
def test_what_is_no_description_is_said_or_read_without_a_crash(plain: Any) -> None:
    if isinstance(plain, dict):
        assert read_dwelling(plain).sources == {}
    else:
        with pytest.raises(EntryErrors):
            read_dwelling(plain)


def test_french_numbers_and_words_of_choices_are_understood() -> None:
    walls = [{"area_m2": "1\u202f200,5", "material": "Parpaings (blocs creux)", "lining": "thick"}]

    wall = read_dwelling(SMALL | {"walls": walls}).walls[0]

    assert (wall.area_m2, str(wall.material), str(wall.lining)) == (1200.5, "hollow_block", "thick")


def test_every_choice_has_words_and_a_code_of_its_own() -> None:
    for part in (DWELLING, *TABLES, *(inner for one in TABLES for inner in one.inner)):
        for column in part.columns:
            codes = [code for code, _, _ in column.choices()]
            assert len(set(codes)) == len(codes)
            assert all(label for _, label, _ in column.choices())


def test_every_field_of_the_description_has_a_column() -> None:
    for part in (*TABLES, *(inner for one in TABLES for inner in one.inner)):
        typed = {column.name.split(".")[0] for column in part.columns} | {inner.field for inner in part.inner}
        assert typed == {one.name for one in fields(part.record)}
