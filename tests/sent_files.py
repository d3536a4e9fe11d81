"""Files that an answer sends."""

from django.http.response import HttpResponseBase


def close_file(answer: HttpResponseBase) -> None:
    """As a server does once the file was sent, without ending the request: a test keeps its connection."""
    for close in answer._resource_closers:  # type: ignore[attr-defined]
        close()
