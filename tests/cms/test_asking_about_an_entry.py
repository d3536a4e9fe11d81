"""Errors told by visitors; firms that correct, object, claim and complete their entry."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from time_machine import TimeMachineFixture

from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from renovation.professionals.enums import HiddenReason, HiddenScope
from renovation.professionals.links import link_token
from renovation.professionals.models import Company, EntryClaim, EntryPhoto, EntryRequest, EntryWords
from renovation.professionals.operations import hide_entry, moderate_photo
from tests.cms.guarded import opened_a_minute_ago
from tests.factories.entries import NOW, proven_claim
from tests.renovation.documents.samples import jpeg

pytestmark = pytest.mark.usefixtures("directory")
FIRST = "10000000000011"
KEY = "c" * 32
ERROR = {"subject": "contact", "text": "Le numéro ne répond plus.", "email": ""}
FIRM = {"kind": "objection", "asked_by": "D. Faivre, gérante", "email": "d@e.example", "text": "Je m’y oppose."}


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC), tick=False)


@pytest.fixture
def company() -> Company:
    return Company.objects.get(pk=FIRST)


def address(page: str) -> str:
    return f"/annuaire/{FIRST}/{page}/"


@pytest.mark.parametrize(("page", "typed", "kind"), [("signaler", ERROR, "error"), ("entreprise", FIRM, "objection")])
def test_a_request_reaches_the_team(visitor: Client, page: str, typed: dict[str, str], kind: str) -> None:
    answer = visitor.post(address(page), {**typed, "opened": opened_a_minute_ago(KEY)})

    assert answer["Location"] == address("demande-recue")
    request = EntryRequest.objects.get()
    assert (request.kind, request.siret, request.text) == (kind, FIRST, typed["text"])
    assert visitor.get(address("demande-recue")).status_code == 200


@pytest.mark.parametrize(("page", "typed"), [("signaler", ERROR), ("entreprise", FIRM)])
@pytest.mark.parametrize("wrong", [{"text": ""}, {"website": "robot"}, {"opened": "faux"}, {"email": "faux"}])
def test_f1_g2_a_wrong_form_is_shown_again_with_all_that_was_typed(
    visitor: Client, page: str, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    sent = {**typed, "opened": opened_a_minute_ago(KEY), **wrong}

    answer = visitor.post(address(page), sent)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "<title>Erreur" in shown
    assert sent["text"].replace("’", "’") in shown
    assert EntryRequest.objects.count() == 0


def test_g1_requests_are_limited(visitor: Client) -> None:
    statuses = [
        visitor.post(address("signaler"), {**ERROR, "opened": opened_a_minute_ago(str(number) * 32)}).status_code
        for number in range(10)
    ]
    assert set(statuses) == {302}

    assert visitor.post(address("signaler"), {**ERROR, "opened": opened_a_minute_ago("a" * 32)}).status_code == 429


def test_nothing_is_asked_about_an_entry_that_is_hidden(visitor: Client, platform: Platform, company: Company) -> None:
    hide_entry(
        platform=platform,
        company=company,
        scope=HiddenScope.ENTRY,
        reason=HiddenReason.OBJECTION,
        note="",
        request=None,
        author_id=platform.pk,
        now=NOW,
    )

    assert {visitor.get(address(page)).status_code for page in ("signaler", "entreprise", "entreprise/completer")} == {
        404
    }
    assert visitor.get(f"/annuaire/{FIRST}/").status_code == 404
    assert visitor.get(f"/api/annuaire/v1/entreprises/{FIRST}/").status_code == 404


def test_a_firm_claims_its_entry_and_proposes_its_words(visitor: Client) -> None:
    form = {"contact_name": "D. Faivre, gérante", "phone": "", "opened": opened_a_minute_ago(KEY)}
    to_code = visitor.post(address("entreprise/completer"), form)["Location"]
    assert "contact@entreprise.example" not in visitor.get(to_code).content.decode()
    code = re.search(r"\b\d{6}\b", Mail.objects.get(template="entry_code").text)
    assert code is not None

    wrong = visitor.post(to_code, {"code": f"{(int(code.group()) + 1) % 10**6:06d}"})
    assert (wrong.status_code, "pas le bon" in wrong.content.decode()) == (422, True)
    own = visitor.post(to_code, {"code": code.group()})["Location"]
    words = {"description": "Couvreur à Besançon", "hours": "8 h à 18 h", "website": "couvreur.example"}
    assert visitor.post(own, words).status_code == 302

    assert EntryWords.objects.get().website == "https://couvreur.example"
    assert "attend d’être lu" in visitor.get(own).content.decode()
    assert "Couvreur à Besançon" not in visitor.get(f"/annuaire/{FIRST}/").content.decode()


def test_without_an_address_in_the_list_a_number_to_call_is_asked(visitor: Client, company: Company) -> None:
    Company.objects.filter(pk=company.pk).update(email="")
    form = {"contact_name": "D. Faivre", "phone": "", "email": "d@e.example", "opened": opened_a_minute_ago(KEY)}

    assert visitor.post(address("entreprise/completer"), form).status_code == 422
    answer = visitor.post(address("entreprise/completer"), form | {"phone": "06 00 00 00 00"})

    assert answer["Location"] == address("demande-recue")
    assert EntryClaim.objects.get().state == "to_check"


@pytest.fixture
def own(platform: Platform, company: Company) -> str:
    """The personal address of the firm."""
    return f"/annuaire/ma-fiche/{link_token(proven_claim(platform, company).pk)}/"


def test_a_photo_is_seen_by_its_firm_and_then_by_all_once_published(
    visitor: Client, own: str, platform: Platform
) -> None:
    upload = SimpleUploadedFile("toit.jpg", jpeg())
    assert visitor.post(f"{own}photos/", {"file": upload, "caption": "Toit isolé"}).status_code == 302
    photo = EntryPhoto.objects.get()
    public = f"/annuaire/photos/{photo.pk}/"
    assert visitor.get(f"{own}photos/{photo.pk}/").status_code == 200
    assert visitor.get(public).status_code == 404

    moderate_photo(photo_id=photo.pk, published=True, reason="", author_id=platform.pk, now=NOW)

    answer = visitor.get(public)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert 'alt="Toit isolé"' in visitor.get(f"/annuaire/{FIRST}/").content.decode()
    visitor.post(f"{own}photos/{photo.pk}/retirer/")
    assert visitor.get(public).status_code == 404


@pytest.mark.parametrize(
    "make", [lambda: SimpleUploadedFile("a.pdf", b"%PDF-1.4"), lambda: SimpleUploadedFile("a.jpg", b"x"), lambda: ""]
)
def test_f1_a_wrong_photo_is_told_beside_its_field(visitor: Client, own: str, make: Callable[[], object]) -> None:
    answer = visitor.post(f"{own}photos/", {"file": make(), "caption": "Toit isolé"})

    assert answer.status_code == 422
    assert "Toit isolé" in answer.content.decode()
    assert EntryPhoto.objects.count() == 0


def test_f1_an_empty_text_is_an_error(visitor: Client, own: str) -> None:
    assert visitor.post(own, {"description": "", "hours": "", "website": ""}).status_code == 422


@pytest.mark.parametrize("token", ["mot", "a.b", "é"])
def test_d2_a_wrong_link_opens_nothing(visitor: Client, token: str) -> None:
    assert visitor.get(f"/annuaire/ma-fiche/{token}/").status_code == 404
    assert visitor.post(f"/annuaire/ma-fiche/{token}/", {"description": "x"}).status_code == 404


def test_g2_other_words_sent_with_the_same_form_are_kept_and_may_be_sent_again(visitor: Client) -> None:
    first = ERROR | {"opened": opened_a_minute_ago(KEY)}
    assert visitor.post(address("signaler"), first).status_code == 302

    again = visitor.post(address("signaler"), first | {"text": "Le site aussi est faux."})

    page = again.content.decode()
    assert again.status_code == 422
    assert "déjà partie, avec d’autres mots" in page
    assert "Le site aussi est faux.</textarea>" in page
    assert first["opened"] not in page
    assert EntryRequest.objects.get().text == ERROR["text"]


def test_a_firm_takes_its_text_away(visitor: Client, own: str) -> None:
    visitor.post(own, {"description": "Couvreur", "hours": "", "website": ""})
    assert "Retirer mon texte" in visitor.get(own).content.decode()

    assert visitor.post(f"{own}texte/retirer/").status_code == 302

    assert EntryWords.objects.count() == 0
    assert "Retirer mon texte" not in visitor.get(own).content.decode()


def test_d5_pages_of_a_personal_link_are_kept_by_nobody(visitor: Client, own: str) -> None:
    assert visitor.get(own)["Cache-Control"] == "no-store, private"
