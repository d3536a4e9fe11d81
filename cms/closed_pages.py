"""Pages behind a password: what stands beside them opens to those who read them, and to nobody else."""

from django.http import HttpRequest
from wagtail.models import Page


def may_read(page: Page, request: HttpRequest) -> bool:
    """Whoever gave the password of a closed page uses its forms and its files like those of any other."""
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())
