"""Archives that are malformed, hostile or too recent are refused, line by line."""

import io
import json
import zipfile
from typing import Any

import pytest
from wagtail.models import Page, Site

from cms.models import ContentPage
from cms.rules.transfer import Entry, TransferRefused, archive_faults
from cms.transfer.exporting import export_pages
from cms.transfer.importing import import_pages
from renovation.platforms.models import Platform
from tests.cms.transfer.archives import archive, changed, files_of, sealed
from tests.factories.pages import stream


@pytest.fixture
def parcel(site: Site, platform: Platform) -> io.BytesIO:
    page = site.root_page.add_child(
        instance=ContentPage(title="Isoler", body=stream(("text", "<h2>Le toit</h2><p>D’abord.</p>")))
    )
    target = io.BytesIO()
    export_pages(page, target, origin=platform.name)
    return target


def refusal(source: io.BytesIO, site: Site) -> list[str]:
    before = Page.objects.count()
    with pytest.raises(TransferRefused) as refused:
        import_pages(source, parent=site.root_page, by=None)
    assert Page.objects.count() == before
    return [line.replace("\u00a0", " ") for line in refused.value.lines]


def test_what_is_no_archive_is_refused(site: Site) -> None:
    assert refusal(io.BytesIO(b"PK pas vraiment"), site) == ["Ce fichier n’est pas une archive ZIP lisible."]


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_that_was_damaged_is_refused(site: Site, packing: int) -> None:
    """Its directory is whole; the bytes of its first file are not."""
    words = b"".join(b"%d, " % number for number in range(2000))
    data = bytearray(archive({"manifest.json": words, "pages.json": b"{}"}, packing).getvalue())
    data[60:260] = b"\xff" * 200

    assert refusal(io.BytesIO(data), site) == ["Ce fichier n’est pas une archive ZIP lisible."]


def test_an_archive_of_something_else_is_refused_with_each_reason(site: Site) -> None:
    lines = refusal(archive({"../../etc/passwd": b"x", "lettre.txt": b"y"}), site)

    assert "Le fichier « ../../etc/passwd » n’a pas sa place dans l’archive." in lines
    assert "Le fichier « manifest.json » manque." in lines
    assert len(lines) == 4


def test_a_newer_version_is_refused_with_what_to_do(parcel: io.BytesIO, site: Site) -> None:
    lines = refusal(sealed(files_of(parcel), version=2), site)

    assert "version plus récente" in lines[0]
    assert "Mettez d’abord cette installation à jour" in lines[0]


@pytest.mark.parametrize("version", ["1", None, True, 0])
def test_a_version_that_is_no_number_is_refused(parcel: io.BytesIO, site: Site, version: Any) -> None:
    assert refusal(sealed(files_of(parcel), version=version), site) == ["La version de l’export n’est pas lisible."]


def test_a_file_that_was_altered_is_refused(parcel: io.BytesIO, site: Site) -> None:
    files = files_of(parcel)

    lines = refusal(archive(files | {"pages.json": files["pages.json"] + b" "}), site)

    assert lines == ["Le fichier « pages.json » est abîmé, manque ou n’est pas annoncé."]


def test_a_bomb_is_not_unpacked(parcel: io.BytesIO, site: Site) -> None:
    lines = refusal(sealed(files_of(parcel) | {"media/image-1.jpg": b"\0" * (11 * 1024 * 1024)}), site)

    assert lines == ["Le fichier « media/image-1.jpg » dépasse 10 Mo."]
    assert "dépasse 200 Mo" in archive_faults([Entry(f"media/image-{n}.jpg", 9_000_000) for n in range(30)])[0]
    assert "1001 fichiers" in archive_faults([Entry(f"media/image-{n}.jpg", 1) for n in range(1001)])[0]


