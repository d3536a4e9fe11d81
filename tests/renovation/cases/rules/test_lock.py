"""Three versions of a form are merged (H4)."""

from hypothesis import given
from hypothesis import strategies as st

from renovation.platforms.rules.lock import merge

TEXTS = st.dictionaries(st.sampled_from(["title", "summary", "referent"]), st.text(max_size=5), min_size=3)


def test_h4_changes_of_two_people_to_different_fields_are_both_kept() -> None:
    base = {"title": "Isoler", "summary": "Rien"}

    result = merge(base=base, theirs={**base, "title": "Isoler les combles"}, yours={**base, "summary": "Vu lundi"})

    assert result.values == {"title": "Isoler les combles", "summary": "Vu lundi"}
    assert result.conflicts == ()
    assert result.changed == ("summary",)


def test_h4_the_same_field_changed_in_two_ways_is_a_conflict_with_the_three_versions() -> None:
    result = merge(base={"title": "Isoler"}, theirs={"title": "Chauffer"}, yours={"title": "Ventiler"})

    (conflict,) = result.conflicts
    assert (conflict.base, conflict.theirs, conflict.yours) == ("Isoler", "Chauffer", "Ventiler")


def test_h4_the_same_change_by_both_is_no_conflict() -> None:
    result = merge(base={"title": "Isoler"}, theirs={"title": "Chauffer"}, yours={"title": "Chauffer"})

    assert result.conflicts == ()
    assert result.changed == ()


def test_line_ends_of_browsers_are_no_change() -> None:
    result = merge(base={"summary": "un\ndeux"}, theirs={"summary": "un\ndeux"}, yours={"summary": "un\r\ndeux\r\n"})

    assert result.changed == ()


@given(base=TEXTS, theirs=TEXTS, yours=TEXTS)
def test_h4_nothing_that_a_colleague_wrote_disappears_without_a_conflict(
    base: dict[str, str], theirs: dict[str, str], yours: dict[str, str]
) -> None:
    result = merge(base=base, theirs=theirs, yours=yours)

    lost = {name for name in theirs if theirs[name] != base[name] and result.values[name] != theirs[name]}
    announced = {conflict.field for conflict in result.conflicts}
    alike = {name for name in theirs if theirs[name].strip() in {base[name].strip(), result.values[name].strip()}}
    assert lost <= announced | alike
