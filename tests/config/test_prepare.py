"""A new version finds the sites of the one before, and puts them in order."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import WorkflowPage

from cms.models import SiteFrame
from cms.operations import open_site
from cms.operations.editors import GROUP_PREFIXES
from config.management.commands import prepare
from renovation.accounts.models import User
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership, Platform

site_administrators = import_module("renovation.platforms.migrations.0003_site_administrators")


def test_sites_opened_by_an_older_version_get_their_groups_their_frame_and_their_approval(
    platform: Platform, site_administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = open_site(platform=platform).root_page
    SiteFrame.objects.all().delete()
    WorkflowPage.objects.all().delete()
    Group.objects.exclude(name__startswith=GROUP_PREFIXES[Role.EDITOR]).delete()
    monkeypatch.setattr(prepare, "call_command", lambda *words, **options: None)

    for _ in range(2):
        call_command("prepare")

    assert SiteFrame.objects.get().platform == platform
    assert WorkflowPage.objects.get().page_id == home.pk
    assert {group.name for group in Group.objects.filter(name__endswith=platform.slug)} == {
        f"{prefix}{platform.slug}" for prefix in GROUP_PREFIXES.values()
    }
    assert site_administrator.groups.get().name == f"{GROUP_PREFIXES[Role.SITE_ADMINISTRATOR]}{platform.slug}"


def test_whoever_was_editor_goes_on_dressing_the_site(
    platform: Platform, editor: User, site_administrator: User, contributor: User
) -> None:
    both = Membership.objects.create(user=site_administrator, platform=platform, role=Role.EDITOR)

    site_administrators.keep_what_editors_had(apps, None)

    assert Membership.objects.get(user=editor).role == Role.SITE_ADMINISTRATOR
    assert Membership.objects.get(user=contributor).role == Role.CONTRIBUTOR
    both.refresh_from_db()
    assert both.role == Role.EDITOR
