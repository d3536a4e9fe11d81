"""The journal: who did what, when, on what."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backoffice.access import for_roles
from backoffice.journal.forms import JournalForm
from backoffice.lists import page_of
from renovation.accounts.queries import names_of
from renovation.edge.requests import LoggedInRequest
from renovation.journal.models import Entry
from renovation.journal.queries import entries
from renovation.platforms.enums import Role
from renovation.platforms.permissions import administers_installation


@require_safe
@for_roles(Role.ADMINISTRATOR)
def journal(request: LoggedInRequest) -> HttpResponse:
    """The facts of the reader's platforms; those of the whole installation for its administrators."""
    form = JournalForm(request.GET)
    everywhere = administers_installation(request.reader)
    own = None if everywhere else request.reader.platform_ids(Role.ADMINISTRATOR)
    page = page_of(request, entries(form.criteria(), platform_ids=own))
    asked = {name: value for name, value in request.GET.items() if name != "page" and value}
    context = {
        "form": form,
        "page": page,
        "lines": _lines(list(page.object_list)),
        "query": f"{urlencode(asked)}&" if asked else "",
    }
    return render(request, "backoffice/journal/journal.html", context)


def _lines(found: list[Entry]) -> list[tuple[Entry, str]]:
    """Each fact with the name of who acted, read in one query."""
    names = names_of(entry.actor_id for entry in found if entry.actor_id)
    return [(entry, names.get(entry.actor_id, "") if entry.actor_id else "") for entry in found]
