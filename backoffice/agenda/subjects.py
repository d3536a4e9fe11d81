"""For whom an appointment is taken: found by a search, or named by the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from renovation.appointments.queries.subjects import (
    Subject,
    subject_of_case,
    subject_of_household,
    subject_of_lead,
)
from renovation.cases.queries import search_office
from renovation.edge.reading import read_id
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.rules.reader import Reader


@dataclass(frozen=True)
class Found:
    """A line of the search, and the address that goes on with it."""

    name: str
    details: str
    query: str


def found_in(reader: Reader, text: str) -> list[Found] | None:
    """Cases first, then leads without a case, then households alone; nothing when nothing is searched."""
    if not text:
        return None
    results = search_office(reader, text)
    with_case = {each.household_id for each in results.cases}
    leads = [each for each in results.leads if each.household_id not in with_case]
    return [
        *(
            Found(str(one.household), f"Dossier {one.number} · {one.household.phone}", urlencode({"dossier": one.pk}))
            for one in results.cases
        ),
        *(
            Found(str(one.household), f"Prospect · {one.household.phone}", urlencode({"prospect": one.pk}))
            for one in leads
        ),
        *(Found(str(one), f"Ménage · {one.phone}", urlencode({"menage": one.pk})) for one in results.households),
    ]


def subject_asked(request: LoggedInRequest) -> Subject | None:
    """The household that the address names, within the reader's platforms; nothing when it names none."""
    for name, find in (
        ("dossier", subject_of_case),
        ("prospect", subject_of_lead),
        ("menage", subject_of_household),
    ):
        if name in request.GET and (pk := read_id(request.GET[name])) is not None:
            return find(request.reader, pk)
    return None
