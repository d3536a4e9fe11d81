"""The banner at the top of every page: which one, for whom, until when."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from cms.models import SiteFrame
from cms.queries.frame import frame_of


@dataclass(frozen=True)
class Banner:
    """A short message. The mark changes with its words: a new message is shown to those who closed the one before."""

    text: str
    tone: str
    tone_label: str
    dismissible: bool
    mark: str
    link_label: str = ""
    link_url: str = ""


def banner_for(request: HttpRequest, *, now: datetime) -> Banner | None:
    """The banner of this moment, unless this browser closed it."""
    frame = frame_of(request)
    banner = banner_of(frame, now=now) if frame else None
    if banner and banner.dismissible and request.COOKIES.get(settings.BANNER_COOKIE_NAME) == banner.mark:
        return None
    return banner


def banner_of(frame: SiteFrame, *, now: datetime) -> Banner | None:
    """The banner of a frame, within its dates."""
    early = frame.banner_from is not None and now < frame.banner_from
    late = frame.banner_until is not None and now >= frame.banner_until
    if not frame.banner_text or early or late:
        return None
    link = next((block.value for block in frame.banner_link if block.value["target"].href), None)
    return Banner(
        text=frame.banner_text,
        tone=frame.banner_tone,
        tone_label=frame.get_banner_tone_display().split(" (")[0],
        dismissible=frame.banner_dismissible,
        mark=hashlib.sha256(f"{frame.banner_tone}:{frame.banner_text}".encode()).hexdigest()[:12],
        link_label=link["label"] if link else "",
        link_url=link["target"].href if link else "",
    )
