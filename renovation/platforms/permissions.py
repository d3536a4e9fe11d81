"""Rights as questions, answered by the table of rights."""

from uuid import UUID

from renovation.platforms.enums import Relation, Right, Role
from renovation.platforms.rules.matrix import allows
from renovation.platforms.rules.reader import Reader


def can_on_platform(reader: Reader, right: Right, platform_id: UUID | None) -> bool:
    """Whether the reader may do this on a platform (or in a region) as a whole."""
    return any(
        allows(right, role, relation)
        for role in reader.roles_on(platform_id)
        for relation in (Relation.PLATFORM, Relation.REGION)
    )


def platforms_open_to(reader: Reader, right: Right) -> frozenset[UUID]:
    """Platforms on which the reader may do this."""
    return frozenset(pk for pk in reader.platform_ids() if can_on_platform(reader, right, pk))


def can_on_shared(reader: Reader, right: Right) -> bool:
    """Whether the reader may do this to what all platforms share, through the installation or from a platform."""
    return any(
        allows(right, grant.role, relation)
        for grant in reader.grants
        for relation in ([Relation.INSTALLATION] if grant.whole_installation else [Relation.PLATFORM])
    )


def can_in_region(reader: Reader, right: Right, organisation_id: UUID) -> bool:
    """Whether the reader may do this to what belongs to a Region, through a role in it or over the installation."""
    return any(
        allows(right, grant.role, Relation.REGION)
        for grant in reader.grants
        if grant.organisation_id == organisation_id or grant.whole_installation
    )


def can_manage_account(reader: Reader, places: frozenset[UUID | None]) -> bool:
    """Whether the reader may act on a whole account, which has roles in these places (B11).

    An administrator of the installation may; one of some platforms only when the account works nowhere else.
    """
    if administers_installation(reader):
        return True
    own = reader.platform_ids(Role.ADMINISTRATOR)
    return bool(places) and all(place is not None and place in own for place in places)


def administers_installation(reader: Reader) -> bool:
    return any(grant.role == Role.ADMINISTRATOR and grant.whole_installation for grant in reader.grants)
