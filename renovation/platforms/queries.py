"""Reads about platforms and the people who work in them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from renovation.accounts.models import User
from renovation.platforms.enums import Role
from renovation.platforms.models import Brand, Invitation, Membership, Platform
from renovation.platforms.rules.reader import NOBODY, Grant, Reader
from renovation.platforms.rules.tokens import token_hash


def reader_for(user: User) -> Reader:
    """The reader that a logged-in person is; nobody for an anonymous or disabled one."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    memberships = Membership.objects.current().filter(user=user).select_related("organisation")
    return Reader(user_id=user.pk, grants=tuple(_grant(membership) for membership in memberships))


def _grant(membership: Membership) -> Grant:
    role = Role(membership.role)
    if membership.platform_id is not None:
        return Grant(role=role, platform_ids=frozenset({membership.platform_id}))
    platforms = Platform.objects.all()
    if membership.organisation_id is not None:
        platforms = platforms.filter(organisation__parent_id=membership.organisation_id) | platforms.filter(
            organisation_id=membership.organisation_id
        )
    return Grant(
        role=role,
        platform_ids=frozenset(platforms.values_list("pk", flat=True)),
        whole_installation=membership.organisation_id is None,
        organisation_id=membership.organisation_id,
    )


def has_staff_role(user: User) -> bool:
    """Whether the second factor is asked of this account (B1)."""
    return user.is_superuser or Membership.objects.current().filter(user_id=user.pk).exists()


def platforms_of(reader: Reader) -> list[Platform]:
    return list(Platform.objects.filter(pk__in=reader.platform_ids()).select_related("brand").order_by("name"))


def platform_by_id(platform_id: UUID) -> Platform:
    return Platform.objects.select_related("brand", "organisation").get(pk=platform_id)


def platforms_by_id(platform_ids: Iterable[UUID]) -> list[Platform]:
    return list(Platform.objects.filter(pk__in=list(platform_ids)).order_by("name"))


def platform_serving(insee: str) -> Platform | None:
    """The open platform whose territory holds this commune."""
    return Platform.objects.serving(insee).select_related("brand").order_by("name").first()


def agents_working_on_cases(platform_id: UUID) -> list[User]:
    """Advisers and managers of a platform with their roles there, for assignment lists."""
    current = Membership.objects.current().filter(platform_id=platform_id, role__in=Role.working_on_cases())
    return list(_working(current).prefetch_related(Prefetch("memberships", queryset=current)))


def team_of(platform_id: UUID) -> list[User]:
    """The same people, for a list of names."""
    current = Membership.objects.current().filter(platform_id=platform_id, role__in=Role.working_on_cases())
    return list(_working(current))


def site_roles_of(user: User) -> list[tuple[Platform, Role]]:
    """The platforms whose site this person writes, with the role there; none for a disabled account."""
    if not user.is_active:
        return []
    held = Membership.objects.current().filter(user_id=user.pk, role__in=Role.of_the_site(), platform__isnull=False)
    found = held.select_related("platform").order_by("platform__name", "role")
    return [(membership.platform, Role(membership.role)) for membership in found if membership.platform]


def colleagues_of(reader: Reader) -> list[User]:
    """Advisers and managers of all platforms on which the reader works, for filters."""
    near = reader.platform_ids(*Role.working_on_cases())
    current = Membership.objects.current().filter(platform_id__in=near, role__in=Role.working_on_cases())
    return list(_working(current))


def editors_of(platform_id: UUID) -> list[User]:
    """People who write the site of a platform, whatever their role there."""
    current = Membership.objects.current().filter(platform_id=platform_id, role__in=Role.of_the_site())
    return list(User.objects.active().filter(memberships__in=current).distinct().order_by("last_name", "first_name"))


def people_among(ids: Iterable[object]) -> QuerySet[User]:
    """Accounts by their identifiers, by name, for a field of choices."""
    return User.objects.filter(pk__in=list(ids)).order_by("last_name", "first_name")


def house_words() -> list[str]:
    """Names that everybody here knows: platforms, territories, communes served (a password must not lean on them)."""
    names = [name for pair in Platform.objects.values_list("name", "territory_name") for name in pair]
    communes = Platform.communes.through.objects.values_list("commune__name", flat=True)
    return [*(word for name in names for word in name.split()), *names, *communes]


def first_open_platform() -> Platform | None:
    """Who writes when a host belongs to no platform."""
    return Platform.objects.open().select_related("brand").order_by("name").first()


def places_of(user_id: UUID) -> frozenset[UUID | None]:
    """Where a person has a role: platforms, or None for a Region or the whole installation."""
    return frozenset(Membership.objects.current().filter(user_id=user_id).values_list("platform_id", flat=True))


def neighbours_of(platform: Platform) -> QuerySet[Platform]:
    """The other platforms of the same Region."""
    region_id = platform.organisation.parent_id or platform.organisation_id
    same = Platform.objects.filter(Q(organisation__parent_id=region_id) | Q(organisation_id=region_id))
    return same.exclude(pk=platform.pk).order_by("name")


def platform_by_slug(slug: str) -> Platform | None:
    return Platform.objects.select_related("brand", "organisation").filter(slug=slug).first()


def waiting_invitation(token: str, *, now: datetime) -> Invitation | None:
    """The invitation that this link opens, when it still opens something."""
    return Invitation.objects.waiting(now).select_related("platform").filter(token_hash=token_hash(token)).first()


def brands_on(platform_ids: Iterable[object]) -> QuerySet[Brand]:
    """Brands of these platforms, with the platform."""
    return (
        Brand.objects.filter(platform_id__in=list(platform_ids)).select_related("platform").order_by("platform__name")
    )


def editors_of_any() -> QuerySet[User]:
    """Everybody who writes the site of some platform."""
    current = Membership.objects.current().filter(role__in=Role.of_the_site())
    return User.objects.active().filter(memberships__in=current).distinct()


def _working(current: QuerySet[Membership]) -> QuerySet[User]:
    return User.objects.active().filter(memberships__in=current).distinct().order_by("last_name", "first_name")
