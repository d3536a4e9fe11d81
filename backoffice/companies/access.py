"""The rooms of the directory that a reader may open, as tabs."""

from django.urls import reverse

from backoffice.counts import directory_counts
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to

ROOMS = (
    ("Demandes", "directory_requests", Right.WORK_DIRECTORY),
    ("À relire", "directory_moderation", Right.WORK_DIRECTORY),
    ("Charte", "charter", Right.WORK_DIRECTORY),
    ("Fiches masquées", "hidden_entries", Right.WORK_DIRECTORY),
    ("Tour de rôle", "rotation_register", Right.WORK_DIRECTORY),
    ("Offre du territoire", "offer", Right.READ_FIGURES),
)


def tabs(request: LoggedInRequest, here: str) -> list[tuple[str, str, bool]]:
    """Label with what waits there, address, whether it is the present one."""
    counts = directory_counts(request)
    waiting = {"directory_requests": counts.requests, "directory_moderation": counts.to_read} if counts else {}
    return [
        (f"{label} ({waiting[name]})" if waiting.get(name) else label, reverse(f"backoffice:{name}"), name == here)
        for label, name, right in ROOMS
        if platforms_open_to(request.reader, right)
    ]
