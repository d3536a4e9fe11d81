"""Who may write on which site: one Wagtail group per platform, limited to its tree and its collection."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.models import PlatformSite
from renovation.accounts.models import User
from renovation.platforms.models import Platform
from renovation.platforms.queries import platforms_edited_by

GROUP_PREFIX = "Rédaction "
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
MEDIA_PERMISSIONS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)


@transaction.atomic
def sync_editor_groups(user: User) -> None:
    """Give the person the groups of the platforms that they edit now, and take the others away (D5).

    Called when a role is given or taken; a platform whose site is not open yet gives nothing until it is.
    """
    wanted = {ensure_editor_group(platform).pk for platform in platforms_edited_by(user)}
    held = set(user.groups.filter(name__startswith=GROUP_PREFIX).values_list("pk", flat=True))
    user.groups.remove(*(held - wanted))
    user.groups.add(*(wanted - held))


@transaction.atomic
def ensure_editor_group(platform: Platform) -> Group:
    """The group "Rédaction <slug>", its rights put in order."""
    group, _ = Group.objects.get_or_create(name=f"{GROUP_PREFIX}{platform.slug}")
    group.permissions.set(Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin"))
    link = PlatformSite.objects.select_related("site__root_page").filter(platform=platform).first()
    if link is not None:
        _allow_pages(group, link.site.root_page)
    _allow_media(group, collection_of(platform))
    return group


def collection_of(platform: Platform) -> Collection:
    """The collection that holds the platform's pictures and documents."""
    root = Collection.get_first_root_node()
    name = f"Médias {platform.slug}"
    found = root.get_children().filter(name=name).first()
    return found or root.add_child(instance=Collection(name=name))


def _allow_pages(group: Group, root: Page) -> None:
    """On this tree and on no other."""
    GroupPagePermission.objects.filter(group=group).exclude(page=root).delete()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _allow_media(group: Group, collection: Collection) -> None:
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=MEDIA_PERMISSIONS
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
