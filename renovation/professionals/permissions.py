"""Rights on what a platform adds to the directory, asked of the table of rights (D1)."""

from uuid import UUID

from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform
from renovation.platforms.rules.reader import Reader


def may_treat_requests(reader: Reader, platform_id: UUID) -> bool:
    """Answer what people ask of an entry, read what firms propose."""
    return can_on_platform(reader, Right.WORK_DIRECTORY, platform_id)


def may_decide_on_entries(reader: Reader, platform_id: UUID) -> bool:
    """Give or take back the label of the charter, hide an entry."""
    return can_on_platform(reader, Right.MANAGE_DIRECTORY, platform_id)
