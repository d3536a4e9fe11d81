"""Who may change a record that belongs to a platform: those who may edit the platform's site."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from renovation.accounts.models import User
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.queries import editors_of_any, reader_for


class OwnPlatformPolicy(BasePermissionPolicy):
    """Answers Wagtail's questions from the table of rights, for models with a `platform`."""

    right = Right.EDIT_SITE

    def platform_ids(self, user: User | AnonymousUser) -> frozenset[object]:
        return _open_to(user, self.right)

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return bool(self.platform_ids(user))

    def user_has_any_permission(self, user: User | AnonymousUser, actions: Iterable[str]) -> bool:
        return bool(self.platform_ids(user))

    def user_has_permission_for_instance(self, user: User | AnonymousUser, action: str, instance: Any) -> bool:
        return instance.platform_id in self.platform_ids(user)

    def user_has_any_permission_for_instance(
        self, user: User | AnonymousUser, actions: Iterable[str], instance: Any
    ) -> bool:
        return instance.platform_id in self.platform_ids(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        return editors_of_any()

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet[Any]:
        found: QuerySet[Any] = self.model._default_manager.filter(platform_id__in=self.platform_ids(user))
        return found


class AdministeredPlatformPolicy(OwnPlatformPolicy):
    """For what only those who administer a site may change."""

    right = Right.DRESS_SITE


def edited_platform_ids(user: User | AnonymousUser) -> frozenset[object]:
    return _open_to(user, Right.EDIT_SITE)


def _open_to(user: User | AnonymousUser, right: Right) -> frozenset[object]:
    return platforms_open_to(reader_for(user), right) if isinstance(user, User) else frozenset()
