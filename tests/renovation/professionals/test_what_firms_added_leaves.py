"""What a firm added leaves when it asks so, and a year after it left the list."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from renovation.documents.models import Document
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from renovation.professionals.models import Company, EntryClaim, EntryPhoto, EntryWords
from renovation.professionals.operations import (
    Words,
    forget_additions,
    moderate_words,
    propose_photo,
    propose_words,
    remove_words,
)
from renovation.territories.models import Commune
from tests.factories.entries import NOW, firms, proven_claim
from tests.renovation.documents.samples import jpeg

MONTHS = 12


@pytest.fixture
def claim(platform: Platform, communes: list[Commune]) -> EntryClaim:
    """A firm with a text that is shown, another that waits, and a photo."""
    claim = proven_claim(platform, firms(communes[0])[0])
    words = propose_words(claim=claim, words=Words("Couvreur", "8 h à 18 h", ""), now=NOW)
    moderate_words(words_id=words.pk, published=True, reason="", proposed_at=NOW, author_id=uuid.uuid4(), now=NOW)
    propose_words(claim=claim, words=Words("Couvreur et zingueur", "", ""), now=NOW)
    propose_photo(claim=claim, upload=SimpleUploadedFile("toit.jpg", jpeg()), caption="Toit", now=NOW)
    return claim


def added() -> tuple[int, int, int, int]:
    return (
        EntryClaim.objects.count(),
        EntryWords.objects.count(),
        EntryPhoto.objects.count(),
        Document.objects.count(),
    )


def test_a_firm_takes_its_text_away_at_once(claim: EntryClaim) -> None:
    remove_words(claim=claim)

    assert added() == (1, 0, 1, 1)
    assert Entry.objects.filter(action=Action.ENTRY_MODERATED, detail__by="firm").count() == 1


def test_what_was_added_to_an_entry_in_the_list_stays(claim: EntryClaim) -> None:
    assert forget_additions(now=NOW + timedelta(days=3000), months=MONTHS) == 0
    assert added() == (1, 2, 1, 1)


def test_what_was_added_leaves_a_year_after_the_firm(claim: EntryClaim) -> None:
    Company.objects.update(gone_on=NOW.date())
    assert forget_additions(now=NOW + timedelta(days=300), months=MONTHS) == 0

    assert forget_additions(now=NOW + timedelta(days=400), months=MONTHS) == 4

    assert added() == (0, 0, 0, 0)
    assert Entry.objects.filter(action=Action.ENTRY_CLAIM_ENDED).count() == 1
