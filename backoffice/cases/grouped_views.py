"""An act on the cases that were ticked: chosen, foretold, done, reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.cases.listing_forms import FORMS, GroupedForm
from renovation.cases.enums import GroupedKind
from renovation.cases.models import Case
from renovation.cases.operations import Grouped, act_on_cases, grouped_refusal
from renovation.cases.operations.grouped import MOST_CASES
from renovation.cases.queries import chosen_cases, grouped_act_for, lines_of_act
from renovation.cases.refusals import Refused
from renovation.edge.reading import read_id
from renovation.edge.requests import LoggedInRequest
from renovation.pathways.queries import stage_names
from renovation.platforms.queries import colleagues_of

LONGEST_BACK = 1500


@dataclass(frozen=True)
class Foretold:
    """What would become of one case; `words` say what its household gets."""

    case: Case
    refusal: str
    words: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def grouped(request: LoggedInRequest) -> HttpResponse:
    """Ask what is to be done, tell what will happen to how many, then do it."""
    chosen, act = ticked(request), request.GET.get("act", "")
    if not chosen or (act not in FORMS and act != "export"):
        messages.error(request, "Cochez des dossiers de la liste, et choisissez ce qu’il faut en faire.")
        return redirect(_list_of(request))
    if act == "export":
        asked = _back(request)
        asked.setlist("case", [str(one.pk) for one in chosen])
        return redirect(f"{reverse('backoffice:case_exports')}?{asked.urlencode()}")
    form = FORMS[act](
        request.POST if request.method == "POST" else None,
        agents=colleagues_of(request.reader),
        stages=stage_names(request.reader.platform_ids(*CASE_WORKERS)),
    )
    if request.method != "POST" or not form.is_valid() or "again" in request.POST:
        return _page(request, form, act, chosen, status=422 if form.is_bound and form.errors else 200)
    if "confirmed" not in request.POST:
        return _foretold_page(request, form, act, chosen)
    return _do(request, form, act, chosen)


@require_safe
@for_roles(*CASE_WORKERS)
def grouped_report(request: LoggedInRequest, grouped_id: UUID) -> HttpResponse:
    """What became of each case; what was refused comes first."""
    act = grouped_act_for(request.reader, grouped_id)
    lines = lines_of_act(request.reader, act)
    done = sum(line.is_done for line in lines)
    context = {"act": act, "lines": lines, "done": done, "refused": len(lines) - done}
    return render(request, "backoffice/cases/grouped_report.html", context)


def ticked(request: LoggedInRequest) -> list[Case]:
    """The cases that the address names, of those that the reader may read; as many as one page has."""
    ids = [read_id(text) for text in request.GET.getlist("case")[:MOST_CASES]]
    return chosen_cases(request.reader, [one for one in ids if one is not None])


def _list_of(request: LoggedInRequest) -> str:
    """The list from which one came, as it was filtered."""
    back = _back(request).urlencode()
    return reverse("backoffice:cases") + (f"?{back}" if back else "")


def _back(request: LoggedInRequest) -> QueryDict:
    return QueryDict(request.GET.get("back", "")[:LONGEST_BACK], mutable=True)


def _do(request: LoggedInRequest, form: GroupedForm, act: str, chosen: Sequence[Case]) -> HttpResponse:
    try:
        done = act_on_cases(
            key=form.cleaned_data["key"],
            asked=form.asked(),
            case_ids=[one.pk for one in chosen],
            author=request.user,
            reader=request.reader,
            now=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, form, act, chosen, status=422)
    return redirect("backoffice:grouped_report", done.pk)


def _page(
    request: LoggedInRequest, form: GroupedForm, act: str, chosen: Sequence[Case], status: int = 200
) -> HttpResponse:
    context = {"form": form, "title": GroupedKind(act).label, "chosen": chosen, "back": _list_of(request)}
    return render(request, "backoffice/cases/grouped.html", context, status=status)


def _foretold_page(request: LoggedInRequest, form: GroupedForm, act: str, chosen: Sequence[Case]) -> HttpResponse:
    """Nothing is written yet: the same values come again, hidden, with the confirmation."""
    asked = form.asked()
    lines = [Foretold(one, grouped_refusal(request.reader, asked, one), _told(asked, one)) for one in chosen]
    for field in form.fields.values():
        field.widget = field.hidden_widget()
    context: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "title": GroupedKind(act).label,
        "back": _list_of(request),
        "lines": sorted(lines, key=lambda one: not one.refusal),
        "done": sum(not one.refusal for one in lines),
        "refused": sum(bool(one.refusal) for one in lines),
    }
    return render(request, "backoffice/cases/grouped_foretold.html", context)


def _told(asked: Grouped, case: Case) -> str:
    if asked.kind == GroupedKind.MESSAGE:
        return f"Dans son espace, {'et prévenu par e-mail' if case.household.email else 'sans e-mail connu'}"
    if asked.kind == GroupedKind.ASSIGN:
        return f"Aujourd’hui\u00a0: {case.referent or 'personne'}"
    return f"Aujourd’hui\u00a0: {case.stage_name}"
