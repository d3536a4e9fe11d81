"""Free times by way of being received and by adviser; no database."""

from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from renovation.appointments.rules.offered import FreeTimes
from renovation.appointments.rules.slots import Where
from renovation.appointments.rules.ways import advisers_in, ways, with_adviser

CLAIRE, PAUL = UUID(int=1), UUID(int=2)
PHONE, OFFICE = Where("phone", None, ""), Where("office", UUID(int=9), "Accueil")
NINE = int(datetime(2026, 12, 3, 8, tzinfo=UTC).timestamp())
FREE = FreeTimes(
    {PHONE: {(CLAIRE, None): {NINE + 3600}, (PAUL, None): {NINE + 7200}}, OFFICE: {(PAUL, None): {NINE}}},
    2700,
    ZoneInfo("Europe/Paris"),
)


def test_each_way_has_its_first_time_and_the_soonest_comes_first() -> None:
    found = ways(FREE)

    assert [way.modality for way in found] == ["office", "phone"]
    assert found[1].first.timestamp() == NINE + 3600


def test_everybody_who_is_free_once_is_named() -> None:
    assert advisers_in(FREE) == {CLAIRE, PAUL}


def test_with_one_adviser_only_their_times_are_left() -> None:
    assert len(with_adviser(FREE, CLAIRE)) == 1
    assert [way.modality for way in ways(with_adviser(FREE, PAUL))] == ["office", "phone"]
    assert not ways(with_adviser(FREE, UUID(int=3)))
