"""Who may write on which site: three Wagtail groups per platform, limited to its tree and its collection."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.models import PlatformSite
from cms.operations.approval import keep_approval
from renovation.accounts.models import User
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.queries import site_roles_of

GROUP_PREFIXES: Mapping[Role, str] = {
    Role.CONTRIBUTOR: "Contribution ",
    Role.EDITOR: "Rédaction ",
    Role.SITE_ADMINISTRATOR: "Administration du site ",
}
_PROPOSE = frozenset({"add_page", "change_page"})
_PUBLISH = _PROPOSE | {"publish_page", "lock_page", "unlock_page"}
PAGE_PERMISSIONS: Mapping[Role, frozenset[str]] = {
    Role.CONTRIBUTOR: _PROPOSE,
    Role.EDITOR: _PUBLISH,
    Role.SITE_ADMINISTRATOR: _PUBLISH | {"bulk_delete_page"},
}
_ADD_MEDIA = frozenset({"add_image", "choose_image", "add_document", "choose_document"})
_CHANGE_MEDIA = _ADD_MEDIA | {"change_image", "change_document"}
MEDIA_PERMISSIONS: Mapping[Role, frozenset[str]] = {
    Role.CONTRIBUTOR: _ADD_MEDIA,
    Role.EDITOR: _CHANGE_MEDIA,
    Role.SITE_ADMINISTRATOR: _CHANGE_MEDIA | {"delete_image", "delete_document"},
}


@transaction.atomic
def sync_editor_groups(user: User) -> None:
    """Give the person the groups of the sites that they write now, and take the others away (D5).

    Called when a role is given or taken; a platform whose site is not open yet gives nothing until it is.
    """
    wanted = {ensure_site_groups(platform)[role].pk for platform, role in site_roles_of(user)}
    groups = Group.objects.none()
    for prefix in GROUP_PREFIXES.values():
        groups = groups | user.groups.filter(name__startswith=prefix)
    held = set(groups.values_list("pk", flat=True))
    user.groups.remove(*(held - wanted))
    user.groups.add(*(wanted - held))


@transaction.atomic
def ensure_site_groups(platform: Platform) -> Mapping[Role, Group]:
    """The three groups of a platform's site, their rights put in order, and the approval between them."""
    link = PlatformSite.objects.select_related("site__root_page").filter(platform=platform).first()
    collection = collection_of(platform)
    groups = {role: _group(role, platform) for role in GROUP_PREFIXES}
    with_approval = approval_is_asked(platform)
    for role, group in groups.items():
        if link is not None:
            free = role is Role.CONTRIBUTOR and not with_approval
            allowed = PAGE_PERMISSIONS[role] | ({"publish_page"} if free else frozenset())
            _allow_pages(group, link.site.root_page, allowed)
        _allow_media(group, collection, MEDIA_PERMISSIONS[role])
    if link is not None:
        approvers = [groups[Role.EDITOR], groups[Role.SITE_ADMINISTRATOR]]
        keep_approval(platform=platform, home=link.site.root_page, approvers=approvers, asked=with_approval)
    return groups


def approval_is_asked(platform: Platform) -> bool:
    """Whether somebody else publishes what contributors write: so from the first day, until it is switched off."""
    frame = getattr(platform, "site_frame", None)
    return frame is None or frame.with_approval


def collection_of(platform: Platform) -> Collection:
    """The collection that holds the platform's pictures and documents."""
    root = Collection.get_first_root_node()
    name = f"Médias {platform.slug}"
    found = root.get_children().filter(name=name).first()
    return found or root.add_child(instance=Collection(name=name))


def _group(role: Role, platform: Platform) -> Group:
    group, _ = Group.objects.get_or_create(name=f"{GROUP_PREFIXES[role]}{platform.slug}")
    group.permissions.set(Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin"))
    return group


def _allow_pages(group: Group, root: Page, codenames: frozenset[str]) -> None:
    """These rights on this tree, and none on any other."""
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    held = GroupPagePermission.objects.filter(group=group)
    held.exclude(page=root, permission__in=permissions).delete()
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _allow_media(group: Group, collection: Collection, codenames: frozenset[str]) -> None:
    permissions = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=codenames
    )
    held = GroupCollectionPermission.objects.filter(group=group)
    held.exclude(collection=collection, permission__in=permissions).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
