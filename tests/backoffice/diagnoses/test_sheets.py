"""Tables as they are sent: blank lines, acts of the buttons, lines pasted from a spreadsheet, errors."""

import pytest
from django.http import QueryDict

from backoffice.diagnoses.acts import perform, read_paste
from backoffice.diagnoses.pages import page_named
from backoffice.diagnoses.reading_pages import change_of, orphans, sent_sheets, stored_sheets
from renovation.diagnosis.rules.detail.envelope_parts import WALLS
from renovation.diagnosis.rules.detail.from_answers import from_answers
from tests.backoffice.diagnoses.conftest import sheet
from tests.renovation.diagnosis.rules.dwellings import HOUSE, WEATHER

FIRST = from_answers(HOUSE, WEATHER)
WALL = {"area_m2": "12,5", "adjacency": "outside", "material": "concrete", "insulation.place": "none"}


@pytest.fixture(autouse=True)
def parameters() -> None:
    """No parameter is needed here, hence no database."""


def sent(field: str, *lines: dict[str, str], **more: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(sheet(field, *lines, **more))
    return data


def test_what_is_shown_and_sent_back_changes_nothing() -> None:
    for field in ("walls", "windows", "heating", "bridges", "ventilation"):
        page = page_named(field)
        data = QueryDict(mutable=True)
        for one in stored_sheets(page, FIRST):
            data[f"{one.prefix}-count"] = str(len(one.forms))
            for form in one.forms:
                data.update({f"{form.prefix}-{name}": text or "" for name, text in form.initial.items()})
        again = sent_sheets(page, data)

        assert all([one.is_valid() for one in again])  # noqa: C419 (every sheet is checked)
        assert change_of(page, again)(FIRST) == FIRST
        assert change_of(page, again)(FIRST).sources == {
            path: source for path, source in change_of(page, again)(FIRST).sources.items() if source != "adviser"
        }


def test_blank_lines_are_no_lines() -> None:
    [walls] = sent_sheets(page_named("walls"), sent("walls", WALL, {"area_m2": "", "adjacency": "outside"}))

    assert walls.is_valid()
    assert len(walls.lines()) == 1


def test_every_error_is_told_at_once() -> None:
    [walls] = sent_sheets(page_named("walls"), sent("walls", {"area_m2": "x"}, {"area_m2": "-3", "b": "2"}))

    assert not walls.is_valid()
    assert [sorted(form.errors) for form in walls.filled()] == [["area_m2"], ["area_m2", "b"]]


@pytest.mark.parametrize("count", ["", "-1", "9999999", "douze", "200"])
def test_any_number_of_lines_can_be_claimed(count: str) -> None:
    data = sent("walls", WALL)
    data["walls-count"] = count

    [walls] = sent_sheets(page_named("walls"), data)

    assert len(walls.filled()) <= 1


@pytest.mark.parametrize(
    ("act", "areas"),
    [
        ("add:walls", ["12,5", "7", "", ""]),
        ("copy:walls:0", ["12,5", "7", "12,5", "", ""]),
        ("drop:walls:0", ["7", "", ""]),
        ("drop:walls:99", ["12,5", "7", "", ""]),
        ("drop:walls:x", ["12,5", "7", "", ""]),
        ("nonsense", ["12,5", "7", "", ""]),
    ],
)
def test_buttons_keep_what_is_typed(act: str, areas: list[str]) -> None:
    sheets = sent_sheets(page_named("walls"), sent("walls", WALL, {**WALL, "area_m2": "7"}))

    [again] = perform(act, sheets, "")

    assert [form["area_m2"].value() for form in again.forms] == areas


def test_lines_are_pasted_with_words_or_codes_and_titles_passed_over() -> None:
    text = "Nom\tSurface (m²)\tDonne sur\nPignon\t31,2\tGarage\tNord\tparpaings (blocs creux)\nSud\t20\toutside\n"

    lines, complaints = read_paste(WALLS.columns, text)

    assert complaints == []
    assert [line.texts["adjacency"] for line in lines] == ["garage", "outside"]
    assert lines[0].texts["material"] == "hollow_block"


def test_a_paste_that_is_not_understood_adds_nothing_and_says_why() -> None:
    sheets = sent_sheets(page_named("walls"), sent("walls", WALL))

    [again] = perform("paste:walls", sheets, "Pignon\t31\tla lune")

    assert again.complaints == [
        "Ligne collée\u00a01, donne sur\u00a0: «\u00a0la lune\u00a0» n’est pas une réponse proposée."
    ]
    assert [form["area_m2"].value() for form in again.forms] == ["12,5", "", ""]


def test_an_installation_of_which_a_generator_speaks_counts_though_nothing_is_written_in_it() -> None:
    data = sent("heating", {"setup": "simple"}, {"setup": "simple"})
    data.update(sheet("generators", {"model": "convector"}))
    data.update(sheet("emitters", {"installation": "1", "model": "convector"}))

    sheets = sent_sheets(page_named("heating"), data)

    assert [one.is_valid() for one in sheets] == [True, True, True]
    [installation] = change_of(page_named("heating"), sheets)(FIRST).heating
    assert (installation.generators[0].model, installation.emitters[0].model) == ("convector", "convector")


def test_a_generator_of_no_installation_is_told() -> None:
    data = sent("heating", {"setup": "simple", "area_m2": "90"})
    data.update(sheet("generators", {"installation": "3", "model": "convector"}))

    sheets = sent_sheets(page_named("heating"), data)
    assert all([one.is_valid() for one in sheets])  # noqa: C419 (every sheet is checked)

    assert orphans(sheets) == ["Générateur de l’installation\u00a03\u00a0: cette installation n’existe pas."]
