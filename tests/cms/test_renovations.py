"""Exemplary renovations: figures that hold together, the agreement of the family, filters."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from cms.models import RenovationIndexPage
from tests.factories.pages import renovation


@pytest.fixture
def renovations(site: Site) -> RenovationIndexPage:
    index: RenovationIndexPage = site.root_page.add_child(instance=RenovationIndexPage(title="Exemples"))
    return index


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"aids_eur": 40000, "loan_eur": 20000}, "aids_eur"),
        ({"kwh_after": 31000}, "kwh_after"),
        ({"class_after": "G"}, "class_after"),
        ({"is_invented": False, "has_agreement": False}, "has_agreement"),
        ({"quote_author": ""}, "quote_author"),
    ],
)
def test_figures_that_do_not_hold_together_are_refused(
    renovations: RenovationIndexPage, fields: dict[str, Any], field: str
) -> None:
    page = renovation(renovations)
    for name, value in fields.items():
        setattr(page, name, value)

    with pytest.raises(ValidationError) as refused:
        page.full_clean()

    assert field in refused.value.message_dict


def test_a_page_tells_what_changed_and_who_paid(visitor: Client, renovations: RenovationIndexPage) -> None:
    renovation(renovations, title="La maison")

    page = visitor.get("/exemples/la-maison/").content.decode()

    assert "− 68 %" in page
    assert "Payé par la famille" in page
    assert "Exemple inventé" in page


def test_the_list_is_filtered_by_home_and_works(visitor: Client, renovations: RenovationIndexPage) -> None:
    renovation(renovations, title="La maison")
    renovation(renovations, title="L’immeuble", home_kind="immeuble", works=["chauffage"])

    page = visitor.get("/exemples/", {"logement": "immeuble", "travaux": "chauffage"}).content.decode()

    assert "1 rénovation" in page
    assert "L’immeuble" in page
    assert "La maison" not in page


@pytest.mark.parametrize("strange", [{"logement": "x"}, {"travaux": "'"}, {"page": "x"}])
def test_f1_strange_filters_never_break_the_list(
    visitor: Client, renovations: RenovationIndexPage, strange: dict[str, str]
) -> None:
    assert visitor.get("/exemples/", strange).status_code == 200
