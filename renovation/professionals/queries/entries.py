"""One entry with all that its page says: what is true today, what ended, what the platform and the firm add."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from renovation.professionals.enums import Body, Domain, Moderation
from renovation.professionals.models import (
    CharterMember,
    Company,
    DirectorySettings,
    EntryPhoto,
    EntryWords,
    HiddenEntry,
    PastQualification,
    Qualification,
)
from renovation.professionals.queries.searching import valid_qualifications

MOST_ENDED = 20
MOST_ESTABLISHMENTS = 20


@dataclass(frozen=True)
class Ended:
    """A qualification of before, which nothing of today continues."""

    label: str
    body: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class Entry:
    """`company.valid` holds the qualifications of the day; `coming`, those that are not begun."""

    company: Company
    coming: tuple[Qualification, ...]
    ended: tuple[Ended, ...]
    establishments: tuple[Company, ...]
    settings: DirectorySettings | None
    words: EntryWords | None
    photos: tuple[EntryPhoto, ...]

    @property
    def is_qualified(self) -> bool:
        return bool(self.company.valid)  # type: ignore[attr-defined]


def entry_of(siret: str, *, platform_id: UUID | None, on: date) -> Entry | None:
    """The entry as the site of this platform shows it; nothing when it is unknown or hidden there."""
    companies = Company.objects.shown_on(platform_id).select_related("commune")
    company = companies.prefetch_related(valid_qualifications(on)).filter(pk=siret).first()
    if company is None:
        return None
    with_charter([company], platform_id=platform_id, on=on)
    words, photos = _added(siret, platform_id)
    return Entry(
        company=company,
        coming=tuple(company.qualifications.exclude(domain="").filter(valid_from__gt=on).order_by("valid_from")),
        ended=_ended(company, on),
        establishments=_establishments(company, platform_id, on),
        settings=directory_settings(platform_id),
        words=words,
        photos=photos,
    )


def _added(siret: str, platform_id: UUID | None) -> tuple[EntryWords | None, tuple[EntryPhoto, ...]]:
    """What the firm says and shows on this platform, once read by it; nothing when that is hidden."""
    if platform_id is None or HiddenEntry.objects.standing().filter(siret=siret, platform_id=platform_id).exists():
        return None, ()
    words = EntryWords.objects.filter(siret=siret, platform_id=platform_id, state=Moderation.PUBLISHED).first()
    photos = EntryPhoto.objects.published().filter(siret=siret, platform_id=platform_id)
    return words, tuple(photos.order_by("proposed_at", "pk"))


def standing_charters(platform_id: UUID, *, on: date) -> QuerySet[CharterMember]:
    """The signatures that the site of this platform shows that day."""
    hidden = HiddenEntry.objects.standing().filter(platform_id=platform_id).values("siret")
    standing = CharterMember.objects.standing(on=on).filter(platform_id=platform_id).exclude(siret__in=hidden)
    # A charter that was given up has no name any more: nothing is left to show.
    return standing.exclude(platform__directory_settings__charter_name="")


def with_charter(companies: Iterable[Company], *, platform_id: UUID | None, on: date) -> None:
    """Tell each of these companies the charter that it signed with this platform, if any. One request."""
    shown = {company.pk: company for company in companies}
    if platform_id is None or not shown:
        return
    for member in standing_charters(platform_id, on=on).filter(siret__in=shown).order_by("signed_on"):
        shown[member.siret].charter = member


def directory_settings(platform_id: UUID | None) -> DirectorySettings | None:
    return DirectorySettings.objects.filter(pk=platform_id).first() if platform_id is not None else None


def published_photo(photo_id: UUID, *, platform_id: UUID) -> EntryPhoto | None:
    """A photo that the site of this platform shows."""
    hidden = HiddenEntry.objects.standing().filter(platform_id=platform_id).values("siret")
    shown = EntryPhoto.objects.published().filter(platform_id=platform_id).exclude(siret__in=hidden)
    return shown.select_related("document").filter(pk=photo_id).first()


def company_named(siret: str, *, platform_id: UUID | None) -> Company | None:
    """An entry that somebody may ask about: known, and not hidden on this site."""
    return Company.objects.shown_on(platform_id).select_related("commune").filter(pk=siret).first()


def companies_named(sirets: Sequence[str], *, platform_id: UUID | None, on: date) -> list[Company]:
    """These companies in this order, qualified or no longer; unknown ones are left out."""
    companies = Company.objects.shown_on(platform_id).select_related("commune")
    known = companies.prefetch_related(valid_qualifications(on)).in_bulk(list(sirets))
    found = [known[siret] for siret in dict.fromkeys(sirets) if siret in known]
    with_charter(found, platform_id=platform_id, on=on)
    return found


def _ended(company: Company, on: date) -> tuple[Ended, ...]:
    """Of the list and of what it said before; the domains that go on under another date are left out."""
    columns = ("domain", "body", "valid_from", "valid_to")
    going_on = {one.domain for one in company.valid}  # type: ignore[attr-defined]
    now = company.qualifications.filter(valid_to__lt=on).values_list(*columns)
    before = PastQualification.objects.filter(siret=company.pk, valid_to__lt=on).values_list(*columns)
    rows = {row for row in (*now, *before) if row[0] and row[0] not in going_on}
    last = _last_of_each(rows)
    newest = sorted(last, key=lambda row: (row[3], row[0]), reverse=True)[:MOST_ENDED]
    return tuple(
        Ended(str(Domain(domain).label), str(Body(body).label), start, end) for domain, body, start, end in newest
    )


def _last_of_each(rows: set[tuple[str, str, date, date]]) -> list[tuple[str, str, date, date]]:
    """One line for each domain and body: renewals of before say nothing more."""
    last: Mapping[tuple[str, str], tuple[str, str, date, date]] = {
        (row[0], row[1]): row for row in sorted(rows, key=lambda row: row[3])
    }
    return list(last.values())


def _establishments(company: Company, platform_id: UUID | None, on: date) -> tuple[Company, ...]:
    """The others of the same firm that are qualified that day."""
    others = Company.objects.qualified(on=on).shown_on(platform_id).filter(siret__startswith=company.siren)
    return tuple(others.exclude(pk=company.pk).select_related("commune").order_by("siret")[:MOST_ESTABLISHMENTS])
