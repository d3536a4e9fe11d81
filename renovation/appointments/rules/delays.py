"""Delays in words."""


def delay_words(minutes: int) -> str:
    """« 2 jours », « 1 heure », « 90 minutes »."""
    for size, one, many in ((1440, "jour", "jours"), (60, "heure", "heures")):
        if minutes >= size and minutes % size == 0:
            count = minutes // size
            return f"{count} {one if count == 1 else many}"
    return f"{minutes} minutes"
