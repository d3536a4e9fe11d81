"""Why a change of parameters is refused; the text is shown to the person, beside the field when one is named."""


class ParameterRefused(Exception):
    """The change cannot be made. `field` is the name of the field to correct, or empty."""

    def __init__(self, text: str, *, field: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.field = field


class Outdated(ParameterRefused):
    """What the person read has changed since."""

    def __init__(self) -> None:
        super().__init__("Cette proposition a changé depuis que vous avez ouvert la page. Relisez-la avant de décider.")


class SamePerson(ParameterRefused):
    """Nobody reviews their own values."""

    def __init__(self) -> None:
        super().__init__("Vous avez proposé ces valeurs\u00a0: une autre personne doit les relire.")
