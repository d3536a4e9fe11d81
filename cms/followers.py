"""What the site does when roles change."""

from cms.operations.editors import sync_editor_groups
from renovation.accounts.models import User
from renovation.platforms.followers import follow_roles
from renovation.platforms.models import Platform


@follow_roles
def editors_follow_their_roles(user: User, _platform: Platform | None) -> None:
    """The Wagtail groups of a person are those of the platforms that they edit (D5)."""
    sync_editor_groups(user)
