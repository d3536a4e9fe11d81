"""Households, leads and cases."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import factory

from renovation.accounts.models import User
from renovation.cases.enums import LeadOrigin, Tie
from renovation.cases.models import Case, CaseDocument, Companion, DocumentRequest, Lead, Message, Task
from renovation.cases.operations import Asked, request_documents
from renovation.documents.enums import ScanState
from renovation.documents.models import Document
from renovation.dwellings.models import Dwelling
from renovation.households.models import Household
from renovation.pathways.operations import version_for_new_cases
from renovation.platforms.rules.tokens import token_hash
from tests.factories.platforms import CommuneFactory, PlatformFactory

NOVEMBER = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class HouseholdFactory(factory.django.DjangoModelFactory[Household]):
    class Meta:
        model = Household

    platform = factory.SubFactory(PlatformFactory)
    first_name = "Jeanne"
    last_name = factory.Sequence(lambda number: f"Morel {number}")
    email = factory.Sequence(lambda number: f"menage-{number}@courriel.example")
    phone = "06 00 00 00 00"
    search_name = factory.LazyAttribute(lambda household: f"{household.last_name} {household.first_name}".lower())
    last_contact_at = NOVEMBER


class LeadFactory(factory.django.DjangoModelFactory[Lead]):
    class Meta:
        model = Lead

    household = factory.SubFactory(HouseholdFactory)
    platform = factory.SelfAttribute("household.platform")
    origin = LeadOrigin.DIAGNOSIS


class CaseFactory(factory.django.DjangoModelFactory[Case]):
    class Meta:
        model = Case

    household = factory.SubFactory(HouseholdFactory)
    platform = factory.SelfAttribute("household.platform")
    number = factory.Sequence(lambda number: f"GBM-2026-{number:05d}")
    pathway_version = factory.LazyAttribute(lambda case: version_for_new_cases(platform_id=case.platform.pk))
    stage = "information"
    stage_name = factory.LazyAttribute(lambda case: case.pathway_version.shape.name_of(case.stage))
    stage_since = NOVEMBER
    opened_at = NOVEMBER


class DwellingFactory(factory.django.DjangoModelFactory[Dwelling]):
    class Meta:
        model = Dwelling

    platform = factory.SubFactory(PlatformFactory)
    kind = "house"
    commune = factory.SubFactory(CommuneFactory)


class TaskFactory(factory.django.DjangoModelFactory[Task]):
    class Meta:
        model = Task

    case = factory.SubFactory(CaseFactory)
    title = "Comparer les devis"
    due_on = NOVEMBER.date()


class MessageFactory(factory.django.DjangoModelFactory[Message]):
    class Meta:
        model = Message

    case = factory.SubFactory(CaseFactory)
    from_household = True
    text = "Quand puis-je vous appeler ?"


class DocumentFactory(factory.django.DjangoModelFactory[Document]):
    """A stored document whose file was checked."""

    class Meta:
        model = Document

    platform = factory.SubFactory(PlatformFactory)
    title = "Devis d’isolation"
    original_name = "devis.pdf"
    content_type = "application/pdf"
    size_bytes = 9
    sha256 = "0" * 64
    file = factory.django.FileField(filename="devis.pdf", data=b"%PDF-1.7\n")
    scan_state = ScanState.NOT_REQUIRED


class CaseDocumentFactory(factory.django.DjangoModelFactory[CaseDocument]):
    class Meta:
        model = CaseDocument

    case = factory.SubFactory(CaseFactory)
    document = factory.SubFactory(DocumentFactory, platform=factory.SelfAttribute("..case.platform"))


def asked_of(case: Case, author: User, *, now: datetime = NOVEMBER, **said: Any) -> DocumentRequest:
    """A document asked of the household as an adviser asks it."""
    values = {"due_on": (now + timedelta(days=14)).date(), "words": "", "key": uuid4(), "now": now, **said}
    asked = values.pop("asked", Asked("tax_notice", "Avis d’impôt du conjoint"))
    (found,) = request_documents(case_id=case.pk, author=author, asked=[asked], **values)
    return found


def companion_of(case: Case, by: User, *, link: str = "compagnon", now: datetime = NOVEMBER) -> Companion:
    """Somebody who was invited to follow the project, and has not answered."""
    return Companion.objects.create(
        case=case,
        name="Dominique Leroux",
        email="dominique@courriel.example",
        tie=Tie.SPOUSE,
        invited_by=by,
        token_hash=token_hash(link),
        invited_at=now,
        until=now + timedelta(days=14),
    )
