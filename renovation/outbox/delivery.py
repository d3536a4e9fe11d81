"""Handing a mail over to the mail server, and sorting its refusals."""

import smtplib
from email.encoders import encode_base64
from email.message import Message
from email.mime.base import MIMEBase

from django.core.mail import EmailMultiAlternatives

from renovation.outbox.models import Mail
from renovation.outbox.rules.failures import PassingFailure, PermanentFailure
from renovation.outbox.rules.messages import Attachment

PERMANENT = 500


def hand_over(mail: Mail) -> None:
    """Send, or raise a failure that says whether another attempt makes sense. No address enters its words (J3)."""
    try:
        message_of(mail).send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        _fail("le destinataire", max(codes, default=PERMANENT))
    except smtplib.SMTPDataError as error:
        _fail("le contenu", error.smtp_code)
    except smtplib.SMTPResponseException as error:
        # Greeting, login or sender refused: our settings are wrong, not the mail. It waits until they are right.
        raise PassingFailure(f"Le serveur de messagerie refuse notre accès ({error.smtp_code}).") from error
    except (smtplib.SMTPException, OSError) as error:
        raise PassingFailure(f"Le serveur de messagerie ne répond pas ({type(error).__name__}).") from error


def _fail(what: str, code: int) -> None:
    words = f"Le serveur de messagerie refuse {what} ({code})."
    raise PermanentFailure(words) if code >= PERMANENT else PassingFailure(words)


def message_of(mail: Mail) -> EmailMultiAlternatives:
    """The message as it leaves: the same bytes in the same headers at each attempt, save its Date."""
    headers = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    if mail.unsubscribe_url:
        # RFC 8058: a mail program unsubscribes by one POST to this address, without showing a page.
        headers["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=mail.sender,
        to=[mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers=headers,
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    for stored in mail.attachments:
        message.attach(_part(Attachment.from_json(stored)))
    return message


def _part(attachment: Attachment) -> MIMEBase:
    read = Message()
    read["Content-Type"] = attachment.content_type
    part = MIMEBase(read.get_content_maintype(), read.get_content_subtype())
    for name, value in (read.get_params() or [])[1:]:
        part.set_param(name, value)
    part.set_payload(attachment.content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=attachment.filename)
    return part
