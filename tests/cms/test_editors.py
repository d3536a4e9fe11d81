"""Those who write a site: three roles, their own platform, and nothing else (D5)."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms.models import ContentPage, SiteFrame
from cms.operations import sync_editor_groups
from cms.operations.brands import keep_frame
from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.platforms.models import Membership
from tests.door.login import login_agent
from tests.factories.pages import document, picture

Enter = Callable[[User], Client]


@pytest.fixture
def enter(site: Site, other_site: Site) -> Enter:
    """A person in the Wagtail admin, both factors passed."""

    def entered(user: User) -> Client:
        sync_editor_groups(user)
        client = Client(SERVER_NAME=site.hostname)
        login_agent(client, user)
        return client

    return entered


@pytest.fixture
def draft(site: Site) -> ContentPage:
    page: ContentPage = site.root_page.add_child(instance=ContentPage(title="Isoler", live=False))
    return page


def test_d5_an_editor_has_the_pages_of_one_platform(enter: Enter, editor: User, site: Site, other_site: Site) -> None:
    admin = enter(editor)
    home = site.root_page.specific
    elsewhere = other_site.root_page.specific

    assert home.permissions_for_user(editor).can_edit()
    assert not elsewhere.permissions_for_user(editor).can_edit()
    assert admin.get(f"/cms/pages/{home.pk}/edit/").status_code == 200
    assert admin.get(f"/cms/pages/{elsewhere.pk}/edit/").status_code in {302, 403}


def test_d5_an_adviser_has_no_right_in_the_site(adviser: User, site: Site) -> None:
    sync_editor_groups(adviser)

    assert not adviser.groups.exists()
    assert not adviser.has_perm("wagtailadmin.access_admin")
    assert not Page.objects.get(pk=site.root_page_id).permissions_for_user(adviser).can_edit()


@pytest.mark.parametrize("role", ["contributor", "editor", "site_administrator"])
def test_d5_a_role_taken_away_takes_the_group_away(role: str, request: pytest.FixtureRequest, site: Site) -> None:
    user = request.getfixturevalue(role)
    sync_editor_groups(user)
    assert user.groups.count() == 1
    Membership.objects.filter(user=user).update(ended_at="2026-11-24T10:00:00Z")

    sync_editor_groups(user)

    assert not user.groups.exists()


@pytest.mark.parametrize("role", ["contributor", "editor", "site_administrator"])
def test_d5_who_writes_the_site_never_sees_a_case(
    role: str, request: pytest.FixtureRequest, enter: Enter, case: Case
) -> None:
    client = enter(request.getfixturevalue(role))

    for place in ("/bureau/", "/bureau/dossiers/", f"/bureau/dossiers/{case.pk}/"):
        assert client.get(place).status_code in {302, 403, 404}, place
    assert case.number not in client.get("/cms/").content.decode()


def test_d5_pictures_and_documents_of_another_platform_cannot_be_changed(
    enter: Enter, site_administrator: User
) -> None:
    client = enter(site_administrator)
    image, paper = picture("Ailleurs"), document("Ailleurs")

    assert client.get(f"/cms/images/{image.pk}/").status_code == 302
    assert client.get(f"/cms/documents/edit/{paper.pk}/").status_code == 302
    assert "Ailleurs" not in client.get("/cms/images/").content.decode()


def test_a_contributor_proposes_and_an_editor_publishes(
    enter: Enter, contributor: User, editor: User, draft: ContentPage
) -> None:
    assert not draft.permissions_for_user(contributor).can_publish()
    sync_editor_groups(contributor)
    sync_editor_groups(editor)
    contributor, editor = User.objects.get(pk=contributor.pk), User.objects.get(pk=editor.pk)
    assert draft.permissions_for_user(contributor).can_edit()
    assert not draft.permissions_for_user(contributor).can_publish()
    assert draft.permissions_for_user(contributor).can_submit_for_moderation()

    draft.save_revision(user=contributor)
    assert draft.get_workflow().name == "la relecture de Maison de la Rénovation"
    state = draft.get_workflow().start(draft, contributor)
    assert "approve" not in [name for name, _label, _modal in _actions(draft, contributor)]
    assert "approve" in [name for name, _label, _modal in _actions(draft, editor)]
    state.current_task_state.approve(user=editor)

    draft.refresh_from_db()
    assert draft.live


def _actions(page: ContentPage, user: User) -> list[tuple[str, str, bool]]:
    found: list[tuple[str, str, bool]] = page.current_workflow_task.get_actions(page, user)
    return found


def test_without_the_approval_step_contributors_publish_themselves(contributor: User, draft: ContentPage) -> None:
    frame = SiteFrame.objects.get()
    frame.with_approval = False

    keep_frame(frame=frame, fields=["with_approval"])
    sync_editor_groups(contributor)

    contributor = User.objects.get(pk=contributor.pk)
    assert draft.permissions_for_user(contributor).can_publish()
    assert draft.get_workflow() is None

    frame.with_approval = True
    keep_frame(frame=frame, fields=["with_approval"])

    contributor = User.objects.get(pk=contributor.pk)
    assert not draft.permissions_for_user(contributor).can_publish()
    assert draft.get_workflow() is not None


@pytest.mark.parametrize(("role", "shown"), [("contributor", False), ("site_administrator", True)])
def test_first_steps_lead_to_what_one_may_set(
    role: str, shown: bool, request: pytest.FixtureRequest, enter: Enter, site: Site
) -> None:
    page = enter(request.getfixturevalue(role)).get("/cms/").content.decode()
    assert "#premiers-pas" in page
    assert ("#marque" in page) is shown


def test_k6_the_admin_calls_nobody_and_bears_the_name_of_the_platform(enter: Enter, editor: User) -> None:
    answer = enter(editor).get("/cms/")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "Le site de Maison de la Rénovation" in page
    assert "/aide/redaction/#premiers-pas" in page
    assert not [place for place in ("gravatar", "releases.wagtail", "//fonts.") if place in page]
