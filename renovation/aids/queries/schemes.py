"""Reads about the local aids that a person may see, propose or publish."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from renovation.aids.enums import VersionState
from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.permissions import can_act_for, schemes_for
from renovation.aids.queries.calculating import local_aid_of, version_of_day
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.local_words import Names
from renovation.journal.models import Entry
from renovation.platforms.enums import OrganisationKind, Right
from renovation.platforms.models import Organisation, Platform
from renovation.platforms.rules.reader import Reader
from renovation.territories.models import Commune, Department, Intercommunality, Region

Owner = Platform | Organisation


@dataclass(frozen=True)
class SchemeLine:
    """An aid with the version to show on a day, and how many proposals wait."""

    scheme: LocalScheme
    version: LocalVersion
    aid: LocalAid
    waiting: int

    @property
    def is_published(self) -> bool:
        return self.version.state == VersionState.PUBLISHED


@dataclass(frozen=True)
class Places:
    """Where an aid of this owner may hold: code and name, by name."""

    regions: Sequence[tuple[str, str]]
    departments: Sequence[tuple[str, str]]
    epcis: Sequence[tuple[str, str]]
    communes: Sequence[Commune]


def schemes_seen(reader: Reader, *, on: date) -> list[SchemeLine]:
    """Every aid that the reader may see, by name. Three requests."""
    versions = LocalVersion.objects.exclude(state=VersionState.REPLACED).select_related("scheme").order_by("valid")
    found = schemes_for(reader).select_related("platform", "organisation").distinct()
    lines = [_line(one, on) for one in found.prefetch_related(Prefetch("versions", versions, to_attr="counting"))]
    return sorted(lines, key=lambda line: line.aid.label.casefold())


def scheme_for(reader: Reader, scheme_id: UUID) -> LocalScheme:
    """One of them. Raises LocalScheme.DoesNotExist for all others."""
    return schemes_for(reader).select_related("platform", "organisation", "adapted_from").distinct().get(pk=scheme_id)


def version_for(reader: Reader, version_id: UUID) -> LocalVersion:
    """A version of an aid that the reader may see."""
    found = LocalVersion.objects.filter(scheme__in=schemes_for(reader))
    return found.select_related("scheme__platform", "scheme__organisation", "document").distinct().get(pk=version_id)


def line_for(scheme: LocalScheme, *, on: date) -> SchemeLine:
    versions = scheme.versions.exclude(state=VersionState.REPLACED).select_related("scheme", "document")
    scheme.counting = list(versions.order_by("valid"))  # type: ignore[attr-defined]
    return _line(scheme, on)


def versions_of(scheme: LocalScheme) -> list[LocalVersion]:
    """All that ever counted or waits, the newest period first."""
    return list(scheme.versions.select_related("document", "scheme").order_by("-valid", "-created_at"))


def owners_for(reader: Reader) -> list[Owner]:
    """For whom the reader may propose an aid: platforms, then Regions."""
    near = Platform.objects.filter(pk__in=reader.platform_ids()).order_by("name")
    platforms = [one for one in near if can_act_for(reader, Right.EDIT_LOCAL_AIDS, one)]
    regions = Organisation.objects.filter(kind=OrganisationKind.REGION).order_by("name")
    return [*platforms, *(one for one in regions if can_act_for(reader, Right.EDIT_LOCAL_AIDS, one))]


def owner_for(reader: Reader, owner_id: UUID) -> Owner:
    """One of them. Raises Platform.DoesNotExist for all others."""
    for owner in owners_for(reader):
        if owner.pk == owner_id:
            return owner
    raise Platform.DoesNotExist


def places_of(owner: Owner) -> Places:
    """The communes of a platform, or of all platforms of a Region, and what they belong to."""
    communes = list(_communes_of(owner).select_related("department__region", "intercommunality").order_by("name"))
    return Places(
        regions=_named((one.department.region_id, one.department.region.name) for one in communes),
        departments=_named((one.department_id, one.department.name) for one in communes),
        epcis=_named((one.intercommunality_id or "", str(one.intercommunality or "")) for one in communes),
        communes=communes,
    )


def names_for(aids: Iterable[LocalAid]) -> Names:
    """The names of all places that these aids name. Four requests."""
    places = [place for one in aids for place in (one.territory, one.excluded)]
    codes = {name: {code for place in places for code in getattr(place, name)} for name in _TABLES}
    found: dict[str, str] = {}
    for name, table in _TABLES.items():
        found.update(table._default_manager.filter(pk__in=codes[name]).values_list("pk", "name"))
    return Names(found)


def acts_on(scheme: LocalScheme) -> list[Entry]:
    """What the journal tells of an aid and of its versions, the newest first."""
    return list(Entry.objects.filter(detail__aid=scheme.code, action__startswith="local_aid.").order_by("-pk")[:50])


def _line(scheme: LocalScheme, on: date) -> SchemeLine:
    versions: list[LocalVersion] = scheme.counting  # type: ignore[attr-defined]
    published = [one for one in versions if one.state == VersionState.PUBLISHED]
    proposed = [one for one in versions if one.is_proposed]
    shown = version_of_day(published, on) if published else proposed[0]
    return SchemeLine(scheme, shown, local_aid_of(shown), len(proposed))


def _communes_of(owner: Owner) -> QuerySet[Commune]:
    if isinstance(owner, Platform):
        return Commune.objects.filter(platforms=owner)
    near = Platform.objects.filter(organisation=owner) | Platform.objects.filter(organisation__parent=owner)
    return Commune.objects.filter(platforms__in=near).distinct()


def _named(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({pair for pair in pairs if pair[0]}, key=lambda pair: pair[1])


_TABLES = {"communes": Commune, "epcis": Intercommunality, "departments": Department, "regions": Region}
