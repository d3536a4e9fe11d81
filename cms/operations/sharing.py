"""Sharing pages between the platforms of a region: offered by one, shown by the others in their own frame."""

from django.db import transaction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page

from cms.models import AidPage, ArticlePage, ContentPage, OfferedPage, RenovationPage
from cms.models.platform_site import platform_of_place
from cms.tree import free_slug
from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.operations import record

# Pages that say the same thing everywhere. Events, places and legal texts belong to one platform.
SHAREABLE = (ContentPage, AidPage, ArticlePage, RenovationPage)


def can_be_offered(page: Page) -> bool:
    """Written here, on the site, and of a kind that says the same thing everywhere."""
    return page.live and page.alias_of_id is None and page.specific_class in SHAREABLE


@transaction.atomic
def offer_page(page: Page) -> OfferedPage:
    """The other platforms of the region may show this page."""
    offer, created = OfferedPage.objects.get_or_create(page_id=page.pk)
    if created:
        _record(page, "offered")
    return offer


@transaction.atomic
def withdraw_offer(page: Page) -> None:
    """No other platform may take the page any more; those that show it keep it until they remove it."""
    deleted, _ = OfferedPage.objects.filter(page_id=page.pk).delete()
    if deleted:
        _record(page, "withdrawn")


@transaction.atomic
def take_page(*, page: Page, parent: Page, by: User) -> Page:
    """Show the page under a section of one's own site: an alias, which follows each publication of the original."""
    known = Page.objects.child_of(parent).filter(alias_of_id=page.pk).first()
    if known is not None:
        return known
    # Wagtail asks whether the person may copy from a site that is not theirs: the offer is what allows it.
    action = CreatePageAliasAction(page.specific, parent=parent, update_slug=free_slug(page.slug, parent), user=by)
    alias: Page = action.execute(skip_permission_checks=True)
    _record(alias, "taken")
    return alias


def _record(page: Page, act: str) -> None:
    platform = platform_of_place(page)
    record(
        Action.CONFIGURATION_CHANGED,
        subject=platform,
        platform_id=platform.pk if platform else None,
        detail={"region_page": act, "page": page.pk},
    )
