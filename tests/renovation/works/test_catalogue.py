"""The catalogue holds the whole national classification, and ties each type to names that exist elsewhere."""

import pytest

from renovation.aids.rules.works import WORKS, Work
from renovation.diagnosis.rules.advice.catalogue import sheets
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.financing.rules.works import aided
from renovation.professionals.enums import Domain
from renovation.works.queries import directory_search
from renovation.works.rules.catalogue import UnknownWorkType, WorkType, by_slug, catalogue, work_type
from renovation.works.rules.mapping import domains_of, types_of_aid, types_of_domain, types_of_sheet, usual_aid

TYPES = catalogue().types


def test_the_classification_is_whole() -> None:
    found = catalogue()

    assert found.version == "0.1.0"
    assert (len(found.types), len(found.lots)) == (34, 8)
    assert all(source.read_on and source.address for source in found.sources)


@pytest.mark.parametrize("one", TYPES, ids=lambda one: one.code)
def test_a_type_is_complete(one: WorkType) -> None:
    assert one.units
    assert one.title != one.label
    assert by_slug(one.slug) == one
    assert all(figure.above < figure.below for figure in one.characteristics)
    assert set(one.rge_domains) <= set(Domain.values)
    assert set(one.aids) <= set(Work)


def test_seeds_are_costs_of_the_diagnosis() -> None:
    known = {entry["code"] for entry in seed_entries()}

    assert {one.seed for one in TYPES if one.seed} <= known


def test_sheets_are_those_of_the_aids() -> None:
    """Where the aids count a sheet for a work, the types that may be this work name it as well."""
    for work, traits in WORKS.items():
        for one in types_of_aid(work):
            # Solar hybrid panels and heat pumps with solar collectors have sheets of their own.
            if traits.sheet and work not in {Work.SOLAR_HYBRID}:
                assert traits.sheet in one.cee_sheets, (work, one.code)


def test_works_of_the_diagnosis_are_types_of_the_catalogue() -> None:
    for sheet in sheets().values():
        assert {work_type(code).code for code in sheet.work_types} == set(sheet.work_types)
        assert sheet.rge_domains
        if sheet.work_types:
            assert sheet.rge_domains == domains_of(sheet.work_types)


def test_works_of_the_diagnosis_become_works_of_the_aids_through_the_catalogue() -> None:
    assert aided()["roof_attic"] is Work.ROOF
    assert aided()["new_wood_boiler"] is Work.AUTOMATIC_BOILER
    assert aided()["stove"] is Work.PELLET_STOVE
    assert "control_water" not in aided()


def test_the_mapping_goes_both_ways() -> None:
    assert [one.code for one in types_of_sheet("BAR-EN-101")] == [
        "isolation_sous_rampants",
        "isolation_combles_non_amenages",
    ]
    assert "pac_air_eau" in {one.code for one in types_of_domain("heat_pump")}
    assert usual_aid(["radiateur_electrique"]) == ""
    assert types_of_aid("log_stove") == (work_type("poele_insert_bois_granules"),)


def test_a_type_leads_to_the_directory() -> None:
    search = directory_search(work_type("pac_air_eau"))

    assert search is not None
    assert search.code == "pompe-a-chaleur"
    assert directory_search(work_type("brasseur_air")) is None


def test_an_unknown_type_or_version_is_said() -> None:
    with pytest.raises(UnknownWorkType):
        work_type("piscine")
    with pytest.raises(UnknownWorkType):
        catalogue("9.9.9")
