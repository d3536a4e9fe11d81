"""The proof of an appointment, and the page that verifies it without telling anything private."""

from dataclasses import asdict

import pytest

from renovation.appointments.models import Appointment
from renovation.appointments.operations import cancel
from renovation.appointments.queries import NoProof, proof_of, verification
from tests.renovation.appointments.conftest import NOW


def test_the_paper_says_who_when_and_how_to_verify(appointment: Appointment) -> None:
    proof = proof_of(appointment)

    assert proof.household_name == str(appointment.household)
    assert proof.verification_url.endswith(f"/rendez-vous/verifier/{appointment.proof_code}/")
    assert (proof.starts_at.hour, proof.was_held) == (9, False)


def test_its_code_is_verified_however_it_is_typed(appointment: Appointment) -> None:
    typed = proof_of(appointment).code.lower().replace("0", "o").replace("1", "l")

    found = verification(f" {typed} ")

    assert found is not None
    assert (found.is_valid, found.day.isoformat()) == (True, "2026-12-03")


def test_the_page_shows_nothing_private(appointment: Appointment) -> None:
    found = verification(appointment.proof_code)

    assert found is not None
    shown = " ".join(str(value) for value in asdict(found).values())
    private = (appointment.household.last_name, appointment.adviser.last_name, appointment.reference, "09:00")
    assert not [word for word in private if word in shown]


def test_a_cancelled_appointment_proves_nothing(appointment: Appointment) -> None:
    cancelled = cancel(appointment=appointment, by_household=True, now=NOW)

    found = verification(cancelled.proof_code)

    assert found is not None
    assert not found.is_valid
    with pytest.raises(NoProof):
        proof_of(cancelled)


@pytest.mark.parametrize("code", ["", "0" * 16, "RDV-00000000", "' OR 1=1 --", "é" * 16])
def test_a_code_that_nobody_gave_proves_nothing(appointment: Appointment, code: str) -> None:
    assert verification(code) is None
