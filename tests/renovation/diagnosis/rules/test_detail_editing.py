"""Lines of a description replaced: what stays the same keeps its source, what changes is the adviser's."""

from renovation.diagnosis.rules.detail.editing import (
    TypedInstallation,
    TypedLine,
    print_of,
    record_at,
    with_dwelling,
    with_heating,
    with_lines,
)
from renovation.diagnosis.rules.detail.envelope_parts import WALLS
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.parts import DWELLING
from renovation.diagnosis.rules.detail.reading import plain_dwelling, read_dwelling, values_of
from renovation.diagnosis.rules.detail.system_parts import EMITTERS, GENERATORS, HEATING
from tests.renovation.diagnosis.rules.dwellings import HOUSE, WEATHER

FIRST = from_answers(HOUSE, WEATHER)


def wall(**changes: object) -> TypedLine:
    return TypedLine({**values_of(WALLS, FIRST.walls[0]), **changes}, "walls.0")  # type: ignore[dict-item]


def test_a_value_that_stays_keeps_its_source_and_a_changed_one_is_the_advisers() -> None:
    changed = with_lines(FIRST, WALLS, [wall(area_m2=80.0)])

    assert changed.walls[0].area_m2 == 80
    assert changed.sources["walls.0.area_m2"] == "adviser"
    assert changed.sources["walls.0.material"] == "household"


def test_sources_follow_a_line_that_moves() -> None:
    new = TypedLine({"area_m2": 12.0, "label": "Pignon", "adjacency": "outside", "material": "concrete"})

    changed = with_lines(FIRST, WALLS, [new, wall()])

    assert changed.sources["walls.0.material"] == "adviser"
    assert changed.sources["walls.1.material"] == "household"
    assert changed.walls[1] == FIRST.walls[0]


def test_other_tables_are_untouched() -> None:
    changed = with_lines(FIRST, WALLS, [])

    assert changed.walls == ()
    assert changed.windows == FIRST.windows
    assert changed.sources["windows.0.glazing"] == "household"
    assert not [path for path in changed.sources if path.startswith("walls")]


def test_the_dwelling_itself_is_changed_without_its_tables() -> None:
    values = {**values_of(DWELLING, FIRST), "area_m2": 120.0, "inertia": None}

    changed = with_dwelling(FIRST, values)

    assert (changed.area_m2, changed.inertia, changed.walls) == (120, None, FIRST.walls)
    assert changed.sources["area_m2"] == "adviser"
    assert changed.sources["period"] == "household"


def test_heating_keeps_the_lines_of_each_installation() -> None:
    generator = TypedLine(values_of(GENERATORS, FIRST.heating[0].generators[0]), "heating.0.generators.0")
    emitter = TypedLine(
        {**values_of(EMITTERS, FIRST.heating[0].emitters[0]), "programme": "rooms"}, "heating.0.emitters.0"
    )
    installation = TypedInstallation(
        TypedLine(values_of(HEATING, FIRST.heating[0]), "heating.0"),
        {"generators": [generator], "emitters": [emitter]},
    )

    changed = with_heating(FIRST, [installation])

    assert changed.heating[0].generators == FIRST.heating[0].generators
    assert str(changed.heating[0].emitters[0].programme) == "rooms"
    assert changed.sources["heating.0.generators.0.model"] == "household"
    assert changed.sources["heating.0.emitters.0.programme"] == "adviser"


def test_what_is_edited_can_be_stored() -> None:
    changed = with_lines(FIRST, WALLS, [wall(area_m2=80.0), wall()])

    again = read_dwelling(plain_dwelling(changed))

    assert (again, again.sources) == (changed, changed.sources)


def test_the_print_of_a_table_tells_a_change_of_that_table_only() -> None:
    changed = with_lines(FIRST, WALLS, [wall(area_m2=80.0)])

    assert print_of(changed, "walls") != print_of(FIRST, "walls")
    assert print_of(changed, "windows") == print_of(FIRST, "windows")
    assert print_of(changed, "") == print_of(FIRST, "")


def test_a_path_that_leads_nowhere_gives_nothing() -> None:
    assert record_at(FIRST, "walls.99") is None
    assert record_at(FIRST, "nowhere.0") is None
    assert record_at(FIRST, "") is FIRST
