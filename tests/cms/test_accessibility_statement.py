"""The accessibility statement (X13)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cms.models import AccessibilityPage
from cms.rules.conformity import FULL, NONE, PARTIAL, Audit, conformity, rate_percent

AUDITED = date(2026, 10, 1)


@pytest.mark.parametrize(("met", "state"), [(0, NONE), (24, NONE), (25, PARTIAL), (49, PARTIAL), (50, FULL)])
def test_x13_the_state_follows_from_the_audit(met: int, state: str) -> None:
    assert conformity(Audit(AUDITED, 50, met)) == state


def test_x13_without_an_audit_nothing_is_claimed() -> None:
    assert conformity(Audit(None, 50, 50)) == NONE
    assert rate_percent(Audit(None, 50, 50)) is None


def test_x13_a_rate_is_rounded_down() -> None:
    assert rate_percent(Audit(AUDITED, 3, 2)) == 66


@pytest.mark.usefixtures("few_pages")
@pytest.mark.parametrize("address", ["/", "/annuaire/"])
def test_x13_the_starter_site_says_non_conforme(visitor: Client, address: str) -> None:
    page = visitor.get(address).content.decode()

    assert '<a href="/accessibilite/">Accessibilité\N{NO-BREAK SPACE}: non conforme</a>'.replace(
        "\N{NO-BREAK SPACE}", " "
    ) in page.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.usefixtures("few_pages")
def test_x13_the_mention_changes_with_the_audit_that_is_published(visitor: Client) -> None:
    visitor.get("/")
    statement = AccessibilityPage.objects.get()
    statement.audited_on, statement.applicable_criteria, statement.met_criteria = AUDITED, 50, 40
    statement.save_revision().publish()

    assert "partiellement conforme" in visitor.get("/").content.decode()
    assert "soit 80\N{NO-BREAK SPACE}%" in visitor.get("/accessibilite/").content.decode()


@pytest.mark.django_db
def test_x13_more_criteria_met_than_apply_is_refused() -> None:
    statement = AccessibilityPage(title="Accessibilité", slug="a", applicable_criteria=10, met_criteria=11)

    with pytest.raises(ValidationError, match="dépasse"):
        statement.clean()
