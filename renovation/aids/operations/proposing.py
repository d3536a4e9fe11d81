"""Proposing a local aid or a new version of it: a draft, which counts for nothing before a second person read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.text import slugify
from psycopg.types.range import Range

from renovation.aids.enums import VersionState
from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.queries import local_aid_of
from renovation.aids.refusals import LocalAidRefused, Outdated
from renovation.aids.rules.local_seeds import read_local_aid
from renovation.aids.rules.local_shape import LocalAid
from renovation.documents.enums import DocumentKind
from renovation.documents.operations import store_document
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Organisation, Platform

MOST_OF_CODE = 48


@dataclass(frozen=True)
class Regulation:
    """What the form says: the regulation in the closed vocabulary, its dates, its source, its file."""

    words: Mapping[str, Any]
    starts: date
    ends_before: date | None
    source_text: str
    source_address: str
    source_read_on: date
    to_verify: bool = False
    upload: UploadedFile | None = None

    def as_aid(self) -> LocalAid:
        """The aid as the rules take it, before anything is kept."""
        last = self.ends_before - timedelta(days=1) if self.ends_before else None
        return read_local_aid(
            {
                **self.words,
                "code": "proposal",
                "starts": self.starts,
                "ends": last,
                "source": self.source_text,
                "address": self.source_address,
                "read_on": self.source_read_on,
                "to_verify": self.to_verify,
            }
        )


@transaction.atomic
def propose_scheme(
    *,
    key: UUID,
    owner: Platform | Organisation,
    regulation: Regulation,
    adapted_from: LocalScheme | None,
    budget_left_eur: Decimal | None,
    author_id: UUID,
    today: date,
) -> LocalVersion:
    """A new aid with its first draft. Sent twice with one key, there is one.

    Raises DocumentRefused for a file that cannot be kept: then nothing is.
    """
    known = LocalVersion.objects.select_related("scheme").filter(pk=key).first()
    if known is not None:
        return known
    scheme = LocalScheme(
        code=f"{slugify(str(regulation.words['label']))[:MOST_OF_CODE]}-{key.hex[:8]}",
        adapted_from=adapted_from,
        budget_left_eur=budget_left_eur,
        budget_on=today if budget_left_eur is not None else None,
    )
    if isinstance(owner, Platform):
        scheme.platform = owner
    else:
        scheme.organisation = owner
    scheme.save(force_insert=True)
    return _drafted(key, scheme, regulation, author_id)


@transaction.atomic
def propose_version(*, key: UUID, scheme: LocalScheme, regulation: Regulation, author_id: UUID) -> LocalVersion:
    """A draft of the next regulation of an aid."""
    known = LocalVersion.objects.select_related("scheme").filter(pk=key, scheme=scheme).first()
    return known or _drafted(key, scheme, regulation, author_id)


@transaction.atomic
def change_version(*, version_id: UUID, revision: int, regulation: Regulation, author_id: UUID) -> LocalVersion:
    """Correct one's own proposal; what had been read is to be read again."""
    version = locked_proposal(version_id, revision)
    if version.author_id != author_id:
        raise LocalAidRefused("Seule la personne qui a proposé cette aide peut la corriger.")
    version.reviewer_id = None
    version.state = VersionState.DRAFT
    version.revision += 1
    _fill(version, regulation, author_id).save()
    _record(Action.LOCAL_AID_CHANGED, version)
    return version


@transaction.atomic
def drop_version(*, version_id: UUID, revision: int) -> LocalScheme | None:
    """Give a proposal up; an aid that never had another version goes with it. The journal keeps that it was made."""
    version = locked_proposal(version_id, revision)
    scheme = version.scheme
    _record(Action.LOCAL_AID_DROPPED, version)
    version.delete()
    if scheme.versions.exists():
        return scheme
    scheme.delete()
    return None


def locked_proposal(version_id: UUID, revision: int) -> LocalVersion:
    """A proposal as the person read it; Outdated when it moved on since."""
    version = LocalVersion.objects.select_for_update(of=("self", "scheme")).select_related("scheme").get(pk=version_id)
    if not version.is_proposed or version.revision != revision:
        raise Outdated
    return version


def _drafted(key: UUID, scheme: LocalScheme, regulation: Regulation, author_id: UUID) -> LocalVersion:
    version = LocalVersion(pk=key, scheme=scheme, author_id=author_id)
    _fill(version, regulation, author_id).save(force_insert=True)
    _record(Action.LOCAL_AID_DRAFTED, version)
    return version


def _fill(version: LocalVersion, regulation: Regulation, author_id: UUID) -> LocalVersion:
    """Put what was said into the row; a word that the rules do not know never gets there."""
    version.regulation = dict(regulation.words)
    version.valid = Range(regulation.starts, regulation.ends_before)
    version.source_text = regulation.source_text
    version.source_address = regulation.source_address
    version.source_read_on = regulation.source_read_on
    version.to_verify = regulation.to_verify
    local_aid_of(version)
    if regulation.upload is not None:
        version.document = store_document(
            platform_id=version.scheme.platform_id,
            upload=regulation.upload,
            kind=DocumentKind.OTHER,
            title=f"Règlement\u00a0: {version.label}"[:150],
            uploaded_by_id=author_id,
        )
    return version


def _record(action: Action, version: LocalVersion) -> None:
    record(action, subject=version, platform_id=version.scheme.platform_id, detail={"aid": version.scheme.code})
