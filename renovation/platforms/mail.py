"""Mails of a platform: composed once, with its brand, and left to the outbox."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.template import Context
from django.template.loader import get_template, render_to_string

from renovation.outbox.models import Mail
from renovation.outbox.operations import queue_mail
from renovation.outbox.rules.messages import Attachment, Composed, host_of, one_line, sender_address
from renovation.platforms.models import Brand, Platform

# Parts that say nothing leave their lines behind.
_BLANKS = re.compile(r"\n\s*\n\s*\n+")

__all__ = ["Attachment", "send_mail"]


@transaction.atomic
def send_mail(
    *,
    platform: Platform,
    template: str,
    recipient: str,
    context: Mapping[str, Any],
    key: str,
    attachments: Sequence[Attachment] = (),
    secret: bool = False,
    forget_recipient: bool = False,
    unsubscribe_url: str = "",
) -> Mail:
    """Write a mail and its job in the present transaction; one key makes one mail, however often it is asked.

    Renders `emails/<template>/{subject.txt,body.txt,body.html}`. `secret` (codes, links that open something)
    has the body erased as soon as the mail has left; `forget_recipient` the address too. Raises ValidationError for
    an address that is none.
    """
    validate_email(recipient)
    full = {**context, "platform": platform, "brand": brand_of(platform)}
    composed = Composed(
        key=key,
        template=template,
        recipient=recipient,
        sender=sender_address(platform.name, settings.DEFAULT_FROM_EMAIL),
        reply_to=platform.email,
        subject=one_line(_plain(template, "subject.txt", full)),
        text=_BLANKS.sub("\n\n", _plain(template, "body.txt", full).strip()) + "\n",
        html=render_to_string(f"emails/{template}/body.html", full),
        host=host_of(platform.public_url),
        unsubscribe_url=one_line(unsubscribe_url),
        attachments=tuple(attachments),
        is_secret=secret,
        forgets_recipient=forget_recipient,
    )
    return queue_mail(composed=composed, platform_id=platform.pk)


def brand_of(platform: Platform) -> Brand:
    """The platform's look, or the look that every platform begins with."""
    return Brand.objects.filter(platform=platform).first() or Brand(platform=platform)


def _plain(template: str, part: str, context: Mapping[str, Any]) -> str:
    """Text parts are no HTML: an apostrophe stays an apostrophe."""
    loaded = get_template(f"emails/{template}/{part}")
    return loaded.template.render(Context(dict(context), autoescape=False))  # type: ignore[attr-defined]
