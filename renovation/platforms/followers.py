"""Who must know when a role is given or taken.

The domain cannot call the faces: what follows from a role elsewhere (the Wagtail group of editors) registers itself
here, and is called by name in the same transaction.
"""

from collections.abc import Callable

from renovation.accounts.models import User
from renovation.platforms.models import Platform

Follower = Callable[[User, Platform | None], None]
_followers: list[Follower] = []


def follow_roles(follower: Follower) -> Follower:
    """Have this function called after each change of the roles of a person on a platform."""
    if follower not in _followers:
        _followers.append(follower)
    return follower


def tell_followers(user: User, platform: Platform | None) -> None:
    for follower in _followers:
        follower(user, platform)
