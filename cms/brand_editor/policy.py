"""Who may change a brand or a frame: those who administer the platform's site."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from renovation.accounts.models import User
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.queries import editors_of_any, reader_for

OPEN_ACTIONS = frozenset({"change", "view"})


class DressPolicy(BasePermissionPolicy):
    """Answers Wagtail's questions from the table of rights; nobody adds or deletes a brand or a frame here."""

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action in OPEN_ACTIONS and bool(dressed_platform_ids(user))

    def user_has_any_permission(self, user: User | AnonymousUser, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User | AnonymousUser, action: str, instance: Any) -> bool:
        return action in OPEN_ACTIONS and instance.platform_id in dressed_platform_ids(user)

    def user_has_any_permission_for_instance(
        self, user: User | AnonymousUser, actions: Iterable[str], instance: Any
    ) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        users = editors_of_any()
        return users if OPEN_ACTIONS & set(actions) else users.none()

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """The platform comes with each."""
        found = self.model._default_manager.select_related("platform").order_by("platform__name")
        own: QuerySet[Any] = found.filter(platform_id__in=dressed_platform_ids(user))
        return own if OPEN_ACTIONS & set(actions) else own.none()


def dressed_platform_ids(user: User | AnonymousUser) -> frozenset[object]:
    """Platforms whose site this person administers."""
    if not isinstance(user, User):
        return frozenset()
    return platforms_open_to(reader_for(user), Right.DRESS_SITE)
