"""Several people on one project: inviting, joining with the invited address, leaving (A9, D4)."""

from datetime import datetime, timedelta

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.enums import Stage, Tie
from renovation.cases.links import companion_url
from renovation.cases.models import Case, Companion
from renovation.cases.refusals import Refused
from renovation.households.queries import verified_emails
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token, token_hash

VALID = timedelta(days=14)
MOST = 6


@transaction.atomic
def invite_companion(*, case: Case, name: str, email: str, tie: Tie, by: User, now: datetime) -> Companion:
    """Write to somebody a link to the project. Invited again, the person gets a new link and the former one ends."""
    current = Case.objects.select_for_update(of=("self",)).select_related("household").get(pk=case.pk)
    if current.stage == Stage.CLOSED:
        raise Refused("Ce dossier est clos : il ne s’ouvre plus à d’autres personnes.")
    if email.lower() == current.household.email.lower():
        raise Refused("Cette adresse est celle du titulaire du projet.")
    standing = Companion.objects.standing().filter(case=current)
    known = standing.filter(email__iexact=email).first()
    if known is not None and known.user_id is not None:
        raise Refused(f"{known.name} suit déjà ce projet.")
    if known is None and standing.count() >= MOST:
        raise Refused(f"Un projet s’ouvre à {MOST} personnes au plus. Retirez d’abord l’accès de quelqu’un.")
    token = new_token()
    found = known or Companion(case=current, email=email)
    found.name, found.tie, found.invited_by = name.strip(), tie, by
    found.token_hash, found.invited_at, found.until = token_hash(token), now, now + VALID
    found.save()
    detail = {"companion": str(found.pk), "tie": tie}
    record(Action.COMPANION_INVITED, subject=current, platform_id=current.platform_id, detail=detail)
    _write_to(found, token)
    return found


@transaction.atomic
def join_project(*, companion: Companion, user: User, now: datetime) -> Companion:
    """The invited person enters, with an account that proved the invited address. Twice is once."""
    current = Companion.objects.select_for_update(of=("self",)).get(pk=companion.pk)
    if current.ended_at is not None or (current.user_id is None and current.until <= now):
        raise Refused("Cette invitation n’est plus valable. Demandez-en une nouvelle.")
    if current.user_id == user.pk:
        return current
    if current.user_id is not None or current.email.lower() not in verified_emails(user):
        raise Refused(f"Cette invitation est pour {current.email}. Connectez-vous avec cette adresse.")
    current.user, current.joined_at = user, now
    current.save(update_fields=["user", "joined_at"])
    if not user.get_full_name():
        # What it writes bears a name from the first message on.
        user.first_name = current.name
        user.save(update_fields=["first_name"])
    detail = {"companion": str(current.pk)}
    record(Action.COMPANION_JOINED, subject=current.case, platform_id=current.case.platform_id, detail=detail)
    return current


@transaction.atomic
def end_companion(*, companion: Companion, by: User, now: datetime) -> Companion:
    """The person sees nothing more of the project, from now on; what it wrote stays."""
    current = Companion.objects.select_for_update(of=("self",)).get(pk=companion.pk)
    if current.ended_at is None:
        current.ended_at = now
        current.save(update_fields=["ended_at"])
        detail = {"companion": str(current.pk), "by": str(by.pk)}
        record(Action.COMPANION_ENDED, subject=current.case, platform_id=current.case.platform_id, detail=detail)
    return current


def _write_to(companion: Companion, token: str) -> None:
    platform = Platform.objects.select_related("brand").get(pk=companion.case.platform_id)
    household = companion.case.household
    # What was typed by hand is not repeated to an address that nobody proved: the holder's name says who invites.
    context = {"holder": household.full_name, "until": companion.until, "link": companion_url(platform, token)}
    key = f"companion_invited:{companion.token_hash}"
    send_mail(
        platform=platform,
        template="companion_invited",
        recipient=companion.email,
        context=context,
        key=key,
        secret=True,
    )
