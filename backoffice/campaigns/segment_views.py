"""Targeting: criteria are tried, counted, shown, and kept under a name."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.campaigns.forms import CriteriaForm, SegmentForm, as_query
from backoffice.campaigns.shown import Shown, shown_of
from renovation.campaigns.operations import export_segment, remove_segment, save_segment
from renovation.campaigns.queries import platforms_to_target, segment_for, segments_for, vocabulary_of
from renovation.campaigns.refusals import CampaignRefused
from renovation.edge.csv_files import csv_response
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import can_on_platform


@require_safe
@for_right(Right.READ_SEGMENTS)
def targeting(request: LoggedInRequest) -> HttpResponse:
    """The criteria; once they are asked, whom they find."""
    platforms = platforms_to_target(request.reader)
    place = _chosen(platforms, request.GET.get("platform", ""))
    asked = request.GET if "over" in request.GET else None
    form = _form(asked, platforms, place)
    found = shown_of(request, place, form.criteria) if asked is not None and form.is_valid() else None
    return _page(request, place, form, found)


@require_POST
@for_right(Right.RUN_CAMPAIGNS)
def segment_save(request: LoggedInRequest) -> HttpResponse:
    """Keep the criteria that stand in the form under a name."""
    platforms = platforms_to_target(request.reader, Right.RUN_CAMPAIGNS)
    place = _chosen(platforms, request.POST.get("platform", ""))
    # The criteria travel as the address that showed them.
    form = _form(QueryDict(request.POST.get("criteria", "")[:8000]), platforms, place)
    name = SegmentForm(request.POST)
    if not form.is_valid():
        return _page(request, place, form, None)
    if name.is_valid():
        try:
            kept = save_segment(
                key=name.cleaned_data["key"],
                platform=place,
                name=name.cleaned_data["name"],
                criteria=form.criteria,
                author=request.user,
            )
        except CampaignRefused as refused:
            name.add_error("name", str(refused))
        else:
            messages.success(request, f"Le segment «\u00a0{kept.name}\u00a0» est enregistré.")
            return redirect("backoffice:segment", kept.pk)
    return _page(request, place, form, shown_of(request, place, form.criteria), name)


@require_safe
@for_right(Right.READ_SEGMENTS)
def segment(request: LoggedInRequest, segment_id: UUID) -> HttpResponse:
    """A segment as it is today."""
    kept = segment_for(request.reader, segment_id)
    query = QueryDict(mutable=True)
    for name, value in as_query(kept.criteria, vocabulary_of(kept.platform), kept.platform).items():
        query.setlist(name, value if isinstance(value, list) else [str(value)])
    context = {
        "segment": kept,
        "query": query.urlencode(),
        "found": shown_of(request, kept.platform, kept.criteria),
        "may_run": can_on_platform(request.reader, Right.RUN_CAMPAIGNS, kept.platform_id),
        "campaigns": kept.campaigns.order_by("-created_at", "pk"),
    }
    return render(request, "backoffice/campaigns/segment.html", context)


@require_POST
@for_right(Right.RUN_CAMPAIGNS)
def segment_remove(request: LoggedInRequest, segment_id: UUID) -> HttpResponse:
    """Forget the name and the criteria; campaigns that came from it stay."""
    kept = segment_for(request.reader, segment_id)
    demand_on_platform(request, Right.RUN_CAMPAIGNS, kept.platform_id)
    remove_segment(segment=kept)
    messages.success(request, f"Le segment «\u00a0{kept.name}\u00a0» est retiré.")
    return redirect("backoffice:targeting")


@require_POST
@for_right(Right.RUN_CAMPAIGNS)
def segment_export(request: LoggedInRequest, segment_id: UUID) -> HttpResponse:
    """Its households that agreed, as CSV; journalled."""
    kept = segment_for(request.reader, segment_id)
    demand_on_platform(request, Right.RUN_CAMPAIGNS, kept.platform_id)
    now = timezone.now()
    return csv_response(f"segment-{timezone.localdate()}.csv", export_segment(segment=kept, now=now))


def _page(
    request: LoggedInRequest, place: Platform, form: CriteriaForm, found: Shown | None, name: SegmentForm | None = None
) -> HttpResponse:
    may_run = can_on_platform(request.reader, Right.RUN_CAMPAIGNS, place.pk)
    context = {
        "form": form,
        "found": found,
        "place": place,
        "name_form": name or (SegmentForm() if found and may_run else None),
        "criteria": request.POST.get("criteria", "") or request.GET.urlencode(),
        "segments": segments_for(request.reader),
        "failed": bool(form.errors) or bool(name and name.errors),
    }
    return render(request, "backoffice/campaigns/targeting.html", context)


def _form(asked: QueryDict | None, platforms: Sequence[Platform], place: Platform) -> CriteriaForm:
    initial = {"platform": str(place.pk), "over": "cases"}
    return CriteriaForm(asked, platforms=list(platforms), vocabulary=vocabulary_of(place), initial=initial)


def _chosen(platforms: Sequence[Platform], key: str) -> Platform:
    """The one that is asked for, else the first."""
    return next((one for one in platforms if str(one.pk) == key), platforms[0])
