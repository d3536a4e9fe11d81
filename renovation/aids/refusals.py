"""Why a change of a local aid is refused; the text is for the person, beside the field when one is named."""


class LocalAidRefused(Exception):
    """The change cannot be made."""

    def __init__(self, text: str, *, field: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.field = field


class Outdated(LocalAidRefused):
    """What the person read has changed since."""

    def __init__(self) -> None:
        super().__init__("Cette proposition a changé depuis que vous avez ouvert la page. Relisez-la avant de décider.")


class SamePerson(LocalAidRefused):
    """Nobody reviews their own proposal."""

    def __init__(self) -> None:
        super().__init__("Vous avez proposé cette aide\u00a0: une autre personne doit la relire.")
