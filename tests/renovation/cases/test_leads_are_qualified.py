"""Qualifying a lead: states, first answer, two advisers at once."""

from datetime import timedelta

import pytest

from renovation.accounts.models import User
from renovation.cases.enums import LeadState
from renovation.cases.models import Lead
from renovation.cases.operations import lead_values, open_lead, qualify_lead
from renovation.cases.refusals import EditConflict, MoveRefused, Refused
from tests.factories.cases import NOVEMBER


def save(lead: Lead, author: User, base: dict[str, str] | None = None, **changes: str) -> Lead:
    seen = base or dict(lead_values(lead))
    return qualify_lead(lead_id=lead.pk, author=author, base=seen, values={**seen, **changes}, now=NOVEMBER)


def test_the_first_answer_is_dated_once(lead: Lead, adviser: User) -> None:
    answered = save(lead, adviser, state=LeadState.CONTACTED)
    later = NOVEMBER + timedelta(days=3)
    seen = dict(lead_values(answered))

    again = qualify_lead(
        lead_id=lead.pk, author=adviser, base=seen, values={**seen, "state": LeadState.QUALIFIED}, now=later
    )

    assert again.first_answered_at == NOVEMBER


def test_closing_asks_for_a_reason(lead: Lead, adviser: User) -> None:
    with pytest.raises(Refused, match="raison"):
        save(lead, adviser, state=LeadState.CLOSED)


def test_h7_a_state_outside_the_graph_is_refused(lead: Lead, adviser: User) -> None:
    with pytest.raises(MoveRefused):
        save(lead, adviser, state=LeadState.CONVERTED)

    lead.refresh_from_db()
    assert lead.state == LeadState.NEW


def test_reopening_is_refused_when_another_request_waits(lead: Lead, adviser: User) -> None:
    closed = save(lead, adviser, state=LeadState.CLOSED, close_reason="gave_up")
    open_lead(household=lead.household, origin=lead.origin)

    with pytest.raises(Refused, match="déjà un autre prospect"):
        save(closed, adviser, state=LeadState.CONTACTED)


def test_h4_two_advisers_who_change_the_same_field_get_both_versions(lead: Lead, adviser: User, manager: User) -> None:
    seen = dict(lead_values(lead))
    save(lead, manager, qualification="Combles d’abord")

    with pytest.raises(EditConflict) as refused:
        save(lead, adviser, base=seen, qualification="Chaudière d’abord")

    (conflict,) = refused.value.conflicts
    assert (conflict.theirs, conflict.yours) == ("Combles d’abord", "Chaudière d’abord")


def test_h4_two_advisers_who_change_different_fields_both_pass(lead: Lead, adviser: User, manager: User) -> None:
    seen = dict(lead_values(lead))
    save(lead, manager, qualification="Combles d’abord")

    saved = save(lead, adviser, base=seen, readiness="soon")

    assert (saved.qualification, saved.readiness) == ("Combles d’abord", "soon")
