"""A firm proves to be the one of an entry: by a code sent to the address of the list, else by the team's word."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from renovation.professionals.enums import ClaimState
from renovation.professionals.links import link_token
from renovation.professionals.models import Company, EntryClaim
from renovation.professionals.refusals import EntryRefused, FormSentBefore
from renovation.professionals.rules.claims import (
    CODE_DIGITS,
    CODE_LASTS,
    CODES_PER_DAY,
    MOST_ATTEMPTS,
    UNPROVEN_DAYS,
)


class Proof(Enum):
    """What a typed code gives."""

    PROVEN = "proven"
    WRONG = "wrong"
    OVER = "over"


@dataclass(frozen=True)
class Claimant:
    """Who speaks for the firm. The address only counts when the list has none."""

    name: str
    phone: str
    email: str


@transaction.atomic
def ask_claim(*, platform: Platform, company: Company, claimant: Claimant, key: UUID, now: datetime) -> EntryClaim:
    """Send the code, or leave it to the team when the list has no address. The same form sent twice is one claim."""
    # One request at a time for a firm: the codes of a day are counted, and a form sent twice finds its claim.
    Company.objects.select_for_update(of=("self",)).get(pk=company.pk)
    sent = EntryClaim.objects.filter(pk=key).first()
    if sent is not None and (sent.platform_id, sent.siret) != (platform.pk, company.pk):
        raise EntryRefused("Ce formulaire a déjà servi. Rechargez la page et recommencez.")
    if sent is not None:
        return _the_same(sent, claimant)
    claims = EntryClaim.objects.filter(platform=platform, siret=company.pk)
    if company.email and _codes_today(claims, now) >= CODES_PER_DAY:
        raise EntryRefused("Plusieurs codes sont déjà partis aujourd’hui. Attendez demain, ou écrivez-nous.")
    claim = EntryClaim(
        pk=key,
        platform=platform,
        siret=company.pk,
        company_name=company.name,
        contact_name=claimant.name.strip(),
        phone=claimant.phone.strip(),
        email=company.email or claimant.email.strip().lower(),
        state=ClaimState.CODE_SENT if company.email else ClaimState.TO_CHECK,
        asked_at=now,
    )
    if company.email:
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
        claim.code_hash, claim.code_expires_at = _hash(claim, code), now + CODE_LASTS
        _write(claim, "entry_code", {"code": code}, key=str(claim.pk))
    claim.save(force_insert=True)
    return claim


@transaction.atomic
def prove_claim(*, claim_id: UUID, code: str, now: datetime) -> Proof:
    """Each try counts, right or wrong; after five, or half an hour, a new code is needed."""
    claim = EntryClaim.objects.select_for_update(of=("self",)).select_related("platform").get(pk=claim_id)
    late = claim.code_expires_at is None or claim.code_expires_at <= now
    if claim.state != ClaimState.CODE_SENT or late or claim.attempts >= MOST_ATTEMPTS:
        return Proof.OVER
    claim.attempts += 1
    claim.save(update_fields=["attempts"])
    if not constant_time_compare(_hash(claim, "".join(code.split())), claim.code_hash):
        return Proof.OVER if claim.attempts >= MOST_ATTEMPTS else Proof.WRONG
    _grant(claim, author_id=None, now=now)
    return Proof.PROVEN


@transaction.atomic
def decide_claim(*, claim_id: UUID, accepted: bool, author_id: UUID, now: datetime) -> EntryClaim:
    """The team checked who asks (a call, a Kbis). Whoever asked is written to."""
    claim = EntryClaim.objects.select_for_update(of=("self",)).select_related("platform").get(pk=claim_id)
    if claim.state != ClaimState.TO_CHECK:
        raise EntryRefused("Cette demande est déjà décidée.")
    if accepted:
        _grant(claim, author_id=author_id, now=now)
        return claim
    claim.state, claim.decided_at, claim.decided_by_id = ClaimState.REFUSED, now, author_id
    claim.save(update_fields=["state", "decided_at", "decided_by_id"])
    record(Action.ENTRY_CLAIM_ENDED, subject=claim, platform_id=claim.platform_id, detail={"siret": claim.siret})
    _write(claim, "entry_claim_refused", {}, key=str(claim.pk))
    return claim


@transaction.atomic
def end_claim(*, claim_id: UUID, author_id: UUID, now: datetime) -> EntryClaim:
    """The personal link opens nothing any more. What is shown stays until somebody hides it."""
    claim = EntryClaim.objects.select_for_update().get(pk=claim_id)
    if claim.state == ClaimState.PROVEN:
        _end(claim, author_id=author_id, now=now)
    return claim


@transaction.atomic
def send_link_again(*, claim: EntryClaim, now: datetime) -> None:
    """Once a day at most."""
    if claim.state != ClaimState.PROVEN:
        raise EntryRefused("Cette entreprise n’a plus d’accès : son lien n’ouvre plus rien.")
    _write(claim, "entry_link", {"token": link_token(claim.pk)}, key=f"{claim.pk}:{now:%Y-%m-%d}")


@transaction.atomic
def forget_unproven(*, now: datetime) -> int:
    """Erase who asked for an entry and was not, or is no longer, recognised. Nobody waits for an answer in vain:
    whoever the team did not answer in time is told so, and may ask again."""
    old = EntryClaim.objects.exclude(state=ClaimState.PROVEN).filter(asked_at__lt=now - timedelta(days=UNPROVEN_DAYS))
    for claim in old.to_check().select_for_update(of=("self",)).select_related("platform"):
        record(Action.ENTRY_CLAIM_ENDED, subject=claim, platform_id=claim.platform_id, detail={"siret": claim.siret})
        _write(claim, "entry_claim_lapsed", {"days": str(UNPROVEN_DAYS)}, key=str(claim.pk))
    forgotten, _ = old.delete()
    return forgotten


def _the_same(sent: EntryClaim, claimant: Claimant) -> EntryClaim:
    """The claim of a form sent twice; other words than the first are another claim, which the firm must mean."""
    typed = claimant.name.strip(), claimant.phone.strip()
    other_address = sent.state == ClaimState.TO_CHECK and sent.email != claimant.email.strip().lower()
    if typed != (sent.contact_name, sent.phone) or other_address:
        raise FormSentBefore(
            "Votre demande est déjà partie, avec d’autres mots. Ce que vous venez d’écrire est gardé ci-dessous : "
            "envoyez-le de nouveau pour faire une deuxième demande."
        )
    return sent


def _grant(claim: EntryClaim, *, author_id: UUID | None, now: datetime) -> None:
    """One person at a time speaks for an entry: the one before gives way."""
    earlier = EntryClaim.objects.select_for_update().proven()
    for other in earlier.filter(platform_id=claim.platform_id, siret=claim.siret):
        _end(other, author_id=author_id, now=now)
    claim.state, claim.decided_at, claim.decided_by_id, claim.code_hash = ClaimState.PROVEN, now, author_id, ""
    claim.save(update_fields=["state", "decided_at", "decided_by_id", "code_hash"])
    detail = {"siret": claim.siret, "by": "team" if author_id else "code"}
    record(Action.ENTRY_CLAIMED, subject=claim, platform_id=claim.platform_id, detail=detail)
    _write(claim, "entry_link", {"token": link_token(claim.pk)}, key=str(claim.pk))


def _end(claim: EntryClaim, *, author_id: UUID | None, now: datetime) -> None:
    claim.state, claim.decided_at, claim.decided_by_id = ClaimState.ENDED, now, author_id
    claim.save(update_fields=["state", "decided_at", "decided_by_id"])
    record(Action.ENTRY_CLAIM_ENDED, subject=claim, platform_id=claim.platform_id, detail={"siret": claim.siret})


def _codes_today(claims: QuerySet[EntryClaim], now: datetime) -> int:
    return claims.filter(code_expires_at__isnull=False, asked_at__gt=now - timedelta(days=1)).count()


def _hash(claim: EntryClaim, code: str) -> str:
    return salted_hmac("professionals.claim", f"{claim.pk}:{code}", algorithm="sha256").hexdigest()


def _write(claim: EntryClaim, template: str, context: dict[str, str], *, key: str) -> None:
    send_mail(
        platform=claim.platform,
        template=template,
        recipient=claim.email,
        context={"claim": claim, **context},
        key=f"{template}:{key}",
        secret=True,
    )
