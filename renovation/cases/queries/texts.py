"""The words of a case: names, telephones, addresses, references; and for its team, notes, acts and summaries.

Each table has its own index of words without accents: nothing is copied, so that nothing has to be kept in step.
"""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q, QuerySet

from renovation.cases.models import Act, Case, Note
from renovation.cases.queries.matching import dialled_like
from renovation.cases.rules.search import Search
from renovation.dwellings.models import PLAIN_WORDS, Dwelling
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader


def cases_with(reader: Reader, search: Search) -> QuerySet[Any]:
    """Identifiers of the cases that hold what was typed. The caller keeps to the cases that the reader may read."""
    by_household = [_of_households(search)] if search.words or search.digits else []
    legs = [*by_household, *_of_numbers(search)]
    if search.words:
        legs += [_of_addresses(search), *_of_the_team(reader, search)]
    if not legs:
        return Case.objects.none().values_list("pk", flat=True)
    first, *others = legs
    return first.union(*others) if others else first


def _of_households(search: Search) -> QuerySet[Any]:
    """By telephone when it may be one; else by the words of the name, or the e-mail."""
    households = Household.objects.all()
    if search.digits:
        households = dialled_like(households, search.digits)
    else:
        names = Q()
        for word in search.words:
            names &= Q(search_name__contains=word)
        if "@" in search.text:
            names |= Q(email__contains=search.text.lower())
        households = households.filter(names)
    return Case.objects.filter(household__in=households.values("pk")).values_list("pk", flat=True)


def _of_numbers(search: Search) -> list[QuerySet[Any]]:
    return (
        [Case.objects.filter(number__contains=search.text.upper()).values_list("pk", flat=True)]
        if search.may_be_number
        else []
    )


def _of_addresses(search: Search) -> QuerySet[Any]:
    dwellings = _with_words(Dwelling.objects.all(), search, "address")
    return Case.objects.filter(dwelling__in=dwellings.values("pk")).values_list("pk", flat=True)


def _of_the_team(reader: Reader, search: Search) -> list[QuerySet[Any]]:
    """What the team wrote for itself: never found by a partner, nor from another platform (D4)."""
    near = reader.platform_ids(*Role.working_on_cases())
    if not near:
        return []
    notes = _with_words(Note.objects.filter(case__platform_id__in=near), search, "text")
    acts = _with_words(Act.objects.filter(case__platform_id__in=near), search, "words")
    own = _with_words(Case.objects.filter(platform_id__in=near), search, "title", "summary")
    of_case = ("case_id", "case_id", "pk")
    return [rows.values_list(key, flat=True) for rows, key in zip((notes, acts, own), of_case, strict=True)]


def _with_words(rows: QuerySet[Any], search: Search, *fields: str) -> QuerySet[Any]:
    found = SearchQuery(search.in_texts, search_type="raw", config=PLAIN_WORDS)
    return rows.alias(words_found=SearchVector(*fields, config=PLAIN_WORDS)).filter(words_found=found)
