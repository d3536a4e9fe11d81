"""Quotas by address of the house (G1): the faces declare nothing, the table below says what is counted."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from renovation.edge.quotas import (
    AGENDA,
    BOOKING,
    COMMUNE_SEARCH,
    CONTACT,
    DIAGNOSIS,
    HOLD,
    PLACES,
    PREVIEW,
    REPORT,
    SECRET_LINK,
    Quota,
    exceeded,
    too_many,
)

# Pages of appointments whose address is a secret: asked for a few times by people, thousands of times by who guesses.
BEHIND_A_LINK = (
    "booking_manage",
    "booking_calendar",
    "booking_move",
    "booking_confirm",
    "booking_question",
    "booking_document",
    "booking_earlier",
    "booking_replace",
    "booking_proof",
    "booking_proof_order",
    "waiting_leave",
    "waiting_offer",
    "invitation",
    "survey",
    "companion_join",
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
    ("GET", "cms:campaign_leave"): SECRET_LINK,
    ("POST", "cms:registration"): CONTACT,
    ("GET", "cms:own_registration"): DIAGNOSIS,
    ("POST", "cms:own_registration"): BOOKING,
    ("GET", "selfservice:booking_place"): AGENDA,
    ("GET", "selfservice:booking_slots"): AGENDA,
    ("POST", "selfservice:booking_slots"): HOLD,
    ("GET", "selfservice:booking_contact"): AGENDA,
    ("POST", "selfservice:booking_contact"): BOOKING,
    ("POST", "selfservice:booking_waiting"): BOOKING,
    ("POST", "selfservice:session_seat"): BOOKING,
    ("POST", "selfservice:session_hold"): HOLD,
    ("GET", "selfservice:linked_requests"): SECRET_LINK,
    ("POST", "selfservice:lost_link"): CONTACT,
    ("GET", "selfservice:verify_search"): SECRET_LINK,
    ("GET", "selfservice:verify"): SECRET_LINK,
    ("GET", "selfservice:feed"): SECRET_LINK,
    **{("GET", f"selfservice:{page}"): SECRET_LINK for page in BEHIND_A_LINK},
    **{("POST", f"selfservice:{page}"): BOOKING for page in BEHIND_A_LINK},
    ("POST", "selfservice:own_move"): BOOKING,
    ("POST", "selfservice:own_question"): BOOKING,
    ("POST", "selfservice:own_document"): BOOKING,
    ("POST", "selfservice:own_proof_order"): REPORT,
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
        # A view works as much for HEAD as for GET.
        method = "GET" if request.method == "HEAD" else request.method or ""
        quota = COUNTED.get((method, match.view_name)) if match is not None else None
        # The empty form of a search costs no more than any page.
        if quota is None or (quota is COMMUNE_SEARCH and not request.GET):
            return None
        wait_seconds = exceeded(request, quota)
        return too_many(request, wait_seconds) if wait_seconds is not None else None
