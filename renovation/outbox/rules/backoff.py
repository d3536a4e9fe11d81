"""How long failed work waits before it is tried again."""

from datetime import timedelta

FIRST_WAIT = timedelta(seconds=30)


def wait_after(attempts: int, *, longest: timedelta, draw: float) -> timedelta:
    """Twice as long after each attempt, up to `longest`, then spread by `draw` (0 to 1) over 75 % to 125 %.

    Spreading keeps a thousand mails that failed together from coming back together.
    """
    doubled = FIRST_WAIT * 2 ** min(attempts - 1, 20)
    return min(doubled, longest) * (0.75 + draw / 2)
