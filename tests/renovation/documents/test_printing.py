"""Printed documents: tagged, in the platform's brand, loading nothing from outside their asset list."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.template import engines
from django.utils import timezone
from pytest_django import Settings

from renovation.documents.enums import PrintState
from renovation.documents.models import Printout
from renovation.documents.operations import make_printout, order_printout, purge_printouts
from renovation.documents.printing import AddressRefused, AssetFetcher, composing, makers, print_document
from renovation.outbox.models import Job
from renovation.platforms.models import Brand, Platform
from tests.renovation.documents.printed import alternatives, objects, tags

PAGE = """{% extends "documents/layout.html" %}
{% block title %}Essai{% endblock %}{% block description %}Un essai{% endblock %}{% block source %}Essai{% endblock %}
{% block main %}<h1>Titre</h1><h2>Partie</h2><p><a href="https://maison.example">Lien</a></p>
<svg viewBox="0 0 10 10" role="img" aria-label="Un carré"><rect width="10" height="10" fill="var(--brand-700)"/></svg>
<table><caption>Table</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
{{ extra|safe }}{% endblock %}"""


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch) -> str:
    source = engines["django"].from_string(PAGE)
    monkeypatch.setattr(composing, "render_to_string", lambda name, context: source.render(dict(context)))
    return "essai.html"


@pytest.fixture
def maker() -> Iterator[str]:
    @makers.printed_by("essai")
    def make(source_id: UUID) -> bytes:
        return b"%PDF-1.7 essai"

    yield "essai"
    makers._makers.pop("essai")


@pytest.fixture
def order(platform: Platform, maker: str) -> Printout:
    return order_printout(platform=platform, maker=maker, source_id=uuid4(), version="1", title="Essai")


def test_x10_the_pdf_is_tagged_with_headings_tables_and_alternatives(platform: Platform, template: str) -> None:
    pdf = print_document(template, {"extra": ""}, platform=platform)

    assert pdf.startswith(b"%PDF-1.7")
    assert {"Document", "H1", "H2", "P", "Link", "Figure", "Table", "Caption", "TH", "TD"} <= tags(pdf)
    assert alternatives(pdf) == 2  # the logo and the square


def test_x10_the_pdf_tells_its_language_title_and_norm(platform: Platform, template: str) -> None:
    text = objects(print_document(template, {"extra": ""}, platform=platform))

    assert "/Lang (fr)" in text
    assert "/DisplayDocTitle true" in text
    assert "pdfuaid" in text
    assert "Essai – Maison de la Rénovation" in text.encode("latin-1").decode("utf-8", "ignore")


def test_the_brand_dresses_the_document(platform: Platform, template: str) -> None:
    Brand.objects.update_or_create(platform=platform, defaults={"brand_colour": "#1d4f91"})

    tokens = composing.document_tokens(Brand.objects.get(platform=platform))

    assert tokens["--brand-700"] == "#1d4f91"
    assert "var(--" not in composing._dressed("fill: var(--brand-700)", tokens)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1:1/x.png", "https://x.example/", "ftp://x/", "data:,x", "//x/y"]
)
def test_f8_no_address_outside_the_asset_list(address: str) -> None:
    with pytest.raises(AddressRefused):
        AssetFetcher().fetch(address)


@pytest.mark.parametrize("name", ["../settings/base.py", "css/base.css", "/etc/passwd", "logo"])
def test_f8_no_file_that_nobody_gave(name: str) -> None:
    with pytest.raises(AddressRefused):
        AssetFetcher().fetch(f"asset:{name}")


def test_f8_hostile_data_in_a_document_loads_nothing(
    platform: Platform, template: str, caplog: pytest.LogCaptureFixture
) -> None:
    hostile = '<img src="file:///etc/passwd" alt="a"><img src="http://x.example/a.png" alt="b"><link rel="attachment" href="file:///etc/passwd">'

    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        pdf = print_document(template, {"extra": hostile}, platform=platform)

    assert "root:" not in objects(pdf)
    assert caplog.text.count("a document loads no") >= 2


def test_what_the_document_brings_is_loaded() -> None:
    fetched = AssetFetcher({"logo": lambda: b"octets"}).fetch("asset:logo")

    assert fetched.read() == b"octets"


def test_i2_one_state_of_a_source_is_printed_once(order: Printout, platform: Platform) -> None:
    again = order_printout(platform=platform, maker="essai", source_id=order.source_id, version="1", title="Essai")

    assert again == order
    assert Job.objects.filter(kind="documents.print").count() == 1


def test_a_changed_source_is_printed_anew(order: Printout, platform: Platform) -> None:
    again = order_printout(platform=platform, maker="essai", source_id=order.source_id, version="2", title="Essai")

    assert again != order


def test_an_order_is_made_in_a_job(order: Printout) -> None:
    made = make_printout(printout_id=order.pk)

    assert (made.state, made.file.read()) == (PrintState.READY, b"%PDF-1.7 essai")


def test_an_order_that_came_to_nothing_is_asked_again(order: Printout, platform: Platform) -> None:
    Printout.objects.update(ordered_at=timezone.now() - timedelta(hours=1))
    Job.objects.update(key="an hour ago")

    order_printout(platform=platform, maker="essai", source_id=order.source_id, version="1", title="Essai")

    assert Job.objects.filter(kind="documents.print").count() == 2


def test_printed_copies_are_deleted_after_their_days(order: Printout, settings: Settings) -> None:
    made = make_printout(printout_id=order.pk)
    end = timezone.now() + timedelta(days=settings.PRINTOUT_DAYS)

    assert purge_printouts(now=end - timedelta(hours=1)) == 0
    assert purge_printouts(now=end) == 1
    assert not made.file.storage.exists(made.file.name)
    assert not Printout.objects.exists()
