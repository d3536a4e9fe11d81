"""Descriptions of a dwelling follow one another; none is lost."""

from renovation.dwellings.enums import DescriptionLevel
from renovation.dwellings.operations import describe, record_dwelling
from renovation.dwellings.queries import latest_description
from renovation.platforms.models import Platform
from tests.factories.platforms import CommuneFactory


def test_versions_are_numbered_and_the_last_one_counts(platform: Platform) -> None:
    dwelling = record_dwelling(platform=platform, commune=CommuneFactory.create())
    describe(dwelling=dwelling, level=DescriptionLevel.QUESTIONNAIRE, answers={"living_area": 90})

    describe(dwelling=dwelling, level=DescriptionLevel.DETAILED, answers={"living_area": 94})

    latest = latest_description(dwelling)
    assert latest is not None
    assert (latest.number, latest.answers) == (2, {"living_area": 94})
