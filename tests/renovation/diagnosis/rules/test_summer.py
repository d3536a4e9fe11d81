"""Comfort in summer: three levels from five facts."""

import pytest

from renovation.diagnosis.rules.summer import SummerFacts, summer_comfort


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (SummerFacts(True, crossing=True, roof_insulated=False, shaded=True, ceiling_fans=True), "poor"),
        (SummerFacts(True, crossing=True, roof_insulated=True, shaded=False, ceiling_fans=True), "poor"),
        (SummerFacts(True, crossing=True, roof_insulated=True, shaded=True, ceiling_fans=False), "good"),
        (SummerFacts(False, crossing=True, roof_insulated=True, shaded=True, ceiling_fans=True), "good"),
        (SummerFacts(False, crossing=True, roof_insulated=True, shaded=True, ceiling_fans=False), "medium"),
        (SummerFacts(True, crossing=True, shaded=True, ceiling_fans=False, roofed=False), "good"),
    ],
)
def test_levels_follow_the_indicator(facts: SummerFacts, code: str) -> None:
    found = summer_comfort(facts)

    assert (found.code, found.certain) == (code, True)


def test_what_nobody_knows_neither_spoils_nor_helps_and_is_said() -> None:
    found = summer_comfort(SummerFacts(True, crossing=True, roof_insulated=True, shaded=None, ceiling_fans=None))

    assert (found.code, found.certain) == ("good", False)
    assert {one.code for one in found.reasons if one.good is None} == {"shading", "fans"}


def test_a_flat_between_two_others_has_no_roof_to_speak_of() -> None:
    found = summer_comfort(SummerFacts(False, crossing=False, shaded=True, ceiling_fans=False, roofed=False))

    assert found.code == "medium"
    assert "roof" not in {one.code for one in found.reasons}
