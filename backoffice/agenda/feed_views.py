"""Calendars: private addresses that give our appointments, and calendars elsewhere whose busy times are read."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, demand_on_platform, for_roles
from backoffice.agenda.asked import platform_asked
from renovation.appointments.enums import FeedDetail
from renovation.appointments.links import feed_url
from renovation.appointments.models import Place
from renovation.appointments.operations import (
    AppointmentRefused,
    create_feed,
    link_calendar,
    revoke_feed,
    unlink_calendar,
    upload_calendar,
)
from renovation.appointments.permissions import can_manage_feed, can_set_agenda
from renovation.appointments.queries import feeds_of, own_calendars, places_of, zone_of
from renovation.appointments.queries.own import own_calendar, readable_feed
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token

LARGEST_FILE = 2_000_000


class FeedForm(forms.Form):
    """Whose calendar, and how much it tells."""

    whose = forms.ChoiceField(label="Agenda de")
    detail = forms.ChoiceField(
        label="Ce que l’adresse montre",
        choices=FeedDetail.choices,
        initial=FeedDetail.SUBJECT,
        help_text="Le nom du ménage quitte la plateforme : ne le montrez que dans un agenda professionnel.",
    )

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.pk): one for one in places}
        self.fields["whose"].choices = [  # type: ignore[attr-defined]
            ("", "Moi"),
            *((key, one.name) for key, one in self.places.items()),
        ]
        self.fields["whose"].required = False


class CalendarForm(forms.Form):
    """An ICS address, or a file."""

    name = forms.CharField(label="Nom de cet agenda", max_length=80)
    url = forms.CharField(
        label="Adresse ICS", required=False, max_length=500, widget=forms.URLInput, help_text="Elle reste secrète."
    )
    file = forms.FileField(label="Ou un fichier ICS", required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if bool(said.get("url")) == bool(said.get("file")) and "file" not in self.errors:
            self.add_error("url", "Donnez une adresse ou un fichier, pas les deux.")
        if said.get("file") and said["file"].size > LARGEST_FILE:
            self.add_error("file", "Ce fichier est trop lourd : 2 Mo au plus.")
        return said


@require_GET
@for_roles(*CASE_WORKERS)
def feeds(request: LoggedInRequest) -> HttpResponse:
    return _page(request)


@require_POST
@for_roles(*CASE_WORKERS)
def feed_create(request: LoggedInRequest) -> HttpResponse:
    """The address is shown once, on this very page: nothing keeps it."""
    platform = platform_asked(request, request.POST)
    demand_on_platform(request, Right.WORK_APPOINTMENTS, platform.pk)
    form = _feed_form(request, platform, request.POST)
    if not form.is_valid():
        return _page(request, feed_form=form, status=422)
    place, token = form.places.get(form.cleaned_data["whose"]), new_token()
    try:
        create_feed(
            platform=platform,
            author=request.user,
            token=token,
            now=timezone.now(),
            detail=FeedDetail(form.cleaned_data["detail"]),
            adviser=request.user if place is None else None,
            place=place,
        )
    except AppointmentRefused as refused:
        form.add_error("whose", str(refused))
        return _page(request, feed_form=form, status=422)
    return _page(request, address=feed_url(platform, token))


@require_POST
@for_roles(*CASE_WORKERS)
def feed_revoke(request: LoggedInRequest, feed_id: UUID) -> HttpResponse:
    found = readable_feed(request.reader, feed_id)
    if not can_manage_feed(request.reader, found):
        raise PermissionDenied
    revoke_feed(feed=found, now=timezone.now())
    messages.success(request, "Cette adresse ne donne plus rien.")
    return redirect("backoffice:feeds")


@require_POST
@for_roles(*CASE_WORKERS)
def calendar_link(request: LoggedInRequest) -> HttpResponse:
    """Have a calendar of one's own read; only its busy times are kept."""
    form = CalendarForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, calendar_form=form, status=422)
    said = form.cleaned_data
    try:
        if said["file"]:
            platform = platform_asked(request, request.POST)
            content, zone = said["file"].read(), zone_of(platform.pk)
            upload_calendar(adviser=request.user, name=said["name"], content=content, now=timezone.now(), zone=zone)
        else:
            link_calendar(adviser=request.user, name=said["name"], url=said["url"])
    except AppointmentRefused as refused:
        form.add_error("file" if said["file"] else "url", str(refused))
        return _page(request, calendar_form=form, status=422)
    messages.success(request, "Cet agenda est relié\u00a0: plus rien n’est proposé quand vous y êtes pris.")
    return redirect("backoffice:feeds")


@require_POST
@for_roles(*CASE_WORKERS)
def calendar_unlink(request: LoggedInRequest, calendar_id: UUID) -> HttpResponse:
    unlink_calendar(calendar=own_calendar(request.reader, calendar_id))
    messages.success(request, "Cet agenda n’est plus lu.")
    return redirect("backoffice:feeds")


def _feed_form(request: LoggedInRequest, platform: Platform, data: Any = None) -> FeedForm:
    """Addresses of places are made by whoever sets the agenda."""
    places = places_of(platform) if can_set_agenda(request.reader, platform.pk) else []
    return FeedForm(data, places=places)


def _page(
    request: LoggedInRequest,
    *,
    feed_form: FeedForm | None = None,
    calendar_form: CalendarForm | None = None,
    address: str = "",
    status: int = 200,
) -> HttpResponse:
    platform = platform_asked(request, request.GET)
    found = [one for one in feeds_of(reader=request.reader) if can_manage_feed(request.reader, one)]
    context = {
        "feeds": found,
        "calendars": own_calendars(request.reader),
        "feed_form": feed_form or _feed_form(request, platform),
        "calendar_form": calendar_form or CalendarForm(),
        "address": address,
        "platform": platform,
    }
    return render(request, "backoffice/agenda/feeds.html", context, status=status)
