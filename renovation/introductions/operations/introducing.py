"""A household agrees that firms be given its contact: recorded, sent, and written down word for word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.households.enums import Purpose
from renovation.households.models import Consent
from renovation.households.operations import ConsentGiven, give_consents
from renovation.introductions.models import Introduction
from renovation.introductions.queries.cases import ProposedNow, companies_of_case
from renovation.introductions.refusals import IntroductionRefused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.professionals.queries import current_release, directory_settings

PLATFORM_CLOSED = "Votre plateforme ne transmet pas de coordonnées aux entreprises : elles restent à appeler."


@dataclass(frozen=True)
class Agreement:
    """The consent of the household to these very firms, and how it was given."""

    consent: ConsentGiven
    channel: str
    works: str
    message: str = ""


@transaction.atomic
def introduce(
    *, case: Case, sirets: Sequence[str], agreement: Agreement, author: User | None, on: date, now: datetime
) -> list[Introduction]:
    """Write to these firms. `author` is the adviser who noted the consent; nobody, when the household did it itself.

    Only firms that were kept or proposed in this case, once each. Raises IntroductionRefused.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    settings = directory_settings(case.platform_id)
    if settings is None or not settings.introductions_open:
        raise IntroductionRefused(PLATFORM_CLOSED)
    if agreement.consent.purpose != Purpose.INTRODUCTION:
        raise ValueError("this consent is for something else")
    possible = {one.siret: one for one in companies_of_case(case, on=on).to_write_to}
    chosen = [possible[siret] for siret in dict.fromkeys(sirets) if siret in possible]
    if not chosen:
        raise IntroductionRefused("Choisissez au moins une entreprise à qui écrire.")
    sent = _what_is_sent(case, agreement)
    household = case.household
    give_consents(household=household, consents=[agreement.consent], channel=agreement.channel, at=now)
    consent = household.consents.filter(purpose=Purpose.INTRODUCTION, withdrawn_at__isnull=True).latest("given_at")
    made = [_write(case, one, sent, agreement, consent, author, now) for one in chosen]
    _tell_household(case, made)
    return made


def _what_is_sent(case: Case, agreement: Agreement) -> list[tuple[str, str]]:
    """What the words of the consent name, and nothing else."""
    household = case.household
    commune = case.dwelling.commune if case.dwelling is not None else None
    said = (
        ("Nom", household.full_name),
        ("Téléphone", household.phone),
        ("E-mail", household.email),
        ("Commune", commune.name if commune is not None else ""),
        ("Travaux envisagés", agreement.works.strip()),
        ("Message", agreement.message.strip()),
    )
    if not household.phone and not household.email:
        raise IntroductionRefused("Ce ménage n’a ni téléphone ni adresse e-mail : personne ne pourrait le contacter.")
    return [(label, value) for label, value in said if value]


def _write(
    case: Case,
    chosen: ProposedNow,
    sent: list[tuple[str, str]],
    agreement: Agreement,
    consent: Consent,
    author: User | None,
    now: datetime,
) -> Introduction:
    company = chosen.company
    if company is None:
        raise IntroductionRefused("Cette entreprise n’est plus dans l’annuaire.")
    mail = send_mail(
        platform=case.platform,
        template="introduction",
        recipient=company.email,
        context={"company": company, "sent": sent, "release": current_release()},
        key=f"introduction:{case.pk}:{company.pk}",
    )
    made = Introduction.objects.create(
        case=case,
        siret=company.pk,
        name=company.name,
        recipient=company.email,
        sent=sent,
        consent=consent,
        consent_version=agreement.consent.text_version,
        consent_channel=agreement.channel,
        author=author,
        mail_id=mail.pk,
        at=now,
    )
    detail = {"siret": company.pk, "introduction": str(made.pk), "channel": agreement.channel}
    record(Action.INTRODUCTION_MADE, subject=case, platform_id=case.platform_id, detail=detail)
    return made


def _tell_household(case: Case, made: Sequence[Introduction]) -> None:
    if case.household.email:
        send_mail(
            platform=case.platform,
            template="introduction_made",
            recipient=case.household.email,
            context={"first_name": case.household.first_name, "introductions": made, "sent": made[0].sent},
            key=f"introduction_made:{made[0].pk}",
        )
