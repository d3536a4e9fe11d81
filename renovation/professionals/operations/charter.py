"""The charter of a territory: its words, who signs, who leaves."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.professionals.models import CharterMember, Company, DirectorySettings
from renovation.professionals.refusals import EntryRefused


@dataclass(frozen=True)
class Settings:
    """What a platform decides about its directory."""

    charter_name: str
    charter_meaning: str
    charter_url: str
    introductions_open: bool


@transaction.atomic
def save_settings(*, platform: Platform, settings: Settings) -> DirectorySettings:
    """Journalled: what a label means is what households trust."""
    saved, _ = DirectorySettings.objects.update_or_create(platform=platform, defaults=asdict(settings))
    detail = {"directory": platform.slug, "introductions_open": settings.introductions_open}
    record(Action.CONFIGURATION_CHANGED, subject=saved, platform_id=platform.pk, detail=detail)
    return saved


@transaction.atomic
def sign_charter(
    *, platform: Platform, company: Company, signed_on: date, ends_on: date | None, author_id: UUID, now: datetime
) -> CharterMember:
    """Add a firm to those who signed. Two periods of one firm never overlap."""
    settings = DirectorySettings.objects.select_for_update().filter(platform=platform).first()
    if settings is None or not settings.charter_name:
        raise EntryRefused("Donnez d’abord un nom à la charte, et dites ce qu’elle veut dire.")
    if ends_on is not None and ends_on < signed_on:
        raise EntryRefused("La fin vient avant le début. Corrigez l’une des deux dates.")
    members = CharterMember.objects.filter(platform=platform, siret=company.pk)
    until_then = Q(ends_on__isnull=True) | Q(ends_on__gte=signed_on)
    before_end = Q() if ends_on is None else Q(signed_on__lte=ends_on)
    if members.filter(until_then, before_end).exists():
        raise EntryRefused("Cette entreprise est déjà signataire sur cette période.")
    member = CharterMember.objects.create(
        platform=platform,
        siret=company.pk,
        company_name=company.name,
        signed_on=signed_on,
        ends_on=ends_on,
        added_by_id=author_id,
        added_at=now,
    )
    record(Action.CHARTER_SIGNED, subject=member, platform_id=platform.pk, detail={"siret": member.siret})
    return member


@transaction.atomic
def end_charter(*, member_id: UUID, last_day: date, author_id: UUID) -> CharterMember:
    """The label is shown that day still, and no longer the next one."""
    member = CharterMember.objects.select_for_update().get(pk=member_id)
    if member.ends_on is not None and member.ends_on < last_day:
        raise EntryRefused("Cette entreprise n’est déjà plus signataire à cette date.")
    if last_day < member.signed_on:
        raise EntryRefused("Le dernier jour vient avant la signature. Choisissez une date plus tardive.")
    member.ends_on, member.ended_by_id = last_day, author_id
    member.save(update_fields=["ends_on", "ended_by_id"])
    detail = {"siret": member.siret, "last_day": last_day.isoformat()}
    record(Action.CHARTER_ENDED, subject=member, platform_id=member.platform_id, detail=detail)
    return member
