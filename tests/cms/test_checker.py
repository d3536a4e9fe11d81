"""The content checker of the editors: wider than Wagtail's (X14)."""

import json
from typing import Any

from django.test import Client
from wagtail.models import Site

from cms.checker import WiderChecks
from cms.operations import sync_editor_groups
from renovation.accounts.models import User
from tests.door.login import login_agent

WANTED = {
    "color-contrast",
    "image-alt",
    "image-redundant-alt",
    "list",
    "td-headers-attr",
    "duplicate-id",
    "titre-majuscules",
    "lien-vague",
    "lien-document",
    "image-nom-de-fichier",
}


def spec() -> dict[str, Any]:
    found: dict[str, Any] = WiderChecks().get_axe_configuration(None)
    return found


def test_x14_the_rules_that_editors_break_are_checked() -> None:
    assert set(spec()["options"]["runOnly"]) >= WANTED


def test_each_rule_of_ours_has_its_check_and_its_words() -> None:
    found = spec()
    own = [rule for rule in found["spec"]["rules"] if rule["id"] in WANTED]

    assert len(own) == 4
    assert {check["id"] for check in found["spec"]["checks"]} >= {rule["any"][0] for rule in own}
    assert all(found["messages"][rule["id"]]["help_text"] for rule in own)


def test_the_editor_of_a_page_gets_our_checker(editor: User, site: Site) -> None:
    sync_editor_groups(editor)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, editor)

    page = client.get(f"/cms/pages/{site.root_page_id}/edit/").content.decode()

    assert "lien-vague" in page
    assert json.dumps("Lien qui ne dit pas où il mène") in page.replace("&quot;", '"')


def test_visitors_get_no_bar_of_the_editors(visitor: Client) -> None:
    assert "wagtail-userbar" not in visitor.get("/").content.decode()
