"""What may be published of a count of people."""

SMALLEST = 10
_STEPS = ((100, 5), (1000, 10), (10_000, 50))
_LARGE_STEP = 100


def publishable(count: int) -> int | None:
    """The count rounded down, so that nobody can follow one household from day to day; nothing under ten.

    A rule of the house: what is small is not shown at all, and what is shown moves by steps.
    """
    if count < SMALLEST:
        return None
    step = next((step for below, step in _STEPS if count < below), _LARGE_STEP)
    return count - count % step
