"""Who may change a brand: those who may edit the platform's site."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from renovation.accounts.models import User
from renovation.platforms.enums import Right
from renovation.platforms.models import Brand
from renovation.platforms.permissions import can_on_platform
from renovation.platforms.queries import brands_on, editors_of_any, reader_for

OPEN_ACTIONS = frozenset({"change", "view"})


class BrandPolicy(BasePermissionPolicy):
    """Answers Wagtail's questions from the table of rights; nobody adds or deletes a brand here."""

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action in OPEN_ACTIONS and bool(_platform_ids(user))

    def user_has_any_permission(self, user: User | AnonymousUser, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User | AnonymousUser, action: str, instance: Brand) -> bool:
        return action in OPEN_ACTIONS and instance.platform_id in _platform_ids(user)

    def user_has_any_permission_for_instance(
        self, user: User | AnonymousUser, actions: Iterable[str], instance: Brand
    ) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        users = editors_of_any()
        return users if OPEN_ACTIONS & set(actions) else users.none()

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet[Brand]:
        brands = brands_on(_platform_ids(user))
        return brands if OPEN_ACTIONS & set(actions) else brands.none()


def _platform_ids(user: User | AnonymousUser) -> frozenset[object]:
    if not isinstance(user, User):
        return frozenset()
    reader = reader_for(user)
    return frozenset(pk for pk in reader.platform_ids() if can_on_platform(reader, Right.EDIT_SITE, pk))
