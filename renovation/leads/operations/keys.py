"""Keys with which another program sends leads: shown once, kept as a fingerprint, revoked at once."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.appointments.operations.first_contact import ContactGiven
from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Lead
from renovation.households.enums import Channel
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.leads.models import LeadKey
from renovation.leads.operations.receiving import Door, receive_lead
from renovation.leads.refusals import DoorRefused
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token, token_hash
from renovation.territories.models import Commune

# The day of the last use is enough to see that a key sleeps.
NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def open_lead_key(*, key_id: UUID, platform: Platform, name: str, is_partner: bool, author: User, now: datetime) -> str:
    """The token, which nobody can read again. The same form sent twice opens one key."""
    if LeadKey.objects.filter(pk=key_id).exists():
        raise DoorRefused("Cette clé est déjà créée. Si vous n’avez pas gardé son jeton, révoquez-la.")
    token = new_token()
    key = LeadKey.objects.create(
        pk=key_id,
        platform=platform,
        name=name,
        is_partner=is_partner,
        token_hash=token_hash(token),
        author_id=author.pk,
        author_name=str(author),
        created_at=now,
    )
    record(Action.LEAD_KEY_OPENED, subject=key, platform_id=platform.pk, detail={"name": name})
    return token


@transaction.atomic
def revoke_lead_key(*, key_id: UUID, now: datetime) -> LeadKey:
    """It opens nothing any more. Asked twice, it is once."""
    key = LeadKey.objects.select_for_update(of=("self",)).get(pk=key_id)
    if key.revoked_at is None:
        key.revoked_at = now
        key.save(update_fields=["revoked_at"])
        record(Action.LEAD_KEY_REVOKED, subject=key, platform_id=key.platform_id, detail={"name": key.name})
    return key


@transaction.atomic
def receive_from_program(
    *, key: LeadKey, contact: ContactGiven, commune: Commune | None, campaign: str, reference: str, now: datetime
) -> Lead:
    """What a program sends. Its own reference makes a sending that is repeated one lead."""
    if key.last_used_at is None or now - key.last_used_at > NOTED_EVERY:
        LeadKey.objects.filter(pk=key.pk).update(last_used_at=now)
    origin = LeadOrigin.PARTNER if key.is_partner else LeadOrigin.API
    return receive_lead(
        platform=key.platform,
        door=Door(origin, key.name, campaign),
        contact=contact,
        commune=commune,
        channel=Channel.WEB,
        key=token_hash(f"lead-key:{key.pk}:{reference}"),
        now=now,
    )
