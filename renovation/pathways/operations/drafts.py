"""Opening a draft, giving it up, beginning another pathway, publishing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.pathways.enums import VersionState
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.pathways.refusals import NotReady, PathwayRefused
from renovation.pathways.rules.checks import problems
from renovation.platforms.models import Platform


@transaction.atomic
def open_draft(*, pathway_id: UUID, author: User) -> PathwayVersion:
    """The draft of the pathway, made from the version in force when there is none. Asked twice, it is the same."""
    pathway = Pathway.objects.select_for_update().get(pk=pathway_id)
    draft = PathwayVersion.objects.filter(pathway=pathway, state=VersionState.DRAFT).first()
    if draft is not None:
        return draft
    in_force = PathwayVersion.objects.published().get(pathway=pathway)
    return _begin(pathway, in_force.content, author)


@transaction.atomic
def begin_pathway(*, model: PathwayVersion, name: str, author: User) -> PathwayVersion:
    """Another pathway of the same platform, as a draft that begins like `model`."""
    platform_id = model.pathway.platform_id
    _lock_platform(platform_id)
    code = slugify(name)[:40]
    if not code:
        raise PathwayRefused("Donnez un nom avec des lettres.")
    if Pathway.objects.filter(platform_id=platform_id, code=code).exists():
        raise PathwayRefused("Un parcours de votre plateforme porte déjà ce nom.")
    pathway = Pathway.objects.create(platform_id=platform_id, code=code, name=name.strip())
    return _begin(pathway, model.content, author)


@transaction.atomic
def drop_draft(*, version_id: UUID, author: User) -> None:
    """Give the draft up; a pathway that never was published goes with it."""
    Pathway.objects.select_for_update().get(versions=version_id)
    version = PathwayVersion.objects.select_for_update(of=("self",)).select_related("pathway").get(pk=version_id)
    if not version.is_draft:
        raise PathwayRefused("Cette version est publiée\u00a0: elle reste pour les dossiers qui la suivent.")
    pathway = version.pathway
    _record(version, Action.PATHWAY_CHANGED, {"dropped": version.number, "by": str(author.pk)})
    version.delete()
    if not pathway.versions.exists():
        pathway.delete()


@transaction.atomic
def publish(*, version_id: UUID, revision: int, author: User, now: datetime) -> PathwayVersion:
    """The draft comes into force for new cases; running cases keep the version that they follow.

    `revision` is what the person read in the preview: a draft changed since is read again first.
    """
    version = PathwayVersion.objects.select_for_update(of=("self",)).select_related("pathway").get(pk=version_id)
    if version.state == VersionState.PUBLISHED:
        return version
    if not version.is_draft:
        raise PathwayRefused("Cette version a été remplacée\u00a0: ouvrez un nouveau brouillon.")
    if version.revision != revision:
        raise PathwayRefused("Le brouillon a changé depuis que vous l’avez lu. Relisez l’aperçu, puis publiez.")
    if found := problems(version.shape):
        raise NotReady(found)
    PathwayVersion.objects.published().filter(pathway=version.pathway).update(state=VersionState.REPLACED)
    version.state = VersionState.PUBLISHED
    version.published_at, version.published_by_id = now, author.pk
    version.save(update_fields=["state", "published_at", "published_by_id", "changed_at"])
    _record(version, Action.PATHWAY_PUBLISHED, {"number": version.number, "stages": list(version.shape.codes)})
    return version


@transaction.atomic
def make_default(*, pathway_id: UUID, author: User) -> Pathway:
    """New cases of the platform follow this pathway; of two managers at once, the second one's stands."""
    _lock_platform(Pathway.objects.values_list("platform_id", flat=True).get(pk=pathway_id))
    pathway = Pathway.objects.select_for_update().get(pk=pathway_id)
    if not PathwayVersion.objects.published().filter(pathway=pathway).exists():
        raise PathwayRefused("Publiez d’abord ce parcours.")
    if not pathway.is_default:
        Pathway.objects.filter(platform_id=pathway.platform_id, is_default=True).update(is_default=False)
        pathway.is_default = True
        pathway.save(update_fields=["is_default"])
        detail = {"default": pathway.code, "by": str(author.pk)}
        record(Action.PATHWAY_CHANGED, subject=pathway, platform_id=pathway.platform_id, detail=detail)
    return pathway


def _lock_platform(platform_id: UUID) -> None:
    """Two people who name or choose a pathway at once wait for each other: one name, one default."""
    Platform.objects.select_for_update(no_key=True).get(pk=platform_id)


def _begin(pathway: Pathway, content: object, author: User) -> PathwayVersion:
    last = PathwayVersion.objects.filter(pathway=pathway).aggregate(last=Max("number"))["last"] or 0
    draft = PathwayVersion.objects.create(pathway=pathway, number=last + 1, content=content, author_id=author.pk)
    _record(draft, Action.PATHWAY_DRAFTED, {"number": draft.number})
    return draft


def _record(version: PathwayVersion, action: Action, detail: dict[str, object]) -> None:
    record(action, subject=version, platform_id=version.pathway.platform_id, detail=detail)
