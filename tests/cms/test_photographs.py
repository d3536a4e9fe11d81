"""Photographs: light formats, several sizes, a place kept, the focal point never cut off."""

import gc
import io
import re

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from PIL import Image as Picture
from wagtail.images.models import Image

from cms.photographs import photograph
from tests.factories.pages import picture

# Wagtail leaves the files of its smaller pictures to the collector.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def test_a_picture_has_avif_webp_and_its_own_format_in_several_sizes() -> None:
    found = photograph(picture(), "card")

    assert [source.kind for source in found.sources] == ["image/avif", "image/webp"]
    assert re.search(r"\.avif 400w, \S+\.avif 800w$", found.sources[0].srcset)
    assert re.search(r"\.jpg 400w, \S+\.jpg 800w$", found.srcset)
    gc.collect()


def test_a_small_picture_is_not_enlarged() -> None:
    found = photograph(picture(), "text")

    assert found.srcset.endswith("800w")
    assert found.srcset.count("w,") == 1
    gc.collect()


def test_the_place_is_kept_and_what_is_below_waits() -> None:
    context = {"image": picture(), "layout": "text", "alternative": 'Façade "nord"'}
    drawn = render_to_string("cms/parts/photograph.html", context)
    first = render_to_string("cms/parts/photograph.html", context | {"eager": True})

    assert 'width="800" height="600"' in drawn
    assert 'loading="lazy"' in drawn
    assert 'alt="Façade &quot;nord&quot;"' in drawn
    assert "lazy" not in first
    gc.collect()


def test_the_focal_point_is_kept_in_the_frame() -> None:
    """A wide picture whose left end is red: cut to a square, it shows the red only when the editor points at it."""
    drawn = Picture.new("RGB", (1200, 300), "#ffffff")
    drawn.paste("#ff0000", (0, 0, 200, 300))
    written = io.BytesIO()
    drawn.save(written, "PNG")
    image = Image.objects.create(title="Bande", file=ContentFile(written.getvalue(), "bande.png"))
    unpointed = image.get_rendition("fill-112x112")
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 80, 150, 100, 100
    image.save()
    pointed = image.get_rendition("fill-112x112")

    with unpointed.get_willow_image() as one, pointed.get_willow_image() as other:
        assert one.get_pillow_image().convert("RGB").getpixel((20, 56)) == (255, 255, 255)
        assert other.get_pillow_image().convert("RGB").getpixel((20, 56)) == (255, 0, 0)
    gc.collect()
