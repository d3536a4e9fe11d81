"""Why a change is refused: of roles and accounts, in words for the administrator; of a form, field by field."""

from renovation.platforms.rules.lock import Conflict


class EditConflict(Exception):
    """Somebody else changed the same fields meanwhile (H4): nothing was saved, nothing is lost."""

    def __init__(self, conflicts: tuple[Conflict, ...], *, current: dict[str, str], revision: int) -> None:
        super().__init__(", ".join(conflict.field for conflict in conflicts))
        self.conflicts = conflicts
        self.current = current
        self.revision = revision


class AgentChangeRefused(Exception):
    """The act would leave the house without a key, or goes beyond the administrator's own rights."""


class LastAdministrator(AgentChangeRefused):
    """The installation would have nobody left to administer it (B14)."""

    def __init__(self) -> None:
        super().__init__(
            "Cette personne est la dernière à administrer l’installation. Donnez d’abord ce rôle à une autre personne."
        )


class InvitationUnusable(Exception):
    """Unknown, used or out of date: the three are told alike."""
