"""Reads about printed documents."""

from uuid import UUID

from renovation.documents.models import Printout


def printout_of(printout_id: UUID, *, maker: str, source_id: UUID) -> Printout | None:
    """The printed document of this source: another one's does not exist for whoever asks."""
    return Printout.objects.filter(pk=printout_id, maker=maker, source_id=source_id).first()
