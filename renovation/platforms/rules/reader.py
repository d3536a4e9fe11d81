"""Who reads: the memberships of a person, frozen for one request."""

from dataclasses import dataclass
from uuid import UUID

from renovation.platforms.enums import Role


@dataclass(frozen=True)
class Grant:
    """One current membership: `platform_ids` are all platforms it reaches; `organisation_id`, its Region if any."""

    role: Role
    platform_ids: frozenset[UUID]
    whole_installation: bool = False
    organisation_id: UUID | None = None


@dataclass(frozen=True)
class Reader:
    """A person with roles; the scope of every query follows from it."""

    user_id: UUID | None = None
    grants: tuple[Grant, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def has_staff_role(self) -> bool:
        return bool(self.grants)

    def platform_ids(self, *roles: Role) -> frozenset[UUID]:
        """Platforms on which the person holds one of these roles (any role when none is named)."""
        wanted = frozenset(roles) or frozenset(Role)
        return frozenset().union(*(grant.platform_ids for grant in self.grants if grant.role in wanted))

    def roles_on(self, platform_id: UUID | None) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants if platform_id in grant.platform_ids)


NOBODY = Reader()
