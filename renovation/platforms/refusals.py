"""Why a change of roles or accounts is refused; the text is shown to the administrator."""


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
