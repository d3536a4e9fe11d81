"""The proof of an appointment, and what anybody may verify of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from renovation.appointments.enums import AppointmentState
from renovation.appointments.links import verification_url
from renovation.appointments.models import Appointment
from renovation.appointments.models.appointment import PROOF_LENGTH, PROOF_LETTERS
from renovation.appointments.queries.search import zone_of


@dataclass(frozen=True)
class Proof:
    """What stands on the paper that the household keeps."""

    reference: str
    code: str
    verification_url: str
    platform_name: str
    platform_address: str
    adviser_name: str
    household_name: str
    subject: str
    modality: str
    place: str
    starts_at: datetime
    ends_at: datetime
    was_held: bool
    is_mandatory_advice: bool


@dataclass(frozen=True)
class Verification:
    """What the verification page shows: nothing of the household, of the adviser, nor of the hour."""

    platform_name: str
    day: date
    type_name: str
    state: str
    is_valid: bool
    is_mandatory_advice: bool


class NoProof(ValueError):
    """An appointment that proves nothing; its words are for the person."""


def proof_of(appointment: Appointment) -> Proof:
    """The data of the PDF. `NoProof` for an appointment that is cancelled, or to which nobody came."""
    if appointment.state not in {AppointmentState.BOOKED, AppointmentState.DONE}:
        raise NoProof("Ce rendez-vous n’a pas eu lieu : il ne donne pas d’attestation.")
    zone = zone_of(appointment.platform_id)
    platform = appointment.platform
    return Proof(
        reference=appointment.reference,
        code=shown_code(appointment.proof_code),
        verification_url=verification_url(platform, appointment.proof_code),
        platform_name=platform.name,
        platform_address=platform.address,
        adviser_name=appointment.adviser.get_full_name(),
        household_name=str(appointment.household),
        subject=appointment.kind.name if appointment.kind is not None else appointment.subject,
        modality=appointment.get_modality_display(),
        place=appointment.place,
        starts_at=timezone.localtime(appointment.starts_at, zone),
        ends_at=timezone.localtime(appointment.ends_at, zone),
        was_held=appointment.state == AppointmentState.DONE,
        is_mandatory_advice=appointment.kind is not None and appointment.kind.is_proof,
    )


def verification(typed: str) -> Verification | None:
    """What a code proves; nothing for a code that nobody gave. Spaces, dashes and look-alike letters are forgiven."""
    code = read_code(typed)
    if code is None:
        return None
    found = Appointment.objects.select_related("platform", "kind").filter(proof_code=code).first()
    if found is None:
        return None
    valid = found.state in {AppointmentState.BOOKED, AppointmentState.DONE}
    return Verification(
        platform_name=found.platform.name,
        day=timezone.localtime(found.starts_at, zone_of(found.platform_id)).date(),
        type_name=found.kind.name if found.kind is not None else "Rendez-vous",
        state=_state(found),
        is_valid=valid,
        is_mandatory_advice=found.kind is not None and found.kind.is_proof,
    )


def shown_code(code: str) -> str:
    """Four groups of four, easier to read aloud."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def read_code(typed: str) -> str | None:
    cleaned = typed.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))
    return cleaned if len(cleaned) == PROOF_LENGTH and set(cleaned) <= set(PROOF_LETTERS) else None


def _state(appointment: Appointment) -> str:
    if appointment.state == AppointmentState.BOOKED:
        return "Rendez-vous pris"
    if appointment.state == AppointmentState.DONE:
        return "Rendez-vous tenu"
    return "Rendez-vous sans suite"
