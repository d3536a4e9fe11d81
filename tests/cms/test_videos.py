"""Videos kept elsewhere: known hosts, a transcript, nothing asked before a click (K6)."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from cms.blocks.videos import VideoBlock
from cms.models import ContentPage
from cms.operations import sync_editor_groups
from cms.rules.videos import video_of
from renovation.accounts.models import User
from tests.door.login import login_agent
from tests.factories.pages import every_block

PEERTUBE = ["tube.example.fr"]


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=3", "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0"),
        ("https://youtu.be/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://www.dailymotion.com/video/x8abcde", "https://geo.dailymotion.com/player.html?video=x8abcde"),
        ("https://tube.example.fr/w/abcDEF123", "https://tube.example.fr/videos/embed/abcDEF123"),
    ],
)
def test_a_known_host_has_a_player(address: str, player: str) -> None:
    found = video_of(address, PEERTUBE)

    assert found is not None
    assert found.player == player


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/watch?v=abcdefghijk",
        "http://www.youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com/watch?v=%22onload",
        "https://www.youtube.com/",
        "https://tube.elsewhere.fr/w/abcDEF123",
        "javascript:alert(1)",
    ],
)
def test_f6_anything_else_is_refused(address: str) -> None:
    assert video_of(address, PEERTUBE) is None


def test_x14_a_video_without_transcript_is_refused() -> None:
    block = VideoBlock()
    typed = {"title": "Ouate", "address": "https://youtu.be/abcdefghijk", "transcript": ""}

    with pytest.raises(ValidationError):
        block.clean(block.to_python(typed))


def test_k6_before_a_click_there_is_a_link_only(visitor: Client, site: Site) -> None:
    site.root_page.add_child(instance=ContentPage(title="Voir", body=every_block()))

    answer = visitor.get("/voir/")
    page = answer.content.decode()

    assert "<iframe" not in page
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in page
    assert "Transcription de la vidéo" in page
    assert "frame-src https://www.youtube-nocookie.com" in answer["Content-Security-Policy"]


def test_its_player_opens_in_the_preview_of_the_editor_too(site: Site, editor: User) -> None:
    page = site.root_page.add_child(instance=ContentPage(title="Voir", body=every_block(), live=False))
    page.save_revision()
    sync_editor_groups(editor)
    admin = Client(SERVER_NAME=site.hostname)
    login_agent(admin, editor)

    policy = admin.get(f"/cms/pages/{page.pk}/view_draft/")["Content-Security-Policy"]

    assert "frame-src 'self' https://www.youtube-nocookie.com" in policy


def test_f3_a_page_without_video_opens_no_frame(visitor: Client) -> None:
    assert "frame-src" not in visitor.get("/")["Content-Security-Policy"]
