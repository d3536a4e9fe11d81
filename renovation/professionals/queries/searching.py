"""Reads of the directory: establishments on file, those of a list of SIRET, one company."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Prefetch

from renovation.professionals.models import Company, DirectoryRelease, Qualification


def establishments_named(typed: str, *, platform_id: UUID | None, limit: int = 12) -> list[Company]:
    """Establishments of this name, SIREN or SIRET that we have on file, whatever their qualifications are today.

    A name without its accents; the nearest spellings when none holds it.
    """
    number = typed.replace(" ", "")
    companies = Company.objects.shown_on(platform_id).select_related("commune")
    if number.isdigit():
        return list(companies.filter(pk__startswith=number).order_by("pk")[:limit])
    found = list(companies.filter(search_name__contains=typed).order_by("name", "pk")[:limit])
    if found:
        return found
    alike = companies.filter(search_name__trigram_word_similar=typed)
    return list(alike.annotate(alike=TrigramWordSimilarity(typed, "search_name")).order_by("-alike", "name")[:limit])


def companies_qualified(sirets: Sequence[str], *, on: date) -> list[Company]:
    """Those of these companies that are qualified that day, with their valid qualifications."""
    companies = Company.objects.qualified(on=on).filter(pk__in=sirets)
    return list(companies.select_related("commune").prefetch_related(valid_qualifications(on)))


def company_qualified(siret: str, *, on: date) -> Company | None:
    """The company with its valid qualifications; nobody when all have ended."""
    companies = Company.objects.qualified(on=on).select_related("commune")
    return companies.prefetch_related(valid_qualifications(on)).filter(pk=siret).first()


def current_release() -> DirectoryRelease | None:
    return DirectoryRelease.objects.order_by("-loaded_at", "-pk").first()


def valid_qualifications(on: date) -> "Prefetch[str]":
    """Prefetch under `valid`, in the order of the domains' names; those whose domain nobody knows are found by none."""
    valid = Qualification.objects.valid(on=on).exclude(domain="")
    return Prefetch("qualifications", queryset=valid.order_by("domain", "-valid_to"), to_attr="valid")
