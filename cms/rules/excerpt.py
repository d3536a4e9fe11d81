"""A text cut to the length that search engines show."""

LONGEST_DESCRIPTION = 160


def excerpt(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """Cut between two words, and only when it must be."""
    whole = " ".join(text.split())
    if len(whole) <= longest:
        return whole
    return whole[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
