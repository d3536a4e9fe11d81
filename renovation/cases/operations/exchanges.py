"""Notes of the team and messages exchanged with the household."""

from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from renovation.accounts.models import User
from renovation.cases.links import case_url, project_url
from renovation.cases.models import Case, Message, Note
from renovation.cases.queries.companions import mails_of
from renovation.cases.refusals import Refused
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform

Content = TypeVar("Content", Note, Message)


@transaction.atomic
def write_note(*, case: Case, author: User, text: str, key: UUID | None = None) -> Note:
    """A private note, for the team only (D4). The same form sent twice writes one note; with other words, another."""
    Case.objects.select_for_update().get(pk=case.pk)
    note = Note(case=case, author=author, text=_filled(text))
    sent = Note.objects.filter(pk=key).first() if key else None
    if sent is not None and _says_the_same(sent, note):
        return sent
    if key is not None and sent is None:
        note.pk = key
    note.save(force_insert=True)
    record(Action.NOTE_WRITTEN, subject=case, platform_id=case.platform_id, detail={"note": str(note.pk)})
    return note


@transaction.atomic
def write_message(*, case: Case, author: User, text: str, from_household: bool, key: UUID | None = None) -> Message:
    """A message that both sides read; the other side is told by mail, without the text.

    Answering marks what the other side wrote as read. The same form (`key`) sent twice writes one message; filled
    in again with other words, after going back in the browser, it writes another: nothing is lost.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    message = Message(case=case, author=author, from_household=from_household, text=_filled(text))
    sent = Message.objects.filter(pk=key).first() if key else None
    if sent is not None and _says_the_same(sent, message):
        return sent
    if key is not None and sent is None:
        message.pk = key
    message.save(force_insert=True)
    mark_messages_read(case=case, by_household=from_household)
    if from_household:
        Household.objects.filter(pk=case.household_id).update(last_contact_at=Now())
    detail = {"message": str(message.pk), "from_household": from_household}
    record(Action.MESSAGE_SENT, subject=case, platform_id=case.platform_id, detail=detail)
    _tell_other_side(message)
    return message


@transaction.atomic
def mark_messages_read(*, case: Case, by_household: bool) -> int:
    """Mark what the other side wrote as read; answers how many were unread."""
    unread = Message.objects.filter(case=case, from_household=not by_household, read_at__isnull=True)
    return unread.update(read_at=Now())


def _filled(text: str) -> str:
    if not text.strip():
        raise Refused("Écrivez un texte avant d’envoyer.")
    return text.strip()


def _says_the_same(sent: Content, new: Content) -> bool:
    """A key chosen by a form must not reach the content of another case."""
    if sent.case_id != new.case_id:
        raise Refused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
    return sent.text == new.text


def _tell_other_side(message: Message) -> None:
    platform = Platform.objects.select_related("brand").get(pk=message.case.platform_id)
    if message.from_household:
        _tell_referent(message, platform)
    else:
        _tell_household(message, platform)


def _tell_referent(message: Message, platform: Platform) -> None:
    case = message.case
    if case.referent is not None and case.referent.is_active:
        context = {"number": case.number, "case_url": case_url(platform, case)}
        key = f"new_message_office:{message.pk}"
        send_mail(
            platform=platform, template="new_message_office", recipient=case.referent.email, context=context, key=key
        )


def _tell_household(message: Message, platform: Platform) -> None:
    """The holder, and those who follow the project beside it."""
    case = message.case
    told = {case.household.email: case.household.first_name} if case.household.email else {}
    told |= dict.fromkeys(mails_of(case), "")
    for recipient, first_name in told.items():
        context = {"first_name": first_name, "project_url": project_url(platform, case)}
        key = f"new_message:{message.pk}" + ("" if recipient == case.household.email else f":{recipient}")
        send_mail(platform=platform, template="new_message", recipient=recipient, context=context, key=key)
