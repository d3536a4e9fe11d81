"""A file of contacts: staged with its report, then kept or dropped as somebody decides; nothing is half-written."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from renovation.accounts.models import User
from renovation.appointments.operations.first_contact import ContactGiven
from renovation.cases.enums import LeadOrigin
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.leads.enums import ImportState
from renovation.leads.models import LeadImport
from renovation.leads.operations.receiving import AGREED, Door, receive_lead
from renovation.leads.refusals import DoorRefused
from renovation.leads.rules.contact_file import Line, read_contacts
from renovation.platforms.models import Platform
from renovation.prices.rules.lines import Fault, LinesRefused
from renovation.territories.models import Commune
from renovation.territories.rules.names import search_key

UNDECIDED_FOR = timedelta(days=7)


@transaction.atomic
def stage_contacts(
    *, key: UUID, platform: Platform, file_name: str, content: bytes, campaign: str, author: User, now: datetime
) -> LeadImport:
    """Read the file and keep its good lines until it is decided. No household is written. Sent twice, it is one."""
    known = LeadImport.objects.filter(pk=key, platform=platform).first()
    if known is not None:
        return known
    lines, faults = read_contacts(content)
    if not lines and not faults:
        raise LinesRefused([Fault(0, "Ce fichier n’a aucune ligne sous son en-tête.")])
    communes = _communes(platform)
    good: list[dict[str, object]] = []
    for number, line in lines:
        if line["email"] and not _can_be_written_to(line["email"]):
            faults.append(
                Fault(number, "L’adresse e-mail n’est pas valable\u00a0: aucun message ne peut y être envoyé.")
            )
        elif line["commune"] and search_key(line["commune"]) not in communes:
            faults.append(Fault(number, "Cette commune n’est pas du territoire (nom ou code INSEE)."))
        else:
            good.append({**line, "line": number, "commune": communes.get(search_key(line["commune"]), "")})
    return LeadImport.objects.create(
        pk=key,
        platform=platform,
        file_name=file_name[:200],
        campaign=campaign,
        lines=good,
        faults=[[fault.line, fault.reason] for fault in sorted(faults, key=lambda one: one.line)],
        good=len(good),
        author_id=author.pk,
        author_name=str(author),
        at=now,
    )


@transaction.atomic
def decide_contacts(*, import_id: UUID, keep: bool, author: User, now: datetime) -> LeadImport:
    """All the good lines become leads, or none does. The lines are forgotten in both cases."""
    file = LeadImport.objects.select_for_update(of=("self",)).select_related("platform").get(pk=import_id)
    if file.state != ImportState.STAGED:
        raise DoorRefused("Ce fichier est déjà décidé.")
    if keep and not file.lines:
        raise DoorRefused("Ce fichier n’a aucune ligne bonne.")
    communes = Commune.objects.in_bulk({line["commune"] for line in file.lines} - {""})
    for line in file.lines if keep else ():
        _receive(file, line, communes.get(line["commune"]), now)
    file.state = ImportState.KEPT if keep else ImportState.DROPPED
    file.lines, file.decided_at = [], now
    file.save(update_fields=["state", "lines", "decided_at"])
    detail = {"state": str(file.state), "good": file.good, "by": str(author.pk)}
    record(Action.LEADS_IMPORTED, subject=file, platform_id=file.platform_id, detail=detail)
    return file


@transaction.atomic
def drop_undecided(*, now: datetime) -> int:
    """Contacts of a file that nobody decided about do not stay."""
    old = LeadImport.objects.filter(state=ImportState.STAGED, at__lt=now - UNDECIDED_FOR)
    return old.update(state=ImportState.DROPPED, lines=[], decided_at=now)


def _receive(file: LeadImport, line: Line, commune: Commune | None, now: datetime) -> None:
    contact = ContactGiven(
        first_name=line["prenom"],
        last_name=line["nom"],
        email=line["email"],
        phone=line["telephone"],
        request=line["demande"],
        callback_wish=line["rappel"],
        consents=AGREED,
    )
    receive_lead(
        platform=file.platform,
        door=Door(LeadOrigin.IMPORT, file.file_name, file.campaign),
        contact=contact,
        commune=commune,
        channel=line["recueilli_par"],
        key=f"import:{file.pk.hex}:{line['line']}",
        now=now,
    )


def _can_be_written_to(email: str) -> bool:
    """As the sender of our mails judges it."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _communes(platform: Platform) -> dict[str, str]:
    """By name and by code."""
    found = list(platform.communes.values_list("pk", "name"))
    return {search_key(name): pk for pk, name in found} | {search_key(pk): pk for pk, _ in found}
