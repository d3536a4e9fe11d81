"""What people ask about an entry: received once, treated with a trace, answered, then forgotten."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Grant, Reader
from renovation.professionals.enums import RequestKind, RequestState
from renovation.professionals.models import Company, EntryRequest
from renovation.professionals.operations import (
    Asked,
    Words,
    forget_requests,
    propose_words,
    receive_request,
    treat_request,
)
from renovation.professionals.queries.asked import request_for, requests_for
from renovation.professionals.queries.waiting import waiting_for
from renovation.professionals.refusals import EntryRefused, FormSentBefore
from renovation.territories.models import Commune
from tests.factories.entries import NOW, entry_request, firms, proven_claim

AUTHOR = uuid.uuid4()


@pytest.fixture
def company(communes: list[Commune]) -> Company:
    return firms(communes[0])[0]


def treat(request: EntryRequest, state: RequestState, answer: str = "") -> EntryRequest:
    return treat_request(request_id=request.pk, state=state, note="Vu", answer=answer, author_id=AUTHOR, now=NOW)


def test_g3_the_same_form_sent_twice_is_one_request(platform: Platform, company: Company) -> None:
    asked, key = Asked(RequestKind.ERROR, "Faux", email="a@courriel.example"), uuid.uuid4()
    for _ in range(2):
        receive_request(platform=platform, company=company, asked=asked, key=key, now=NOW)

    assert (EntryRequest.objects.count(), Mail.objects.count()) == (1, 1)
    assert Entry.objects.filter(action=Action.ENTRY_REQUESTED).count() == 1


def test_a_form_sent_again_with_other_words_is_not_taken_for_the_first(
    platform: Platform, other_platform: Platform, company: Company
) -> None:
    asked, key = Asked(RequestKind.ERROR, "Faux"), uuid.uuid4()
    receive_request(platform=platform, company=company, asked=asked, key=key, now=NOW)

    for place, words in ((platform, "Faux, et le site aussi"), (other_platform, "Faux")):
        with pytest.raises(FormSentBefore, match="déjà partie"):
            receive_request(platform=place, company=company, asked=Asked(RequestKind.ERROR, words), key=key, now=NOW)

    assert EntryRequest.objects.get().text == "Faux"


def test_the_sender_is_answered_once_when_it_is_closed(platform: Platform, company: Company) -> None:
    request = entry_request(platform, company)

    treat(request, RequestState.UNDER_WAY, "Nous vérifions.")
    treat(request, RequestState.DONE, "C’est transmis à Qualibat.")
    treat(request, RequestState.DONE, "C’est transmis à Qualibat.")

    (mail,) = Mail.objects.filter(template="entry_request_answered")
    assert "transmis à Qualibat" in mail.text


def test_nobody_is_answered_without_an_address(platform: Platform, company: Company) -> None:
    asked = Asked(RequestKind.ERROR, "Faux")
    request = receive_request(platform=platform, company=company, asked=asked, key=uuid.uuid4(), now=NOW)

    with pytest.raises(EntryRefused, match="pas laissé d’adresse"):
        treat(request, RequestState.DONE, "Merci")

    request.refresh_from_db()
    assert request.state == RequestState.NEW


def test_d2_a_team_sees_the_requests_of_its_own_platform(
    platform: Platform, other_platform: Platform, company: Company
) -> None:
    request = entry_request(platform, company)
    near, far = (
        Reader(user_id=uuid.uuid4(), grants=(Grant(Role.ADVISER, frozenset({one.pk})),))
        for one in (platform, other_platform)
    )

    assert list(requests_for(near)) == [request]
    assert list(requests_for(far, state="all")) == []
    with pytest.raises(EntryRequest.DoesNotExist):
        request_for(far, request.pk)


def test_closed_requests_are_forgotten_a_year_later_and_open_ones_never(platform: Platform, company: Company) -> None:
    open_one, closed = entry_request(platform, company), entry_request(platform, company, RequestKind.OBJECTION)
    treat(closed, RequestState.DECLINED)

    assert forget_requests(now=NOW + timedelta(days=300), months=12) == 0
    assert forget_requests(now=NOW + timedelta(days=400), months=12) == 1
    assert EntryRequest.objects.get() == open_one


def test_the_menu_counts_what_waits_in_one_query(
    platform: Platform, company: Company, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    entry_request(platform, company)
    treat(entry_request(platform, company), RequestState.DONE)
    propose_words(claim=proven_claim(platform, company), words=Words("Couvreur", "", ""), now=NOW)
    near = Reader(user_id=uuid.uuid4(), grants=(Grant(Role.ADVISER, frozenset({platform.pk})),))

    with django_assert_num_queries(1):
        waiting = waiting_for(near)

    assert (waiting.requests, waiting.to_read, waiting.total) == (1, 1, 2)
    assert waiting_for(Reader(user_id=uuid.uuid4(), grants=())).total == 0
