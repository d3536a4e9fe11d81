"""Entries of the directory with what people add to them."""

import uuid
from datetime import UTC, date, datetime

from renovation.platforms.models import Platform
from renovation.professionals.enums import RequestKind
from renovation.professionals.models import Company, DirectorySettings, EntryClaim, EntryRequest
from renovation.professionals.operations import Asked, load_rows, receive_request
from renovation.territories.models import Commune
from tests.factories.professionals import TODAY, row

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def firms(commune: Commune, number: int = 1, **changes: str) -> list[Company]:
    """Firms qualified for attics in this commune, with an address of their own."""
    rows = [row(rank, commune, **({"email": f"contact-{rank}@entreprise.example"} | changes)) for rank in range(number)]
    load_rows(rows=rows, data_date=TODAY)
    return list(Company.objects.order_by("siret"))


def entry_request(platform: Platform, company: Company, kind: RequestKind = RequestKind.ERROR) -> EntryRequest:
    asked = Asked(kind, "Le téléphone ne répond plus.", subject="contact", email="camille@courriel.example")
    return receive_request(platform=platform, company=company, asked=asked, key=uuid.uuid4(), now=NOW)


def proven_claim(platform: Platform, company: Company) -> EntryClaim:
    return EntryClaim.objects.create(
        platform=platform,
        siret=company.pk,
        company_name=company.name,
        contact_name="Dominique Faivre",
        email="contact@entreprise.example",
        state="proven",
        asked_at=NOW,
        decided_at=NOW,
    )


def open_directory(platform: Platform) -> DirectorySettings:
    """A charter with its meaning, and the mise en relation open."""
    return DirectorySettings.objects.create(
        platform=platform,
        charter_name="Charte Rénover en Grand Besançon",
        charter_meaning="L’entreprise détaille ses devis et répond en quinze jours.",
        introductions_open=True,
    )


def day(text: str) -> date:
    return date.fromisoformat(text)
