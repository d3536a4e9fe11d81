"""A firm proves to be the one of an entry, then completes it: everything is read by the platform before it is shown."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.forms.entries import ClaimForm, CodeForm, OwnWordsForm, PhotoForm
from cms.views.entries import directory_crumbs, known
from renovation.documents.delivery import deliver
from renovation.documents.rules import DocumentRefused
from renovation.edge.forms import refuse_too_large
from renovation.edge.quotas import ENTRY, ENTRY_CODE, exceeded, too_many
from renovation.edge.requests import PlatformRequest
from renovation.professionals.enums import ClaimState
from renovation.professionals.links import link_token, read_token
from renovation.professionals.models import EntryClaim
from renovation.professionals.operations import (
    Proof,
    ask_claim,
    propose_photo,
    propose_words,
    prove_claim,
    remove_photo,
    remove_words,
)
from renovation.professionals.queries.claims import (
    claim_waiting_for_code,
    own_photo,
    own_photos,
    own_words,
    proven_claim,
)
from renovation.professionals.refusals import EntryRefused, FormSentBefore
from renovation.professionals.rules.claims import MOST_PHOTOS, masked

OVER = "Ce code n’est plus valable. Demandez-en un nouveau."
WRONG = "Ce code n’est pas le bon. Relisez le message reçu."


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: PlatformRequest, siret: str) -> HttpResponse:
    """Ask to complete an entry: a code leaves to the address of the list; without one, the team calls."""
    company = known(request, siret)
    form = ClaimForm(request.POST or None, list_has_email=bool(company.email))
    if request.method == "POST" and form.is_valid():
        if (wait := exceeded(request, ENTRY)) is not None:
            return too_many(request, wait)
        try:
            made = ask_claim(
                platform=request.platform,
                company=company,
                claimant=form.claimant(),
                key=UUID(form.key),
                now=timezone.now(),
            )
        except EntryRefused as refused:
            form.add_error(None, str(refused))
            if isinstance(refused, FormSentBefore):
                form.open_again()
        else:
            if made.state == ClaimState.TO_CHECK:
                return redirect("cms:directory_asked", siret=siret)
            return redirect("cms:directory_code", claim_id=made.pk)
    context = {
        "company": company,
        "form": form,
        "masked": masked(company.email) if company.email else "",
        "directory_crumbs": directory_crumbs(company),
    }
    return render(request, "cms/directory/claim.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def claim_code(request: PlatformRequest, claim_id: UUID) -> HttpResponse:
    """Type the code that was received."""
    waiting = claim_waiting_for_code(claim_id, platform_id=request.platform.pk) if request.platform else None
    if waiting is None:
        raise Http404
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if (wait := exceeded(request, ENTRY_CODE)) is not None:
            return too_many(request, wait)
        proof = prove_claim(claim_id=waiting.pk, code=form.cleaned_data["code"], now=timezone.now())
        if proof is Proof.PROVEN:
            messages.success(request, "C’est bien vous. Gardez le lien que nous venons d’envoyer à cette adresse.")
            return redirect("cms:own_entry", token=link_token(waiting.pk))
        form.add_error("code", WRONG if proof is Proof.WRONG else OVER)
    context = {
        "claim": waiting,
        "form": form,
        "masked": masked(waiting.email),
        "directory_crumbs": directory_crumbs(),
    }
    return render(request, "cms/directory/code.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def own_entry(request: PlatformRequest, token: str) -> HttpResponse:
    """What the firm says of itself: shown, waiting, refused with the reason."""
    mine = _mine(request, token)
    form = OwnWordsForm(request.POST or None, initial=_typed_before(mine))
    if request.method == "POST" and form.is_valid():
        propose_words(claim=mine, words=form.words(), now=timezone.now())
        messages.success(request, "Votre texte est envoyé. La plateforme le lit avant de l’afficher.")
        return redirect("cms:own_entry", token=token)
    return _page(request, mine, token, words_form=form)


@require_POST
def own_words_remove(request: PlatformRequest, token: str) -> HttpResponse:
    """Take the text, the hours and the site away, shown or not."""
    remove_words(claim=_mine(request, token))
    messages.success(request, "Votre texte est retiré. La fiche ne montre plus que les données de la liste.")
    return redirect("cms:own_entry", token=token)


@require_POST
def own_photo_add(request: PlatformRequest, token: str) -> HttpResponse:
    """Propose a photo."""
    mine = _mine(request, token)
    form = PhotoForm(request.POST, request.FILES)
    refuse_too_large(form, request, "file", settings.DOCUMENT_MAX_BYTES)
    if form.is_valid():
        if (wait := exceeded(request, ENTRY)) is not None:
            return too_many(request, wait)
        try:
            propose_photo(
                claim=mine,
                upload=form.cleaned_data["file"],
                caption=form.cleaned_data["caption"],
                now=timezone.now(),
            )
        except DocumentRefused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, "Votre photo est envoyée. La plateforme la regarde avant de l’afficher.")
            return redirect("cms:own_entry", token=token)
    return _page(request, mine, token, photo_form=form)


@require_POST
def own_photo_remove(request: PlatformRequest, token: str, photo_id: UUID) -> HttpResponse:
    """Take a photo away, shown or not."""
    found = own_photo(_mine(request, token), photo_id)
    if found is None:
        raise Http404
    remove_photo(photo=found)
    messages.success(request, "La photo est retirée.")
    return redirect("cms:own_entry", token=token)


@require_safe
def own_photo_file(request: PlatformRequest, token: str, photo_id: UUID) -> HttpResponseBase:
    """The firm sees its own photo before it is shown."""
    found = own_photo(_mine(request, token), photo_id)
    if found is None:
        raise Http404
    return deliver(found.document, inline=True)


def _page(
    request: PlatformRequest,
    mine: EntryClaim,
    token: str,
    *,
    words_form: OwnWordsForm | None = None,
    photo_form: PhotoForm | None = None,
) -> HttpResponse:
    shown, proposed = own_words(mine)
    photos = own_photos(mine)
    failed = any(form is not None and form.errors for form in (words_form, photo_form))
    context = {
        "claim": mine,
        "token": token,
        "shown": shown,
        "proposed": proposed,
        "photos": photos,
        "may_add": len(photos) < MOST_PHOTOS,
        "words_form": words_form or OwnWordsForm(initial=_typed_before(mine)),
        "photo_form": photo_form or PhotoForm(),
        "failed": failed,
        "directory_crumbs": directory_crumbs(),
    }
    return render(request, "cms/directory/own_entry.html", context, status=422 if failed else 200)


def _typed_before(mine: EntryClaim) -> dict[str, str]:
    """What was typed last, so that nothing is typed again."""
    shown, proposed = own_words(mine)
    last = proposed or shown
    if last is None:
        return {}
    return {"description": last.description, "hours": last.hours, "website": last.website}


def _mine(request: PlatformRequest, token: str) -> EntryClaim:
    claim_id = read_token(token)
    found = proven_claim(claim_id, platform_id=request.platform.pk) if claim_id and request.platform else None
    if found is None:
        raise Http404
    return found