def test_an_image_that_is_none_is_refused(parcel: io.BytesIO, site: Site) -> None:
    files = files_of(parcel) | {"media/image-1.jpg": b"<svg onload='x'/>"}
    content = json.loads(files["pages.json"])
    content["images"] = [{"id": 1, "title": "Dessin", "path": "media/image-1.jpg"}]

    lines = refusal(sealed(files | {"pages.json": json.dumps(content).encode()}), site)

    assert lines[0].startswith("media/image-1.jpg (ligne 1) :")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"kind": "HomePage"}, "Page 1 : le type « HomePage » n’existe pas ici."),
        ({"kind": "User"}, "Page 1 : le type « User » n’existe pas ici."),
        ({"slug": "../x"}, "Page 1 : l’identifiant « ../x » n’est pas valable."),
        ({"title": " "}, "Page 1 : le titre ou l’identifiant manque."),
        ({"id": "1"}, "Page 1 : elle n’a pas la forme attendue."),
        ({"fields": []}, "Page 1 : elle n’a pas la forme attendue."),
        ({"kind": ["ContentPage"]}, "Page 1 : le type « ['ContentPage'] » n’existe pas ici."),
        ({"tags": {"bois": 1}}, "Page 1 : « tags » n’est pas une liste."),
        ({"categories": 3}, "Page 1 : « categories » n’est pas une liste."),
        ({"rows": ["une"]}, "Page 1 : « rows » n’a pas la forme attendue."),
        ({"rows": {"hours": 3}}, "Page 1 : « rows » n’a pas la forme attendue."),
        ({"title": "Isoler\0"}, "pages.json contient un caractère interdit, qui ne peut pas être enregistré."),
        ({"tags": ["\ud800"]}, "pages.json contient un caractère interdit, qui ne peut pas être enregistré."),
        ({"kind": "ArticlePage"}, "Page 1 : une page « Actualité » ne peut pas être sous « Page d’accueil »."),
    ],
)
def test_a_page_that_cannot_be_is_told_by_its_line(
    parcel: io.BytesIO, site: Site, fields: dict[str, Any], line: str
) -> None:
    assert line in refusal(changed(parcel, lambda content: content["pages"][0].update(fields)), site)


def test_a_parent_that_is_no_number_is_told(parcel: io.BytesIO, site: Site) -> None:
    def change(content: dict[str, Any]) -> None:
        content["pages"].append(content["pages"][0] | {"id": 987654, "parent": [content["pages"][0]["id"]]})

    lines = refusal(changed(parcel, change), site)

    assert lines == ["Page 2 : sa page parente n’est pas dans l’export, ou vient après elle."]


@pytest.mark.parametrize("value", [[1], 3, None, "mot"])
def test_a_block_of_another_shape_is_told(parcel: io.BytesIO, site: Site, value: Any) -> None:
    def change(content: dict[str, Any]) -> None:
        content["pages"][0]["fields"]["body"] = [{"type": "action", "value": value}]

    assert refusal(changed(parcel, change), site)[0].startswith("Page 1 (« Isoler ») : le champ « contenu »")


def test_a_block_that_the_editor_would_refuse_is_told(parcel: io.BytesIO, site: Site) -> None:
    def change(content: dict[str, Any]) -> None:
        both = {"label": "Lire", "target": {"page": None, "destination": ""}}
        content["pages"][0]["fields"]["body"] = [{"type": "action", "value": both}]

    lines = refusal(changed(parcel, change), site)

    assert lines[0].startswith("Page 1 (« Isoler ») : le champ « contenu » n’est pas valable (Choisissez")


def test_f5_no_script_travels(parcel: io.BytesIO, site: Site) -> None:
    def change(content: dict[str, Any]) -> None:
        text = '<p onclick="x()">Bonjour<script>alert(1)</script> <a href="javascript:x()">ici</a></p>'
        content["pages"][0]["fields"]["body"] = [{"type": "text", "value": text}]

    imported = import_pages(changed(parcel, change), parent=site.root_page, by=None)

    kept = ContentPage.objects.get(pk=imported.pages[0].pk).body[0].value.source
    assert "Bonjour" in kept
    assert not [word for word in ("<script", "onclick", "javascript:") if word in kept]


def test_links_to_what_is_not_here_are_dropped_and_counted(parcel: io.BytesIO, site: Site) -> None:
    def change(content: dict[str, Any]) -> None:
        text = '<p><a linktype="page" id="987654">Ailleurs</a></p>'
        content["pages"][0]["fields"]["body"] = [{"type": "text", "value": text}]

    imported = import_pages(changed(parcel, change), parent=site.root_page, by=None)

    assert imported.lost_links == 1
    assert "Ailleurs" in ContentPage.objects.get(pk=imported.pages[0].pk).body[0].value.source
