"""Failures, sorted: those that will pass and those that will not."""


class ToldFailure(Exception):
    """A failure that we foresaw: its message is French and is shown to the administrators as it stands."""


class PermanentFailure(ToldFailure):
    """Trying again is useless: the work is given up at once and shown to the administrators."""


class PassingFailure(ToldFailure):
    """Expected trouble (a service is down): the work waits and is tried again."""


def in_short(error: BaseException) -> str:
    """What is kept of an error: its words, or its kind and its first line (database details come after it)."""
    first_line = (str(error).splitlines() or [""])[0]
    told = first_line if isinstance(error, ToldFailure) else f"{type(error).__name__}: {first_line}"
    return told[:300].rstrip(": ")
