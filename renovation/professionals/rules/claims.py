"""How a firm proves to be the one of an entry."""

from datetime import timedelta

CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=30)
MOST_ATTEMPTS = 5
# The address of the list belongs to somebody who asked for nothing: it is written to rarely.
CODES_PER_DAY = 3
MOST_PHOTOS = 6
PHOTO_LONGEST_PX = 1000
UNPROVEN_DAYS = 30


def masked(email: str) -> str:
    """Enough for its owner to recognise it, and nothing more for anybody else."""
    name, _, host = email.partition("@")
    return f"{name[:1]}•••@{host[:1]}•••{host[host.rfind('.') :]}"
