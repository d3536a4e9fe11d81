"""What firms ask and propose: read by the team before anybody sees it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import demand_on_platform, for_right
from backoffice.companies.access import tabs
from backoffice.companies.forms import ReasonForm
from backoffice.lists import page_of
from renovation.documents.delivery import deliver
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.professionals.models import EntryPhoto, EntryWords
from renovation.professionals.operations import (
    decide_claim,
    end_claim,
    moderate_photo,
    moderate_words,
    send_link_again,
    withdraw,
)
from renovation.professionals.queries.asked import (
    claim_for,
    photo_for,
    photos_shown,
    proven_claims,
    to_moderate,
    words_for,
    words_shown,
)
from renovation.professionals.refusals import EntryRefused

PLACE = "backoffice:directory_moderation"


@require_GET
@for_right(Right.WORK_DIRECTORY)
def directory_moderation(request: LoggedInRequest) -> HttpResponse:
    """Who asks for an entry, which texts and photos wait; who has one."""
    context = {
        "waiting": to_moderate(request.reader),
        "proven": page_of(request, proven_claims(request.reader), name="reconnues"),
        "shown_words": page_of(request, words_shown(request.reader), name="textes"),
        "shown_photos": page_of(request, photos_shown(request.reader), name="photos"),
        "tabs": tabs(request, "directory_moderation"),
    }
    return render(request, "backoffice/companies/moderation.html", context)


@require_POST
@for_right(Right.WORK_DIRECTORY)
def claim_decide(request: LoggedInRequest, claim_id: UUID) -> HttpResponse:
    """The team checked by itself who asks."""
    found = claim_for(request.reader, claim_id)
    demand_on_platform(request, Right.WORK_DIRECTORY, found.platform_id)

    def act() -> None:
        accepted = _decided(request, "accept")
        decide_claim(claim_id=found.pk, accepted=accepted, author_id=request.user.pk, now=timezone.now())

    return _done(request, act, "L’entreprise est prévenue par e-mail.")


@require_POST
@for_right(Right.WORK_DIRECTORY)
def claim_link(request: LoggedInRequest, claim_id: UUID) -> HttpResponse:
    """The firm lost its link."""
    found = claim_for(request.reader, claim_id)
    demand_on_platform(request, Right.WORK_DIRECTORY, found.platform_id)
    return _done(request, lambda: send_link_again(claim=found, now=timezone.now()), "Le lien repart aujourd’hui.")


@require_POST
@for_right(Right.WORK_DIRECTORY)
def claim_end(request: LoggedInRequest, claim_id: UUID) -> HttpResponse:
    """The link of the firm opens nothing any more."""
    found = claim_for(request.reader, claim_id)
    demand_on_platform(request, Right.WORK_DIRECTORY, found.platform_id)

    def act() -> None:
        end_claim(claim_id=found.pk, author_id=request.user.pk, now=timezone.now())

    return _done(request, act, "L’accès de l’entreprise est retiré.")


@require_POST
@for_right(Right.WORK_DIRECTORY)
def words_moderate(request: LoggedInRequest, words_id: UUID) -> HttpResponse:
    """Publish the text that was read, or refuse it with a reason."""
    found = words_for(request.reader, words_id)
    demand_on_platform(request, Right.WORK_DIRECTORY, found.platform_id)

    def act() -> None:
        moderate_words(
            words_id=found.pk,
            published=_decided(request, "publish"),
            reason=_reason(request),
            proposed_at=_moment(request),
            author_id=request.user.pk,
            now=timezone.now(),
        )

    return _done(request, act, "C’est noté, l’entreprise est prévenue.")


@require_POST
@for_right(Right.WORK_DIRECTORY)
def photo_moderate(request: LoggedInRequest, photo_id: UUID) -> HttpResponse:
    """Publish a photo, or refuse it with a reason."""
    found = photo_for(request.reader, photo_id)
    demand_on_platform(request, Right.WORK_DIRECTORY, found.platform_id)

    def act() -> None:
        moderate_photo(
            photo_id=found.pk,
            published=_decided(request, "publish"),
            reason=_reason(request),
            author_id=request.user.pk,
            now=timezone.now(),
        )

    return _done(request, act, "C’est noté, l’entreprise est prévenue.")


@require_POST
@for_right(Right.WORK_DIRECTORY)
def words_withdraw(request: LoggedInRequest, words_id: UUID) -> HttpResponse:
    """Take a published text away."""
    return _withdrawn(request, words_for(request.reader, words_id), "Le texte est retiré de la fiche.")


@require_POST
@for_right(Right.WORK_DIRECTORY)
def photo_withdraw(request: LoggedInRequest, photo_id: UUID) -> HttpResponse:
    """Take a published photo away, with its file."""
    return _withdrawn(request, photo_for(request.reader, photo_id), "La photo est retirée de la fiche.")


def _withdrawn(request: LoggedInRequest, found: EntryWords | EntryPhoto, words: str) -> HttpResponse:
    demand_on_platform(request, Right.WORK_DIRECTORY, found.platform_id)
    return _done(request, lambda: withdraw(shown=found), words)


@require_GET
@for_right(Right.WORK_DIRECTORY)
def photo_file(request: LoggedInRequest, photo_id: UUID) -> HttpResponseBase:
    """The photo as it would be shown."""
    return deliver(photo_for(request.reader, photo_id).document, inline=True)


def _done(request: LoggedInRequest, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
    except EntryRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect(PLACE)


def _reason(request: LoggedInRequest) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise EntryRefused("La raison est trop longue (300 caractères au plus) ou illisible. Écrivez-la à nouveau.")
    return str(form.cleaned_data["reason"])


def _decided(request: LoggedInRequest, agreed: str) -> bool:
    """What the button that was pressed says; without one, nothing is decided."""
    decision = request.POST.get("decision", "")
    if decision not in (agreed, "refuse"):
        raise EntryRefused("Choisissez l’un des deux boutons.")
    return decision == agreed


def _moment(request: LoggedInRequest) -> datetime:
    """When the text that was read had been proposed."""
    try:
        moment = parse_datetime(request.POST.get("proposed_at", ""))
    except ValueError:
        moment = None
    if moment is None or timezone.is_naive(moment):
        raise EntryRefused("Relisez le texte, puis décidez.")
    return moment
