"""Files and keys of the reader's platforms, and the key that a program shows."""

from uuid import UUID

from renovation.leads.models import LeadImport, LeadKey
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader
from renovation.platforms.rules.tokens import token_hash


def door_platforms(reader: Reader, right: Right = Right.OPEN_DOORS) -> list[Platform]:
    """Those on which the reader may do this, by name."""
    return list(Platform.objects.filter(pk__in=platforms_open_to(reader, right)).order_by("name"))


def contact_files(reader: Reader) -> list[LeadImport]:
    """The last ones."""
    own = LeadImport.objects.filter(platform_id__in=platforms_open_to(reader, Right.OPEN_DOORS))
    return list(own.defer("lines").order_by("-at", "pk")[:20])


def contact_file(reader: Reader, import_id: UUID) -> LeadImport:
    """One of them; LeadImport.DoesNotExist for any other (D2)."""
    return LeadImport.objects.filter(platform_id__in=platforms_open_to(reader, Right.OPEN_DOORS)).get(pk=import_id)


def lead_keys(reader: Reader) -> list[LeadKey]:
    """Those that open first, the newest first."""
    own = LeadKey.objects.filter(platform_id__in=platforms_open_to(reader, Right.OPEN_DOORS))
    found = list(own.select_related("platform").order_by("-created_at", "pk"))
    return sorted(found, key=lambda key: key.revoked_at is not None)


def lead_key(reader: Reader, key_id: UUID) -> LeadKey:
    """One of them; LeadKey.DoesNotExist for any other (D2)."""
    return LeadKey.objects.filter(platform_id__in=platforms_open_to(reader, Right.OPEN_DOORS)).get(pk=key_id)


def key_of_token(token: str) -> LeadKey | None:
    """The key that still opens, on a platform that is in service."""
    if not token:
        return None
    keys = LeadKey.objects.filter(revoked_at__isnull=True, platform__is_open=True)
    return keys.select_related("platform").filter(token_hash=token_hash(token)).first()
