"""Questions and words are kept by the editors of each platform, for their own site only."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from cms.models import FrequentQuestion, GlossaryTerm, QuestionsPage
from cms.operations import sync_editor_groups
from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.door.login import login_agent
from tests.factories.pages import question, term


@pytest.fixture
def admin(editor: User, site: Site, other_site: Site) -> Client:
    sync_editor_groups(editor)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, editor)
    return client


def typed_word(platform: Platform, **fields: Any) -> dict[str, Any]:
    return {"platform": str(platform.pk), "term": "Pare-vapeur", "spellings": "", "meaning": "Un film."} | fields


def test_a_word_is_added_without_inventing_an_identifier(admin: Client, platform: Platform) -> None:
    answer = admin.post("/cms/glossaire/new/", typed_word(platform))

    assert answer.status_code == 302
    assert GlossaryTerm.objects.get().slug == "pare-vapeur"


def test_a_word_that_is_there_already_is_refused_and_kept_in_the_form(admin: Client, platform: Platform) -> None:
    term(platform, "Pare-vapeur")

    answer = admin.post("/cms/glossaire/new/", typed_word(platform, meaning="Autre sens."))

    assert answer.status_code == 200
    assert "Autre sens." in answer.content.decode()
    assert GlossaryTerm.objects.count() == 1


def test_d5_nothing_is_written_on_another_platform(admin: Client, other_platform: Platform) -> None:
    assert admin.post("/cms/glossaire/new/", typed_word(other_platform)).status_code == 200
    assert not GlossaryTerm.objects.exists()


@pytest.mark.parametrize("place", ["edit", "delete", "history", "history-results", "usage"])
def test_d5_what_is_kept_elsewhere_does_not_exist(admin: Client, other_platform: Platform, place: str) -> None:
    kept = question(other_platform, "Ailleurs ?")

    assert "Ailleurs" not in admin.get("/cms/questions/").content.decode()
    assert admin.get(f"/cms/questions/{place}/{kept.pk}/").status_code == 404
    assert FrequentQuestion.objects.filter(pk=kept.pk).exists()


def test_questions_are_read_by_topic_in_the_order_of_the_editors(
    visitor: Client, site: Site, platform: Platform, other_platform: Platform
) -> None:
    site.root_page.add_child(instance=QuestionsPage(title="Questions", slug="questions"))
    question(platform, "Combien de temps ?", topic="projet", position=20)
    question(platform, "Par où commencer ?", topic="projet", position=10)
    question(other_platform, "Ailleurs ?")

    page = visitor.get("/questions/").content.decode()

    assert page.index("Par où commencer") < page.index("Combien de temps")
    assert "Mener son projet" in page
    assert "Ailleurs" not in page
