"""Addresses of videos: which hosts are known, and where their player stands."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_CODE = re.compile(r"[\w-]{5,60}")
YOUTUBE_HOSTS = frozenset({"www.youtube.com", "youtube.com", "m.youtube.com", "www.youtube-nocookie.com"})
# The hosts that a page may open in a frame, besides the PeerTube instances of the installation.
PLAYER_HOSTS = ("www.youtube-nocookie.com", "player.vimeo.com", "geo.dailymotion.com")


@dataclass(frozen=True)
class Video:
    """Who keeps the video, its page, and the player that may be put into ours after a click."""

    keeper: str
    page: str
    player: str


def video_of(address: str, peertube_hosts: Collection[str]) -> Video | None:
    """The video at this address; None when the host is unknown or the address names no video."""
    parts = urlsplit(address.strip())
    host = (parts.hostname or "").lower()
    steps = [step for step in parts.path.split("/") if step]
    if parts.scheme != "https" or not steps:
        return None
    if host in YOUTUBE_HOSTS or host == "youtu.be":
        return _youtube(host, steps, parse_qs(parts.query))
    if host in {"vimeo.com", "www.vimeo.com", "player.vimeo.com"} and steps[-1].isdecimal():
        return Video("Vimeo", f"https://vimeo.com/{steps[-1]}", f"https://player.vimeo.com/video/{steps[-1]}?dnt=1")
    if host in {"www.dailymotion.com", "dailymotion.com"} and steps[0] == "video" and _is_code(steps[-1]):
        player = f"https://geo.dailymotion.com/player.html?video={steps[-1]}"
        return Video("Dailymotion", f"https://www.dailymotion.com/video/{steps[-1]}", player)
    if host in peertube_hosts and _is_code(steps[-1]) and steps[0] in {"w", "videos"}:
        return Video(host, f"https://{host}/w/{steps[-1]}", f"https://{host}/videos/embed/{steps[-1]}")
    return None


def _youtube(host: str, steps: list[str], query: dict[str, list[str]]) -> Video | None:
    code = steps[-1] if host == "youtu.be" or steps[0] in {"embed", "shorts", "live"} else query.get("v", [""])[0]
    if not _is_code(code):
        return None
    return Video(
        "YouTube", f"https://www.youtube.com/watch?v={code}", f"https://www.youtube-nocookie.com/embed/{code}?rel=0"
    )


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None
