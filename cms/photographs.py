"""Photographs in the sizes and formats that screens ask for. The focal point that the editor chose is never cut off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.images.shortcuts import get_renditions_or_not_found

# The lightest first: a browser takes the first kind that it reads. The picture's own format is for all others.
FORMATS = (("avif", "image/avif"), ("webp", "image/webp"))


@dataclass(frozen=True)
class Layout:
    """A place where photographs stand: the sizes made, and how wide they are drawn."""

    operations: tuple[str, ...]
    sizes: str


LAYOUTS: Mapping[str, Layout] = {
    "text": Layout(("width-400", "width-800", "width-1200"), "(min-width: 48rem) 46rem, calc(100vw - 2rem)"),
    "card": Layout(
        ("fill-400x300", "fill-800x600"), "(min-width: 62rem) 23rem, (min-width: 40rem) 45vw, calc(100vw - 2rem)"
    ),
    "portrait": Layout(("fill-112x112", "fill-224x224", "fill-336x336"), "7rem"),
    "logo": Layout(("max-240x120", "max-480x240"), "15rem"),
}


@dataclass(frozen=True)
class Source:
    """One format, in all its sizes."""

    kind: str
    srcset: str


@dataclass(frozen=True)
class Photograph:
    """A picture ready to be drawn, its place kept before it comes."""

    sources: tuple[Source, ...]
    address: str
    srcset: str
    sizes: str
    width: int
    height: int


def photograph(image: Any, layout: str) -> Photograph:
    """The image for one place. Sizes are made once, the first time that a page asks for them.

    A picture whose file was lost has no size and no width: the page shows its words instead.
    """
    place = LAYOUTS[layout]
    made = get_renditions_or_not_found(image, _specs(place))
    own = [made[operation] for operation in place.operations]
    shown = own[len(own) // 2]
    if not shown.width:
        return Photograph((), shown.url, "", place.sizes, 0, 0)
    sources = [
        Source(kind, _srcset([made[f"{operation}|format-{name}"] for operation in place.operations]))
        for name, kind in FORMATS
    ]
    return Photograph(tuple(sources), shown.url, _srcset(own), place.sizes, shown.width, shown.height)


def _specs(place: Layout) -> list[str]:
    others = [f"{operation}|format-{name}" for name, _kind in FORMATS for operation in place.operations]
    return [*place.operations, *others]


def _srcset(renditions: Sequence[Any]) -> str:
    """A small original is not enlarged: its sizes are then one and the same."""
    widths = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in sorted(widths.items()))
