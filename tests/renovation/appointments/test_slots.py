"""What is free, against a plain reference that looks at every start one by one (H8)."""

from itertools import pairwise
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from renovation.appointments.rules.slots import (
    Offers,
    Open,
    Spans,
    Taken,
    Wanted,
    Where,
    common,
    crowded,
    first_offers,
    merged,
    offers,
)

CLAIRE, PAUL = UUID(int=1), UUID(int=2)
ROOM, PLACE = UUID(int=3), UUID(int=4)
PHONE = Where("phone", None, "")
NINE, HALF_PAST_TEN = 9 * 60, 10 * 60 + 30
PLAIN = Wanted(duration=45, before=0, after=0, step=45, earliest=0, latest=10_000)


def morning(adviser: UUID = CLAIRE, start: int = NINE, end: int = HALF_PAST_TEN) -> Open:
    return Open([(start, end)], adviser, None, None, "", ("phone",))


def starts_of(found: Offers, where: Where = PHONE) -> list[int]:
    return sorted(set().union(*found.get(where, {}).values()))


def test_hours_are_cut_into_starts_on_a_grid() -> None:
    assert starts_of(offers([morning()], Taken(), PLAIN)) == [NINE, NINE + 45]


def test_an_identical_time_taken_is_not_on_offer() -> None:
    taken = Taken({CLAIRE: [(NINE, NINE + 45)]})

    assert starts_of(offers([morning()], taken, PLAIN)) == [NINE + 45]


def test_one_minute_of_overlap_is_enough() -> None:
    taken = Taken({CLAIRE: [(NINE + 44, NINE + 45)]})

    assert starts_of(offers([morning()], taken, PLAIN)) == [NINE + 45]


def test_touching_is_allowed() -> None:
    taken = Taken({CLAIRE: [(NINE - 60, NINE), (HALF_PAST_TEN, HALF_PAST_TEN + 30)]})

    assert starts_of(offers([morning()], taken, PLAIN)) == [NINE, NINE + 45]


def test_a_pause_meets_nothing_that_is_taken() -> None:
    taken = Taken({CLAIRE: [(HALF_PAST_TEN, HALF_PAST_TEN + 30)]})

    assert starts_of(offers([morning()], taken, PLAIN._replace(after=10))) == [NINE]


def test_preparation_may_reach_before_the_hours_but_not_into_what_is_taken() -> None:
    wanted = PLAIN._replace(before=15)

    assert starts_of(offers([morning()], Taken(), wanted)) == [NINE, NINE + 45]
    assert starts_of(offers([morning()], Taken({CLAIRE: [(NINE - 30, NINE - 5)]}), wanted)) == [NINE + 45]


def test_the_same_time_with_several_advisers_is_offered_once() -> None:
    found = offers([morning(CLAIRE), morning(PAUL)], Taken(), PLAIN)

    assert starts_of(found) == [NINE, NINE + 45]
    assert [taker for taker, starts in found[PHONE].items() if NINE in starts] == [(CLAIRE, None), (PAUL, None)]


def test_a_room_that_advisers_share_serves_one_at_a_time() -> None:
    both = [Open([(NINE, HALF_PAST_TEN)], adviser, PLACE, ROOM, "Accueil", ("office",)) for adviser in (CLAIRE, PAUL)]
    taken = Taken({CLAIRE: [], PAUL: []}, rooms={ROOM: [(NINE, NINE + 45)]})

    assert starts_of(offers(both, taken, PLAIN), Where("office", PLACE, "Accueil")) == [NINE + 45]


def test_a_full_place_still_allows_the_telephone() -> None:
    hours = Open([(NINE, NINE + 45)], CLAIRE, PLACE, None, "Accueil", ("office", "phone"))
    taken = Taken(places={PLACE: [(NINE + 10, NINE + 20)]})

    found = offers([hours], taken, PLAIN)

    assert starts_of(found, Where("office", PLACE, "Accueil")) == []
    assert starts_of(found) == [NINE]


