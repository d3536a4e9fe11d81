"""The newsletter: letters written on the site, tried, then sent once; subscribers counted and exported."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.letters.forms import LeavingForm
from renovation.edge.csv_files import csv_response
from renovation.edge.requests import LoggedInRequest
from renovation.newsletters.operations import (
    AlreadyAsked,
    ask_sending,
    end_subscription,
    export_subscribers,
    try_letter,
)
from renovation.newsletters.queries import (
    confirmed_count,
    exportable_platform,
    letter_for_staff,
    letters_for_staff,
    subscriber_counts,
)
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to


@require_safe
@for_right(Right.SEND_LETTERS)
def letters(request: LoggedInRequest) -> HttpResponse:
    """Letters that wait and letters that left; how many people receive them."""
    return _page(request)


@require_safe
@for_right(Right.SEND_LETTERS)
def letter(request: LoggedInRequest, letter_id: UUID) -> HttpResponse:
    """One letter as it will be read, and what may be done with it."""
    found = letter_for_staff(request.reader, letter_id)
    context = {"letter": found, "recipients": confirmed_count(found.platform_id)}
    return render(request, "backoffice/letters/letter.html", context)


@require_POST
@for_right(Right.SEND_LETTERS)
def letter_try(request: LoggedInRequest, letter_id: UUID) -> HttpResponse:
    """Send it to oneself."""
    found = letter_for_staff(request.reader, letter_id)
    try_letter(letter=found, recipient=request.user.email, now=timezone.now())
    messages.success(request, f"L’essai est parti vers {request.user.email}.")
    return redirect("backoffice:letter", found.pk)


@require_POST
@for_right(Right.SEND_LETTERS)
def letter_send(request: LoggedInRequest, letter_id: UUID) -> HttpResponse:
    """Send it to all subscribers, once."""
    found = letter_for_staff(request.reader, letter_id)
    demand_on_platform(request, Right.SEND_LETTERS, found.platform_id)
    try:
        ask_sending(letter=found, author_id=request.user.pk, now=timezone.now())
        messages.success(request, "La lettre part. Cette page dira quand elle est arrivée chez tous.")
    except AlreadyAsked as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:letter", found.pk)


@require_POST
@for_right(Right.EXPORT_SUBSCRIBERS)
def subscribers_export(request: LoggedInRequest, platform_id: UUID) -> HttpResponse:
    """The confirmed addresses of a platform, as CSV; journalled."""
    platform = exportable_platform(request.reader, platform_id)
    return csv_response(f"abonnes-{platform.slug}-{timezone.localdate()}.csv", export_subscribers(platform=platform))


@require_POST
@for_right(Right.EXPORT_SUBSCRIBERS)
def subscriber_end(request: LoggedInRequest, platform_id: UUID) -> HttpResponse:
    """Unsubscribe an address for somebody who asked."""
    platform = exportable_platform(request.reader, platform_id)
    form = LeavingForm(request.POST, auto_id=_ids(platform_id))
    if not form.is_valid():
        return _page(request, {platform_id: form})
    if end_subscription(platform=platform, email=form.cleaned_data["email"], now=timezone.now()):
        messages.success(request, "L’adresse est effacée : elle ne recevra plus la lettre.")
        return redirect("backoffice:letters")
    form.add_error("email", "Cette adresse ne reçoit pas la lettre de cette plateforme. Vérifiez-la.")
    return _page(request, {platform_id: form})


def _page(request: LoggedInRequest, failed: Mapping[UUID, LeavingForm] | None = None) -> HttpResponse:
    exportable = platforms_open_to(request.reader, Right.EXPORT_SUBSCRIBERS)
    forms = {pk: LeavingForm(auto_id=_ids(pk)) for pk in exportable} | dict(failed or {})
    platforms = [(platform, forms.get(platform.pk)) for platform in subscriber_counts(request.reader)]
    context = {"letters": letters_for_staff(request.reader), "platforms": platforms, "failed": bool(failed)}
    return render(request, "backoffice/letters/list.html", context)


def _ids(platform_id: UUID) -> str:
    """Several platforms may stand on one page: their fields keep apart."""
    return f"p{platform_id.hex[:8]}_%s"
