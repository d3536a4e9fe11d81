"""J3: each fact says when, who, in which role, where, on what, from which address, in which request."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config.logs import request_id
from config.middleware.origin import OriginMiddleware
from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.journal.operations import Origin, acting_as, record
from renovation.platforms.models import Platform
from renovation.platforms.queries import reader_for

pytestmark = pytest.mark.django_db


def _view_that_logs_in(user: User, platform: Platform) -> OriginMiddleware:
    def view(request: HttpRequest) -> HttpResponse:
        request.user = user
        request.reader = reader_for(user)  # type: ignore[attr-defined]
        request.platform = platform  # type: ignore[attr-defined]
        record(Action.LOGIN_SUCCEEDED)
        return HttpResponse(request_id.get())

    return OriginMiddleware(view)


def test_j3_a_fact_says_who_where_and_in_which_request(adviser: User, platform: Platform) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")

    response = _view_that_logs_in(adviser, platform)(request)

    entry = Entry.objects.get()
    assert (entry.actor_id, entry.role, entry.platform_id) == (adviser.pk, "adviser", platform.pk)
    assert entry.ip == "192.0.2.7"
    assert entry.request_id == response["X-Request-ID"] == response.content.decode()
    assert entry.at.utcoffset().total_seconds() == 0  # type: ignore[union-attr]


def test_j3_a_household_is_no_role_of_the_office(household_user: User, platform: Platform) -> None:
    _view_that_logs_in(household_user, platform)(RequestFactory().get("/"))

    assert Entry.objects.get().role == "household"


def test_a_forged_proxy_header_changes_nothing(adviser: User, platform: Platform) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="10.0.0.1")

    _view_that_logs_in(adviser, platform)(request)

    assert Entry.objects.get().ip == "192.0.2.7"


def test_a_request_tells_nothing_to_the_next_one(adviser: User, platform: Platform) -> None:
    _view_that_logs_in(adviser, platform)(RequestFactory().get("/"))

    assert record(Action.LOGOUT).actor_id is None
    assert request_id.get() == ""


def test_an_inner_origin_ends_with_its_block(adviser: User) -> None:
    with acting_as(lambda: Origin(actor_id=adviser.pk, role="job")):
        inside = record(Action.CASE_READ)

    assert (inside.actor_id, inside.role) == (adviser.pk, "job")
    assert record(Action.CASE_READ).actor_id is None
