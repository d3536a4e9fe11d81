"""Pictures that editors placed are served; nothing else of the files is."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

pytestmark = pytest.mark.django_db


def stored(name: str) -> str:
    return default_storage.save(name, ContentFile(b"content"))


def test_a_picture_is_served_as_what_its_name_says(client: Client) -> None:
    answer = client.get(f"/media/{stored('images/facade.jpg')}")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert b"".join(answer.streaming_content) == b"content"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["original_images/facade.jpg", "documents/guide.pdf", "images/page.html"])
def test_e6_originals_documents_and_other_files_are_not(client: Client, name: str) -> None:
    assert client.get(f"/media/{stored(name)}").status_code == 404


@pytest.mark.parametrize("name", ["images/../original_images/x.jpg", "images/none.jpg", "images//x.jpg"])
def test_f1_strange_names_are_not_found(client: Client, name: str) -> None:
    assert client.get(f"/media/{name}").status_code == 404
