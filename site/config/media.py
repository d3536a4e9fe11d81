"""Pictures of the sites: those that editors placed, in the sizes that pages ask for, and logos."""

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

# Originals stay inside: they are larger than any page needs. Documents have their own door, which asks for rights.
OPEN_FOLDERS = frozenset({"images", "logos"})
KINDS = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
}
A_MONTH = 30 * 24 * 3600


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture as a file of its own kind, whatever its content claims; its name changes with its content."""
    path = PurePosixPath(name)
    kind = KINDS.get(path.suffix.lower())
    if kind is None or ".." in path.parts or path.parts[0] not in OPEN_FOLDERS or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name), content_type=kind)
    response["Cache-Control"] = f"public, max-age={A_MONTH}"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
