"""The estimate held against real DPE (82 records): class, error, coverage of the interval."""

from datetime import date
from statistics import median

import pytest

from renovation.diagnosis.rules.climate import altitude_class, climate, zone_of
from renovation.diagnosis.rules.energy import class_of
from renovation.diagnosis.rules.estimate import Place, estimate
from renovation.diagnosis.rules.parameters import parameters_on, seed_entries
from tests.renovation.diagnosis.rules import reference

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(not reference.FILE.is_file(), reason="no reference data (MAISONNEE_REFERENCE_DATA)"),
]


def test_the_estimate_stands_against_real_dpe() -> None:
    parameters = parameters_on(seed_entries(), date(2026, 11, 24))
    gaps, errors, covered = [], [], []

    for record in reference.records():
        place = Place(record["dept"], reference.ALTITUDES[record["altitude"]])
        found = estimate(reference.answers_of(record), place, parameters, samples=100)
        primary, ghg = record["derive"]["ep19_m2"], record["derive"]["ges_m2"]
        weather = climate(zone_of(place.department), altitude_class(place.altitude_m))
        true_class = class_of(primary, ghg, record["sh"], weather, parameters)
        gaps.append(abs("ABCDEFG".index(found.class_likely) - "ABCDEFG".index(true_class)))
        errors.append(found.primary_kwh_m2.likely / primary - 1)
        covered.append(found.primary_kwh_m2.low <= primary <= found.primary_kwh_m2.high)

    exact, near = (sum(gap <= most for gap in gaps) / len(gaps) for most in (0, 1))
    bias, error, coverage = median(errors), median(map(abs, errors)), sum(covered) / len(covered)
    print(f"exact {exact:.0%}, within one {near:.0%}, bias {bias:+.1%}, error {error:.1%}, coverage {coverage:.0%}")  # noqa: T201
    assert exact >= 0.58
    assert near >= 0.92
    assert abs(bias) <= 0.05
    assert error <= 0.14
    assert 0.75 <= coverage <= 0.90
