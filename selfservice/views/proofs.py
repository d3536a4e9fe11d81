"""The proof of an appointment: a page, a PDF, and the page that verifies its code for anybody."""

from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from renovation.appointments.proof_paper import PROOF, order_proof, proof_context
from renovation.appointments.queries import NoProof, proof_of, verification
from renovation.documents.delivery import deliver_printout
from renovation.documents.models import Printout
from renovation.documents.queries import printout_of
from renovation.edge.requests import PlatformRequest
from selfservice.booking.doors import Behind, Door
from selfservice.http import on_agenda


def named(view: Behind) -> Behind:
    """A proof bears the household's name: only who has its mails, or its account, may read it (G4)."""

    @wraps(view)
    def guarded(request: PlatformRequest, door: Door, **more: object) -> HttpResponseBase:
        if door.is_proven:
            return view(request, door, **more)
        if request.method == "POST":
            return door.back("proof")
        return render(request, "selfservice/proof_by_mail.html", {"go": door.addresses})

    return guarded


@require_safe
@named
def proof(request: PlatformRequest, door: Door) -> HttpResponseBase:
    """The proof as a page."""
    try:
        context = proof_context(door.appointment)
    except NoProof as refused:
        messages.error(request, str(refused))
        return door.back()
    return render(request, "selfservice/proof.html", {**context, "go": door.addresses})


@require_POST
@named
def proof_order(request: PlatformRequest, door: Door) -> HttpResponseBase:
    """Ask for the PDF."""
    try:
        proof_of(door.appointment)
    except NoProof as refused:
        messages.error(request, str(refused))
        return door.back()
    return redirect(door.address("proof_print", printout_id=order_proof(door.appointment).pk))


@require_safe
@named
def proof_print(request: PlatformRequest, door: Door, printout_id: UUID) -> HttpResponse:
    """Being made, or ready: the page looks again by itself."""
    printout = _own(door, printout_id)
    context = {
        "printout": printout,
        "late": printout.is_late(timezone.now()),
        "here": door.address("proof_print", printout_id=printout_id),
        "file": door.address("proof_file", printout_id=printout_id),
        "go": door.addresses,
    }
    return render(request, "selfservice/proof_print.html", context)


@require_safe
@named
def proof_file(request: PlatformRequest, door: Door, printout_id: UUID) -> HttpResponseBase:
    """The PDF itself."""
    printout = _own(door, printout_id)
    if not printout.is_ready:
        return redirect(door.address("proof_print", printout_id=printout_id))
    return deliver_printout(printout, name=f"attestation-{door.appointment.reference.lower()}.pdf")


@require_safe
@on_agenda
def verify_search(request: PlatformRequest) -> HttpResponse:
    """Type a code by hand."""
    typed = request.GET.get("code", "").strip()
    return _verified(request, typed) if typed else render(request, "selfservice/verify.html", {"typed": ""})


@require_safe
@on_agenda
def verify(request: PlatformRequest, code: str) -> HttpResponse:
    """What the code of a proof says: nothing of the household, of the adviser, nor of the hour."""
    return _verified(request, code)


def _verified(request: PlatformRequest, typed: str) -> HttpResponse:
    found = verification(typed)
    context = {"found": found, "typed": typed[:40]}
    return render(request, "selfservice/verify.html", context, status=200 if found is not None else 404)


def _own(door: Door, printout_id: UUID) -> Printout:
    printout = printout_of(printout_id, maker=PROOF, source_id=door.appointment.pk)
    if printout is None:
        raise Http404
    return printout
