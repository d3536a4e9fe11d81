"""Every platform begins with the pathways of the house; what it composed itself is never written over."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.pathways.enums import VersionState
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.pathways.rules.seeds import seeds
from renovation.pathways.rules.shape import plain
from renovation.platforms.models import Platform


@transaction.atomic
def seed_pathways(*, platform_id: UUID) -> int:
    """Add the pathways that the platform has not; done again, it adds nothing. Answers how many were added."""
    Platform.objects.select_for_update().get(pk=platform_id)
    known = set(Pathway.objects.filter(platform_id=platform_id).values_list("code", flat=True))
    has_default = Pathway.objects.filter(platform_id=platform_id, is_default=True).exists()
    added = 0
    for rank, seed in enumerate(seeds()):
        if seed.code in known:
            continue
        first = rank == 0 and not has_default
        pathway = Pathway.objects.create(platform_id=platform_id, code=seed.code, name=seed.name, is_default=first)
        PathwayVersion.objects.create(
            pathway=pathway,
            number=1,
            state=VersionState.PUBLISHED,
            content=plain(seed.shape),
            published_at=timezone.now(),
        )
        added += 1
    return added


def version_for_new_cases(*, platform_id: UUID) -> PathwayVersion:
    """The version that a new case follows; a platform that has no pathway yet gets those of the house."""
    found = _in_force(platform_id)
    if found is None:
        seed_pathways(platform_id=platform_id)
        found = _in_force(platform_id)
    if found is None:
        raise PathwayVersion.DoesNotExist
    return found


def _in_force(platform_id: UUID) -> PathwayVersion | None:
    default = PathwayVersion.objects.published().filter(pathway__platform_id=platform_id, pathway__is_default=True)
    return default.select_related("pathway").first()
