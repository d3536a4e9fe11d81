"""X1, X2: the pages on which pathways are composed pass axe and fit a phone, in light and dark, with errors too."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.pathways.operations import open_draft
from tests.backoffice.conftest import Desk
from tests.browser import follow, go_on, look
from tests.factories.acts import act_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_x1_pages_of_pathways_and_acts(
    context: BrowserContext, page: Page, at_desk: Desk, manager: User, live_server: LiveServer, full_case: Case
) -> None:
    office: Client = at_desk(manager)
    go_on(context, office, live_server.url)
    draft = open_draft(pathway_id=full_case.pathway_version.pathway_id, author=manager)
    act = act_of(full_case, manager, words="Rappeler mardi")

    for name, args in (
        ("pathways", []),
        ("pathway", [draft.pathway_id]),
        ("pathway_version", [draft.pk]),
        ("pathway_preview", [draft.pk]),
        ("pathway_move", [draft.pk]),
        ("pathway_acts", [draft.pk]),
        ("pathway_stage", [draft.pk, "financing"]),
        ("act_correct", [act.pk]),
        ("case_pathway", [full_case.pk]),
    ):
        page.goto(live_server.url + reverse(f"backoffice:{name}", args=args))
        look(page, f"office-{name}")
    page.goto(live_server.url + reverse("backoffice:pathway_stage", args=[draft.pk, "works"]))
    page.locator("[name=name]").fill("")
    follow(page.get_by_role("button", name="Enregistrer le brouillon"))
    look(page, "office-pathway_stage-error")
