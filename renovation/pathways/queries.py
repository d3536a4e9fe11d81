"""Reads of pathways, within the platforms of the reader."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch

from renovation.documents.enums import DocumentKind
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.pathways.rules.conditions import Words
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader


def document_words() -> Words:
    """Names of the kinds of documents, for the rules that speak of them."""
    return Words(documents={kind.value: str(kind.label) for kind in DocumentKind})


def pathways_for(reader: Reader) -> list[Pathway]:
    """The pathways of the platforms whose pathways the reader may read, each with its versions, newest first."""
    # The lists tell which versions there are, not what is in them.
    versions = PathwayVersion.objects.defer("content").order_by("-number")
    seen = Pathway.objects.filter(platform_id__in=platforms_open_to(reader, Right.READ_PATHWAYS))
    found = seen.select_related("platform").prefetch_related(Prefetch("versions", queryset=versions))
    return list(found.order_by("platform__name", "-is_default", "name"))


def pathway_for(reader: Reader, pathway_id: UUID) -> Pathway:
    """One of them; Pathway.DoesNotExist otherwise (D2)."""
    seen = Pathway.objects.filter(platform_id__in=platforms_open_to(reader, Right.READ_PATHWAYS))
    return seen.select_related("platform").get(pk=pathway_id)


def version_for(reader: Reader, version_id: UUID) -> PathwayVersion:
    """A version of one of them; PathwayVersion.DoesNotExist otherwise (D2)."""
    seen = PathwayVersion.objects.filter(pathway__platform_id__in=platforms_open_to(reader, Right.READ_PATHWAYS))
    return seen.select_related("pathway__platform").get(pk=version_id)


def in_force(pathway: Pathway) -> PathwayVersion | None:
    """The published version, none for a pathway that is still a draft."""
    return PathwayVersion.objects.published().filter(pathway=pathway).select_related("pathway").first()


def published_on(platform_id: UUID) -> list[PathwayVersion]:
    """The versions in force on a platform, that of new cases first."""
    found = PathwayVersion.objects.published().filter(pathway__platform_id=platform_id)
    return list(found.select_related("pathway").order_by("-pathway__is_default", "pathway__name"))


def pathway_names(platform_ids: Iterable[UUID]) -> list[tuple[UUID, str]]:
    """The pathways of these platforms, for a filter."""
    found = Pathway.objects.filter(platform_id__in=list(platform_ids)).order_by("-is_default", "name")
    return list(found.values_list("pk", "name"))


def stage_names(platform_ids: Iterable[UUID]) -> dict[str, str]:
    """Code → name of every stage that cases of these platforms may stand at, in the order of the pathways.

    Two platforms may name one code in two ways: both are told. The newest version of a pathway speaks first.
    """
    return _names(_lived(platform_ids))


def stage_names_of_each(platform_ids: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """The same, platform by platform; one query for all of them."""
    wanted = list(platform_ids)
    found: dict[UUID, list[PathwayVersion]] = {platform_id: [] for platform_id in wanted}
    for version in _lived(wanted):
        found[version.pathway.platform_id].append(version)
    return {platform_id: _names(versions) for platform_id, versions in found.items()}


def _lived(platform_ids: Iterable[UUID]) -> list[PathwayVersion]:
    versions = PathwayVersion.objects.lived().filter(pathway__platform_id__in=list(platform_ids))
    return sorted(
        versions.select_related("pathway"),
        key=lambda one: (not one.is_in_force, not one.pathway.is_default, one.pathway.name, -one.number),
    )


def _names(ordered: Iterable[PathwayVersion]) -> dict[str, str]:
    names: dict[str, dict[str, None]] = {}
    for version in ordered:
        for stage in version.shape.stages:
            if version.is_in_force or stage.code not in names:
                names.setdefault(stage.code, {})[stage.name] = None
    return {code: " / ".join(words) for code, words in names.items()}
