"""The list of local aids, one of them, a version with its tries, and the file of its regulation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from backoffice.access import LOCAL_AID_READERS, for_roles
from backoffice.localaids.forms import BudgetForm, EndForm, SuspendForm
from backoffice.localaids.words import State, authors_of, owner_in_words, period_of, state_of, story_of, tries_of
from renovation.aids.permissions import can_act_on
from renovation.aids.queries import local_aid_of
from renovation.aids.queries import schemes as queries
from renovation.aids.rules.local_words import Names, amounts_in_words, regulation_in_words, territory_in_words
from renovation.documents.delivery import deliver
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@dataclass(frozen=True)
class Row:
    """An aid of the list, in words."""

    line: queries.SchemeLine
    state: State
    period: str
    owner: str
    territory: str
    amount: str


@require_safe
@for_roles(*LOCAL_AID_READERS)
def local_aids(request: LoggedInRequest) -> HttpResponse:
    """Aids of the platform, of the Region, and documented examples, each with its state of the day."""
    today = timezone.localdate()
    lines = queries.schemes_seen(request.reader, on=today)
    names = queries.names_for(line.aid for line in lines)
    rows = [_row(line, names, today) for line in lines]
    groups = [
        ("own", "Vos aides", [row for row in rows if not row.line.scheme.is_example]),
        ("examples", "Exemples documentés", [row for row in rows if row.line.scheme.is_example]),
    ]
    context = {"groups": groups, "owners": queries.owners_for(request.reader), "number": len(rows)}
    return render(request, "backoffice/localaids/list.html", context)


@require_safe
@for_roles(*LOCAL_AID_READERS)
def local_aid(request: LoggedInRequest, scheme_id: UUID) -> HttpResponse:
    """The sheet of an aid: its regulation, what it gives, its budget, its versions, its story."""
    return render(request, "backoffice/localaids/sheet.html", sheet_context(request, scheme_id))


def sheet_context(request: LoggedInRequest, scheme_id: UUID) -> dict[str, object]:
    """Also for the answer to a form of the sheet that was refused."""
    today = timezone.localdate()
    scheme = queries.scheme_for(request.reader, scheme_id)
    line = queries.line_for(scheme, on=today)
    versions = queries.versions_of(scheme)
    return {
        "scheme": scheme,
        "line": line,
        "version": line.version,
        "label": line.aid.label,
        "state": state_of(line, on=today),
        "owner": owner_in_words(scheme.platform or scheme.organisation),
        "rows": regulation_in_words(line.aid, queries.names_for([line.aid])),
        "tries": tries_of(line.aid, on=today),
        "today": today,
        "versions": [(one, period_of(one)) for one in versions if not one.is_proposed],
        "proposals": [(one, period_of(one)) for one in versions if one.is_proposed],
        "events": story_of(queries.acts_on(scheme)),
        "names": authors_of(versions),
        "owners": queries.owners_for(request.reader) if scheme.is_example else [],
        "may_edit": can_act_on(request.reader, Right.EDIT_LOCAL_AIDS, scheme),
        "may_review": can_act_on(request.reader, Right.REVIEW_LOCAL_AIDS, scheme),
        "budget_form": BudgetForm(initial={"left_eur": scheme.budget_left_eur}),
        "suspend_form": SuspendForm(),
        "end_form": EndForm(initial={"last_day": line.version.last_day}),
    }


@require_safe
@for_roles(*LOCAL_AID_READERS)
def local_version(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """A proposal beside the version that it would follow, and what it would give."""
    version = queries.version_for(request.reader, version_id)
    scheme, today = version.scheme, timezone.localdate()
    line = queries.line_for(scheme, on=today)
    aid = local_aid_of(version)
    former = line if line.is_published and line.version.pk != version.pk else None
    names = queries.names_for([aid, *([former.aid] if former else [])])
    before = dict(regulation_in_words(former.aid, names)) if former else {}
    after = dict(regulation_in_words(aid, names))
    context = {
        "version": version,
        "scheme": scheme,
        "label": version.label,
        "owner": owner_in_words(scheme.platform or scheme.organisation),
        "period": period_of(version),
        "former": former,
        "rows": list(after.items()),
        "changes": [(key, before.get(key, ""), after.get(key, "")) for key in dict.fromkeys((*before, *after))],
        "tries": tries_of(aid, on=today),
        "today": today,
        "names": authors_of([version]),
        "is_own": version.author_id == request.user.pk,
        "is_reviewed": version.state == "reviewed",
        "may_edit": can_act_on(request.reader, Right.EDIT_LOCAL_AIDS, scheme),
        "may_review": can_act_on(request.reader, Right.REVIEW_LOCAL_AIDS, scheme),
    }
    return render(request, "backoffice/localaids/version.html", context)


@require_safe
@for_roles(*LOCAL_AID_READERS)
def local_version_file(request: LoggedInRequest, version_id: UUID) -> HttpResponseBase:
    """The file of the regulation."""
    version = queries.version_for(request.reader, version_id)
    if version.document is None:
        raise Http404
    return deliver(version.document, inline="voir" in request.GET)


def _row(line: queries.SchemeLine, names: Names, today: date) -> Row:
    return Row(
        line,
        state_of(line, on=today),
        period_of(line.version),
        owner_in_words(line.scheme.platform or line.scheme.organisation),
        territory_in_words(line.aid.territory, names),
        amounts_in_words(line.aid)[0],
    )
