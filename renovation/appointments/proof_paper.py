"""The proof of an appointment: what it says, and how it is printed."""

from typing import Any
from uuid import UUID

from renovation.appointments.models import Appointment
from renovation.appointments.queries.household import appointment_to_print
from renovation.appointments.queries.proofs import NoProof, proof_of
from renovation.documents.models import Printout
from renovation.documents.operations import order_printout
from renovation.documents.printing import print_document
from renovation.documents.printing.makers import SourceGone, printed_by
from renovation.documents.qr import QrCode

# Under this name papers are stored since households asked for the first ones.
PROOF = "selfservice.appointment_proof"
TITLE = "Attestation de rendez-vous"


def proof_context(appointment: Appointment) -> dict[str, Any]:
    """What the page and the paper show; `NoProof` for an appointment that proves nothing."""
    found = proof_of(appointment)
    return {"proof": found, "qr": QrCode(found.verification_url, "Code QR vers la page de vérification")}


def order_proof(appointment: Appointment) -> Printout:
    """Ask for the paper; another one is made once the appointment has moved or was held."""
    return order_printout(
        platform=appointment.platform,
        maker=PROOF,
        source_id=appointment.pk,
        version=f"{appointment.sequence}/{appointment.state}",
        title=TITLE,
    )


@printed_by(PROOF)
def print_proof(source_id: UUID) -> bytes:
    """Made in a job, from what is stored."""
    appointment = appointment_to_print(source_id)
    if appointment is None:
        raise SourceGone("Le rendez-vous à attester n’existe plus.")
    try:
        context = proof_context(appointment)
    except NoProof as refused:
        raise SourceGone(str(refused)) from refused
    return print_document("documents/appointment_proof.html", context, platform=appointment.platform)
