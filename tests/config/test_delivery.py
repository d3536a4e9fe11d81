"""Pages travel compressed, and not twice; what is personal is neither compressed nor kept."""

import gzip

import pytest
from django.test import Client
from wagtail.models import Site

from cms.operations import open_site
from renovation.platforms.models import Platform


@pytest.fixture
def visitor(lasting_site: bool, platform: Platform) -> Client:
    site: Site = open_site(platform=platform, is_default=True)
    return Client(SERVER_NAME=site.hostname)


def test_a_page_is_compressed_for_those_who_read_gzip(visitor: Client) -> None:
    plain, packed = visitor.get("/"), visitor.get("/", headers={"accept-encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert b"</html>" in gzip.decompress(packed.content)
    assert "Accept-Encoding" in packed["Vary"]


def test_a_page_already_read_is_not_sent_again(visitor: Client) -> None:
    mark = visitor.get("/")["ETag"]

    again = visitor.get("/", headers={"if-none-match": mark})

    assert again.status_code == 304
    assert not again.content


def test_a_page_that_changed_is_sent_again(visitor: Client, platform: Platform) -> None:
    mark = visitor.get("/")["ETag"]
    platform.phone = "03 81 00 00 01"
    platform.save()

    assert visitor.get("/", headers={"if-none-match": mark}).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/compte/login/", "/inscriptions/mot/", "/lettre/quitter/mot/", "/lettre/confirmer/mot/", "/mes-aides/rapport/"],
)
def test_c4_what_is_personal_is_neither_compressed_nor_kept(visitor: Client, address: str) -> None:
    answer = visitor.get(address, headers={"accept-encoding": "gzip"})

    assert answer["Cache-Control"] == "no-store, private"
    assert not answer.has_header("Content-Encoding")
    assert not answer.has_header("ETag")
