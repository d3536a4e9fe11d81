"""Pages leave an installation and arrive in another one as drafts, with their media and their links."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pypdf import PdfWriter
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page, Site

from cms.models import ContentPage, RenovationPage, ResourcePage, SectionIndexPage
from cms.operations import sync_editor_groups
from cms.operations.editors import collection_of
from cms.transfer.exporting import export_pages
from cms.transfer.fields import travelling_fields
from cms.transfer.importing import import_pages
from renovation.accounts.models import User
from renovation.aids.rules.seeds import seed_entries
from renovation.platforms.models import Platform
from renovation.quantities.operations import load_parameters
from tests.cms.transfer.archives import changed
from tests.door.login import login_agent
from tests.factories.pages import every_kind, stream

# Fields whose value is the same everywhere.
PLAIN = {
    "CharField",
    "TextField",
    "DateField",
    "BooleanField",
    "DecimalField",
    "IntegerField",
    "PositiveIntegerField",
    "PositiveSmallIntegerField",
    "ArrayField",
    "JSONField",
    "URLField",
}


@pytest.fixture
def section(site: Site, platform: Platform) -> Page:
    """A section with two pages that link to each other."""
    pages = every_kind(site.root_page, platform)
    first, second = pages["content"], pages["second"]
    second.body = stream(
        ("text", f'<h2>Suite</h2><p><a linktype="page" id="{first.pk}">Isoler d’abord</a></p>'),
        ("action", {"label": "Isoler", "target": {"page": first.pk, "destination": ""}}),
    )
    second.save()
    for paper in Document.objects.all():
        paper.file.save("guide.pdf", ContentFile(_pdf()))
    return pages["section"]


def _pdf() -> bytes:
    """A real one, of one empty page."""
    writer, target = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(target)
    return target.getvalue()


def exported(root: Page) -> io.BytesIO:
    target = io.BytesIO()
    export_pages(root, target, origin="Maison de la Rénovation")
    return target


def test_they_arrive_as_drafts_and_link_to_one_another(section: Page, other_site: Site) -> None:
    imported = import_pages(exported(section), parent=other_site.root_page, by=None)

    top = imported.pages[0]
    assert (top.title, top.live, len(imported.pages)) == ("Comprendre", False, 3)
    assert isinstance(top.specific, SectionIndexPage)
    first, second = ContentPage.objects.descendant_of(other_site.root_page).order_by("path")
    assert f'id="{first.pk}"' in second.body[0].value.source
    assert second.body[1].value["target"]["page"].pk == first.pk
    assert [block.block_type for block in first.body] == [
        block.block_type for block in ContentPage.objects.descendant_of(section).order_by("path")[0].body
    ]
    assert second.get_latest_revision_as_object().body[1].value["target"]["page"].pk == first.pk
    assert imported.lost_links == 0


def test_media_and_child_records_arrive_with_them(
    section: Page, site: Site, other_site: Site, other_platform: Platform
) -> None:
    renovations = Page.objects.get(slug="ils-ont-renove")
    resources = Page.objects.get(slug="documents")

    import_pages(exported(renovations), parent=other_site.root_page, by=None)
    import_pages(exported(resources), parent=other_site.root_page, by=None)

    photo = RenovationPage.objects.descendant_of(other_site.root_page).get().photos.get()
    assert (photo.alternative, photo.moment) == ("La façade isolée", "apres")
    assert photo.image.collection == collection_of(other_platform)
    paper = ResourcePage.objects.descendant_of(other_site.root_page).get().document
    assert paper.collection == collection_of(other_platform)
    assert paper.title == "Guide"


def test_every_kind_of_page_keeps_its_fields(section: Page, site: Site, other_site: Site) -> None:
    """Words, figures, dates, choices: the same there as here, whatever the kind."""
    load_parameters(entries=seed_entries(), at=timezone.now())
    for root in site.root_page.get_children():
        imported = import_pages(exported(root), parent=other_site.root_page, by=None)

        originals = root.get_descendants(inclusive=True).order_by("path").specific()
        for original, copy in zip(originals, imported.pages, strict=True):
            fields = [one for one in travelling_fields(type(original)) if type(one).__name__ in PLAIN]
            kept = copy.specific_class.objects.get(pk=copy.pk)
            assert {one.name: one.value_from_object(kept) for one in fields} == {
                one.name: one.value_from_object(original) for one in fields
            }


def test_twice_makes_two_drafts_side_by_side(section: Page, other_site: Site) -> None:
    parcel = exported(section)
    import_pages(parcel, parent=other_site.root_page, by=None)
    import_pages(parcel, parent=other_site.root_page, by=None)

    assert [page.slug for page in other_site.root_page.get_children()] == ["comprendre", "comprendre-2"]


def test_the_commands_say_what_they_did(
    section: Page, other_site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = str(tmp_path / "pages.zip")

    call_command("export_pages", "--page", str(section.pk), "--output", archive)
    call_command("import_pages", archive, "--parent", str(other_site.root_page_id))

    said = capsys.readouterr().out
    assert "3 pages écrites" in said
    assert "3 pages importées comme brouillons" in said


def test_who_administers_the_site_does_both_in_the_admin(
    section: Page, site: Site, other_site: Site, site_administrator: User
) -> None:
    sync_editor_groups(site_administrator)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, site_administrator)
    assert client.get("/cms/echanges/").status_code == 200

    answer = client.get("/cms/echanges/export/", {"page": section.pk})
    archive = io.BytesIO(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    archive.name = "pages.zip"
    page = client.post("/cms/echanges/", {"archive": archive, "parent": site.root_page_id}).content.decode()

    assert "3 pages importées, comme brouillons" in page
    assert client.get("/cms/echanges/export/", {"page": other_site.root_page_id}).status_code == 404
    archive.seek(0)
    refused = client.post("/cms/echanges/", {"archive": archive, "parent": other_site.root_page_id})
    assert "pages importées" not in refused.content.decode()


def test_an_editor_has_no_exchange(site: Site, editor: User) -> None:
    sync_editor_groups(editor)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, editor)

    assert client.get("/cms/echanges/").status_code in {302, 403}


def test_nothing_is_left_of_a_refused_import(section: Page, other_site: Site) -> None:
    before = (Page.objects.count(), Image.objects.count(), Document.objects.count())
    renovations = Page.objects.get(slug="ils-ont-renove")

    def spoil(content: dict[str, object]) -> None:
        content["pages"][1]["fields"]["area_m2"] = "beaucoup"  # type: ignore[index]

    with pytest.raises(ValueError, match=r"Page 2 .*n’est pas valable"):
        import_pages(changed(exported(renovations), spoil), parent=other_site.root_page, by=None)

    assert (Page.objects.count(), Image.objects.count(), Document.objects.count()) == before
