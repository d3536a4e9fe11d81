"""What addresses and forms say, read without trusting it."""

from uuid import UUID


def read_id(text: str | None) -> UUID | None:
    """A number of ours; nothing when it is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
