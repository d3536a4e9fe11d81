"""Quotas by address of the house (G1): the faces declare nothing, the table below says what is counted."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from renovation.edge.quotas import (
    BOOKING,
    COMMUNE_SEARCH,
    CONTACT,
    DIAGNOSIS,
    PLACES,
    PREVIEW,
    REPORT,
    Quota,
    exceeded,
    too_many,
)

COUNTED: Mapping[tuple[str, str], Quota] = {
    ("GET", "selfservice:diagnosis_start"): COMMUNE_SEARCH,
    ("POST", "selfservice:diagnosis_start"): DIAGNOSIS,
    ("GET", "selfservice:diagnosis_address"): COMMUNE_SEARCH,
    ("POST", "selfservice:diagnosis_question"): DIAGNOSIS,
    ("POST", "selfservice:diagnosis_preview"): PREVIEW,
    ("POST", "selfservice:diagnosis_finish"): DIAGNOSIS,
    ("POST", "selfservice:diagnosis_mail_link"): CONTACT,
    ("GET", "selfservice:diagnosis_resume"): DIAGNOSIS,
    ("GET", "selfservice:diagnosis_shared"): DIAGNOSIS,
    ("POST", "selfservice:diagnosis_share"): CONTACT,
    ("POST", "selfservice:report_order"): REPORT,
    ("POST", "selfservice:aids"): DIAGNOSIS,
    ("POST", "selfservice:aids_report_order"): REPORT,
    ("POST", "selfservice:contact"): CONTACT,
    ("GET", "cms:directory_places"): PLACES,
    ("POST", "cms:question"): CONTACT,
    ("POST", "cms:newsletter"): CONTACT,
    ("POST", "cms:newsletter_confirm"): CONTACT,
    ("POST", "cms:registration"): CONTACT,
    ("GET", "cms:own_registration"): DIAGNOSIS,
    ("POST", "cms:own_registration"): BOOKING,
    ("POST", "selfservice:booking"): BOOKING,
    ("GET", "selfservice:booking_manage"): DIAGNOSIS,
    ("POST", "selfservice:booking_manage"): BOOKING,
}


class QuotaMiddleware:
    """Answers 429 before the view when the caller's quota of this act is used up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        quota = COUNTED.get((request.method or "", match.view_name)) if match is not None else None
        if quota is None:
            return None
        wait_seconds = exceeded(request, quota)
        return too_many(request, wait_seconds) if wait_seconds is not None else None
