"""The page of the door's limits (A4–A6): the same as for the other quotas."""

from django.http import HttpRequest, HttpResponse

from renovation.edge.quotas import too_many as too_many_page

# All limits by address are per minute (allauth), those by account at most five minutes.
WAIT_SECONDS = 60


def too_many(request: HttpRequest) -> HttpResponse:
    """Called by allauth, which finds it as `handler429` of the address map."""
    return too_many_page(request, WAIT_SECONDS)
