"""Who reads: the memberships of the logged-in person, computed once per request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from renovation.accounts.models import User
from renovation.platforms.queries import reader_for


class CurrentReaderMiddleware:
    """Sets `request.reader`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reader = SimpleLazyObject(lambda: reader_for(_user_of(request)))  # type: ignore[attr-defined]
        return self.get_response(request)


def _user_of(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]
    return user
