"""Climate zones: one table for the DPE and the certificates."""

import pytest

from renovation.aids.rules.zones import zone_of as zone_of_certificates
from renovation.diagnosis.rules.climate import OutsideMethod, zone_of
from renovation.territories.models import Department
from renovation.territories.operations import DEMONSTRATION, import_communes
from renovation.territories.rules.climate import cee_zone, dpe_zone


@pytest.mark.parametrize(("department", "dpe", "cee"), [("25", "h1c", "H1"), ("2A", "h3", "H3"), ("35", "h2a", "H2")])
def test_a_department_has_two_zones(department: str, dpe: str, cee: str) -> None:
    assert (dpe_zone(department), cee_zone(department)) == (dpe, cee)


def test_no_zone_overseas() -> None:
    assert dpe_zone("974") == ""

    with pytest.raises(OutsideMethod):
        zone_of("974")


@pytest.mark.django_db
def test_every_department_of_the_mainland_has_its_zones_and_the_aids_agree() -> None:
    import_communes(content=DEMONSTRATION.read_bytes())

    departments = Department.objects.filter(code__regex="^..$")

    assert departments.count() == 96
    assert {department.dpe_zone for department in departments} == {
        "h1a", "h1b", "h1c", "h2a", "h2b", "h2c", "h2d", "h3",
    }  # fmt: skip
    assert all(zone_of_certificates(department.code) == department.cee_zone for department in departments)
