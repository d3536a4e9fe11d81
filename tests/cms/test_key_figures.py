"""Key figures: counted and rounded, or typed with their source."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from cms.blocks.figures import KeyFiguresBlock
from renovation.cases.models import Case
from renovation.indicators.rules import publishable
from renovation.platforms.models import Platform
from tests.factories.cases import CaseFactory, HouseholdFactory
from tests.factories.pages import stream


def counted(*indicators: str) -> list[dict[str, object]]:
    return [{"type": "counted", "value": {"indicator": one, "label": ""}} for one in indicators]


def place(site: Site, figures: list[dict[str, object]]) -> None:
    home = site.root_page.specific
    home.body = stream(("key_figures", {"title": "En chiffres", "figures": figures}))
    home.save()


@pytest.mark.parametrize(
    ("count", "shown"), [(0, None), (9, None), (10, 10), (14, 10), (99, 95), (128, 120), (1284, 1250), (12_345, 12_300)]
)
def test_a_count_of_people_is_rounded_down_and_a_small_one_is_not_told(count: int, shown: int | None) -> None:
    assert publishable(count) == shown


def test_households_are_counted_once_and_rounded(visitor: Client, site: Site, platform: Platform) -> None:
    twice = HouseholdFactory.create(platform=platform)
    CaseFactory.create_batch(2, platform=platform, household=twice, opened_at=timezone.now())
    CaseFactory.create_batch(11, platform=platform, household__platform=platform, opened_at=timezone.now())
    place(site, counted("households", "appointments"))

    page = visitor.get("/").content.decode()

    assert Case.objects.count() == 13
    assert f"<strong>10</strong>ménages conseillés en {timezone.localdate().year}" in page
    assert "arrondis vers le bas" in page
    assert "rendez-vous tenus" not in page


def test_a_figure_of_another_platform_is_not_counted(visitor: Client, site: Site, other_platform: Platform) -> None:
    CaseFactory.create_batch(12, platform=other_platform, household__platform=other_platform, opened_at=timezone.now())
    place(site, counted("cases"))

    assert "projets de rénovation suivis" not in visitor.get("/").content.decode()


def test_a_typed_figure_shows_its_source(visitor: Client, site: Site) -> None:
    typed = {"value": "41 %", "label": "d’énergie en moins", "source": "Enquête de la Région", "dated": "2026-03-01"}
    place(site, [{"type": "typed", "value": typed}])

    assert "Source : Enquête de la Région, mars 2026" in visitor.get("/").content.decode()


def test_a_typed_figure_without_source_is_refused() -> None:
    block = KeyFiguresBlock()
    typed = {"value": "41 %", "label": "en moins", "source": "", "dated": "2026-03-01"}

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"title": "Chiffres", "figures": [{"type": "typed", "value": typed}]}))


def test_the_same_count_twice_is_refused() -> None:
    block = KeyFiguresBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"title": "Chiffres", "figures": counted("cases", "cases")}))