def test_crowded_says_when_the_limit_is_reached() -> None:
    assert crowded([(0, 10), (5, 15), (9, 12)], 2) == [(5, 12)]
    assert crowded([(0, 10), (10, 20)], 2) == []


spans = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 60)).map(lambda one: (one[0], one[0] + one[1])), max_size=8
)
hours = st.builds(
    lambda spans, adviser, room, place: Open(
        sorted(spans), adviser, PLACE if place else None, ROOM if room else None, "", ("phone", "office")
    ),
    # Hours of a rule may even overlap: those of an evening may cross midnight.
    spans=st.lists(
        st.tuples(st.integers(0, 250), st.integers(1, 150)).map(lambda one: (one[0], one[0] + one[1])),
        min_size=1,
        max_size=4,
    ),
    adviser=st.sampled_from([CLAIRE, PAUL]),
    room=st.booleans(),
    place=st.booleans(),
)
wishes = st.builds(
    Wanted,
    duration=st.integers(1, 60),
    before=st.integers(0, 30),
    after=st.integers(0, 30),
    step=st.integers(1, 40),
    earliest=st.integers(0, 200),
    latest=st.integers(50, 400),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(hours, max_size=5), spans, spans, spans, spans, wishes)
def test_h8_offers_are_those_of_the_plain_reference(
    opened: list[Open], claire: Spans, paul: Spans, room: Spans, full: Spans, wanted: Wanted
) -> None:
    taken = Taken({CLAIRE: merged(claire), PAUL: merged(paul)}, {ROOM: merged(room)}, {PLACE: merged(full)})

    found = {
        (where.modality, where.place, start, adviser)
        for where, takers in offers(opened, taken, wanted).items()
        for (adviser, _), starts in takers.items()
        for start in starts
    }

    assert found == reference(opened, {CLAIRE: claire, PAUL: paul}, room, full, wanted)


@settings(max_examples=100, deadline=None)
@given(st.lists(hours, max_size=5), spans, spans, wishes)
def test_the_first_offer_is_the_first_of_all_offers(
    opened: list[Open], claire: Spans, room: Spans, wanted: Wanted
) -> None:
    taken = Taken({CLAIRE: merged(claire)}, {ROOM: merged(room)})

    everything = offers(opened, taken, wanted)
    firsts = {where: min(starts) for where in everything if (starts := starts_of(everything, where))}

    assert first_offers(opened, taken, wanted) == firsts


@given(spans, spans)
def test_merged_and_common_lists_hold_the_same_minutes(ones: Spans, others: Spans) -> None:
    left, right = merged(ones), merged(others)

    assert all(before[1] < after[0] for before, after in pairwise(left))
    assert minutes(left) == minutes(ones)
    assert minutes(common(left, right)) == minutes(left) & minutes(right)


def minutes(found: Spans) -> set[int]:
    return {minute for start, end in found for minute in range(start, end)}


def reference(
    opened: list[Open], busy: dict[UUID, Spans], room: Spans, full: Spans, wanted: Wanted
) -> set[tuple[str, UUID | None, int, UUID]]:
    """Every start of every grid, looked at alone."""
    found = set()
    for one, (opens, closes) in ((hours, span) for hours in opened for span in hours.spans):
        for start in range(opens, closes, wanted.step):
            end = start + wanted.duration
            if end > closes or not wanted.earliest <= start <= wanted.latest:
                continue
            around = (start - wanted.before, end + wanted.after)
            if meets(busy[one.adviser], *around) or (one.room and meets(room, *around)):
                continue
            # A place that is full refuses these hours for everything that is done there.
            if one.place is None or not meets(full, start, end):
                found.add(("office", one.place, start, one.adviser))
            found.add(("phone", None, start, one.adviser))
    return found


def meets(taken: Spans, start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in taken)
