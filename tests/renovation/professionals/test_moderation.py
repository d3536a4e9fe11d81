"""Nothing that a firm writes or shows is seen before the platform has read it."""

import io
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from renovation.documents.models import Document
from renovation.documents.rules import DocumentRefused
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from renovation.professionals.models import Company, EntryClaim, EntryPhoto, EntryWords
from renovation.professionals.operations import (
    Words,
    moderate_photo,
    moderate_words,
    propose_photo,
    propose_words,
    remove_photo,
)
from renovation.professionals.queries import entry_of, published_photo
from renovation.professionals.refusals import EntryRefused
from renovation.professionals.rules.claims import MOST_PHOTOS, PHOTO_LONGEST_PX
from renovation.territories.models import Commune
from tests.factories.entries import NOW, firms, proven_claim
from tests.factories.professionals import TODAY
from tests.renovation.documents.samples import jpeg

AUTHOR = uuid.uuid4()
WORDS = Words("Couvreur à Besançon.", "Du lundi au vendredi", "https://couvreur.example")


@pytest.fixture
def company(communes: list[Commune]) -> Company:
    return firms(communes[0])[0]


@pytest.fixture
def claim(platform: Platform, company: Company) -> EntryClaim:
    return proven_claim(platform, company)


def photo_file(content: bytes | None = None, name: str = "toit.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg(with_gps=True) if content is None else content)


def large() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3000, 2000), "peru").save(out, "PNG")
    return out.getvalue()


def decide(words: EntryWords, *, published: bool, reason: str = "") -> EntryWords:
    return moderate_words(
        words_id=words.pk,
        published=published,
        reason=reason,
        proposed_at=words.proposed_at,
        author_id=AUTHOR,
        now=NOW,
    )


def shown(company: Company, platform: Platform) -> EntryWords | None:
    entry = entry_of(company.pk, platform_id=platform.pk, on=TODAY)
    assert entry is not None
    return entry.words


def test_a_text_is_shown_once_it_is_published(platform: Platform, company: Company, claim: EntryClaim) -> None:
    words = propose_words(claim=claim, words=WORDS, now=NOW)
    assert shown(company, platform) is None

    decide(words, published=True)

    found = shown(company, platform)
    assert found is not None
    assert found.description == WORDS.description
    assert Mail.objects.get().template == "entry_moderated"


def test_the_text_of_before_stays_until_the_next_is_read(
    platform: Platform, company: Company, claim: EntryClaim
) -> None:
    decide(propose_words(claim=claim, words=WORDS, now=NOW), published=True)
    later = propose_words(claim=claim, words=Words("Autre texte", "", ""), now=NOW + timedelta(days=1))

    assert shown(company, platform).description == WORDS.description  # type: ignore[union-attr]
    decide(later, published=True)
    assert shown(company, platform).description == "Autre texte"  # type: ignore[union-attr]


def test_what_changed_while_it_was_read_is_read_again(claim: EntryClaim) -> None:
    seen = propose_words(claim=claim, words=WORDS, now=NOW)
    propose_words(claim=claim, words=Words("Promotions !", "", ""), now=NOW + timedelta(minutes=1))

    with pytest.raises(EntryRefused, match="Relisez"):
        decide(seen, published=True)


def test_a_refusal_says_why(claim: EntryClaim) -> None:
    words = propose_words(claim=claim, words=WORDS, now=NOW)
    with pytest.raises(EntryRefused, match="pourquoi"):
        decide(words, published=False)

    decide(words, published=False, reason="Le texte promet une aide.")

    assert "promet une aide" in Mail.objects.get().text


def test_e7_a_photo_is_made_small_and_loses_what_it_tells_of_its_place(claim: EntryClaim) -> None:
    big = propose_photo(claim=claim, upload=photo_file(large(), "toit.png"), caption="Toit", now=NOW)
    small = propose_photo(claim=claim, upload=photo_file(), caption="Mur", now=NOW)

    assert (big.width, big.height) == (PHOTO_LONGEST_PX, 667)
    for photo in (big, small):
        with Image.open(photo.document.file) as stored:
            assert (stored.format, dict(stored.getexif())) == ("JPEG", {})


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.4 pas une photo", "toit.pdf"),
        (b"GIF89a", "toit.gif"),
        (b"\xff\xd8\xff coupee", "toit.jpg"),
        (b"", "a.png"),
    ],
)
def test_e1_e3_what_is_no_photo_is_refused_and_nothing_is_kept(claim: EntryClaim, content: bytes, name: str) -> None:
    with pytest.raises(DocumentRefused):
        propose_photo(claim=claim, upload=photo_file(content, name), caption="Toit", now=NOW)

    assert (Document.objects.count(), EntryPhoto.objects.count()) == (0, 0)


def test_an_entry_has_six_photos_at_most(claim: EntryClaim) -> None:
    for _ in range(MOST_PHOTOS):
        propose_photo(claim=claim, upload=photo_file(), caption="Toit", now=NOW)

    with pytest.raises(DocumentRefused, match="maximum"):
        propose_photo(claim=claim, upload=photo_file(), caption="Toit", now=NOW)


def test_a_photo_is_public_once_it_is_published_and_only_on_its_platform(
    platform: Platform, other_platform: Platform, claim: EntryClaim
) -> None:
    photo = propose_photo(claim=claim, upload=photo_file(), caption="Toit", now=NOW)
    assert published_photo(photo.pk, platform_id=platform.pk) is None

    moderate_photo(photo_id=photo.pk, published=True, reason="", author_id=AUTHOR, now=NOW)

    assert published_photo(photo.pk, platform_id=platform.pk) is not None
    assert published_photo(photo.pk, platform_id=other_platform.pk) is None


def test_e5_a_photo_that_waits_for_the_malware_check_is_not_published(claim: EntryClaim) -> None:
    photo = propose_photo(claim=claim, upload=photo_file(), caption="Toit", now=NOW)
    Document.objects.update(scan_state="pending")

    with pytest.raises(EntryRefused, match="antivirus"):
        moderate_photo(photo_id=photo.pk, published=True, reason="", author_id=AUTHOR, now=NOW)


def test_a_refused_or_removed_photo_leaves_with_its_file(
    claim: EntryClaim, django_capture_on_commit_callbacks: object
) -> None:
    photos = [propose_photo(claim=claim, upload=photo_file(), caption="Toit", now=NOW) for _ in range(2)]
    files = [(photo.document.file.storage, photo.document.file.name) for photo in photos]

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        moderate_photo(photo_id=photos[0].pk, published=False, reason="Un visage", author_id=AUTHOR, now=NOW)
        remove_photo(photo=photos[1])

    assert (Document.objects.count(), EntryPhoto.objects.count()) == (0, 0)
    assert not [name for storage, name in files if storage.exists(name)]
