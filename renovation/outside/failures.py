"""What may go wrong with a service of the outside; the words are French and shown as they stand."""


class OutsideFailure(Exception):
    """The service did not answer as it should. Asking again later may help."""


class ServiceClosed(OutsideFailure):
    """Nobody may call it now: not opened by the settings, stopped by hand, or resting after failures."""


class TooManyRequests(OutsideFailure):
    """The service asks to wait (429)."""

    def __init__(self, message: str, *, wait_s: float) -> None:
        super().__init__(message)
        self.wait_s = wait_s
