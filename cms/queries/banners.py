"""The banner at the top of every page: which one, for whom, until when."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from cms.freshness import remembered
from cms.models import SiteFrame
from cms.queries.frame import frame_of, frame_version
from cms.queries.sites import home_of


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
    banner = banner_of(frame, now=now, link=_known_link(request, frame)) if frame else None
    if banner and banner.dismissible and request.COOKIES.get(settings.BANNER_COOKIE_NAME) == banner.mark:
        return None
    return banner


def banner_of(frame: SiteFrame, *, now: datetime, link: tuple[str, str] | None = None) -> Banner | None:
    """The banner of a frame, within its dates."""
    early = frame.banner_from is not None and now < frame.banner_from
    late = frame.banner_until is not None and now >= frame.banner_until
    if not frame.banner_text or early or late:
        return None
    label, address = link or _link(frame)
    return Banner(
        text=frame.banner_text,
        tone=frame.banner_tone,
        tone_label=frame.get_banner_tone_display().split(" (")[0],
        dismissible=frame.banner_dismissible,
        mark=hashlib.sha256(f"{frame.banner_tone}:{frame.banner_text}".encode()).hexdigest()[:12],
        link_label=label,
        link_url=address,
    )


def _known_link(request: HttpRequest, frame: SiteFrame) -> tuple[str, str] | None:
    """The link of the banner, remembered until a page of the site or the frame changes."""
    home = home_of(request)
    if home is None or not frame.banner_text:
        return None
    return remembered(f"banner:{home.pk}", frame_version(request, home, frame), lambda: _link(frame))


def _link(frame: SiteFrame) -> tuple[str, str]:
    """Its words and its address; nothing for a page that is gone."""
    value = next((block.value for block in frame.banner_link if block.value["target"].href), None)
    return (value["label"], value["target"].href) if value else ("", "")
