"""The team's rooms of the directory: requests, moderation, charter, hidden entries, offer, register."""

import uuid
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from time_machine import TimeMachineFixture

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from renovation.professionals.enums import Moderation, RequestKind
from renovation.professionals.models import (
    CharterMember,
    Company,
    DirectorySettings,
    EntryPhoto,
    EntryRequest,
    EntryWords,
    HiddenEntry,
)
from renovation.professionals.operations import Claimant, Words, ask_claim, propose_photo, propose_words
from renovation.territories.models import Commune
from tests.backoffice.conftest import Desk
from tests.factories.entries import NOW, entry_request, firms, open_directory, proven_claim
from tests.renovation.documents.samples import jpeg

ROOMS = ["directory_requests", "directory_moderation", "charter", "hidden_entries", "rotation_register", "offer"]


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))


@pytest.fixture
def company(communes: list[Commune]) -> Company:
    return firms(communes[0], 2)[0]


def at(name: str, *args: object) -> str:
    return reverse(f"backoffice:{name}", args=args)


def test_a_request_is_treated_and_answered(desk: Client, platform: Platform, company: Company) -> None:
    request = entry_request(platform, company)
    assert company.name in desk.get(at("directory_requests")).content.decode()

    typed = {"state": "done", "note": "Appelé", "answer": "C’est transmis."}
    assert desk.post(at("directory_request", request.pk), typed).status_code == 302

    request.refresh_from_db()
    assert (request.state, request.note) == ("done", "Appelé")
    assert Mail.objects.filter(template="entry_request_answered").count() == 1
    assert company.name not in desk.get(at("directory_requests")).content.decode()
    assert company.name in desk.get(at("directory_requests"), {"state": "all"}).content.decode()


def test_the_menu_and_the_tabs_count_what_waits(desk: Client, platform: Platform, company: Company) -> None:
    entry_request(platform, company)
    propose_words(claim=proven_claim(platform, company), words=Words("Couvreur", "", ""), now=NOW)

    page = desk.get(at("directory_requests")).content.decode()

    assert 'Professionnels <span class="number">2<span class="visually-hidden"> en attente' in page
    assert "Demandes (1)" in page
    assert "À relire (1)" in page


def test_long_lists_have_pages(
    desk: Client, platform: Platform, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backoffice.lists.LINES", 2)
    for year in (2023, 2024, 2025):
        CharterMember.objects.create(
            platform=platform,
            siret=company.pk,
            company_name=f"Signataire {year}",
            signed_on=date(year, 1, 1),
            ends_on=date(year, 12, 31) if year == 2023 else None,
            added_by_id=uuid.uuid4(),
            added_at=NOW,
        )

    first = desk.get(at("charter")).content.decode()
    second = desk.get(at("charter"), {platform.slug: "2"}).content.decode()

    assert [name in first for name in ("Signataire 2024", "Signataire 2025", "Signataire 2023")] == [True, True, False]
    assert f'href="?{platform.slug}=2"' in first
    assert "Signataire 2023" in second


def test_the_lists_of_moderation_have_pages_of_their_own(
    desk: Client, platform: Platform, communes: list[Commune], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backoffice.lists.LINES", 2)
    for each in firms(communes[0], 3):
        claim = proven_claim(platform, each)
        propose_words(claim=claim, words=Words("Couvreur", "", ""), now=NOW)
    EntryWords.objects.update(state=Moderation.PUBLISHED)

    page = desk.get(at("directory_moderation"), {"textes": "2"}).content.decode()

    assert page.count("Renvoyer le lien") == 2
    assert page.count("Retirer<span") == 1
    assert 'href="?textes=2&amp;reconnues=2"' in page
    assert 'href="?textes=1"' in page


@pytest.mark.parametrize("typed", [{"state": "brûlée"}, {"state": ""}, {"state": "done", "note": "x" * 2000}])
def test_f1_a_wrong_treatment_is_told_and_changes_nothing(
    desk: Client, platform: Platform, company: Company, typed: dict[str, str]
) -> None:
    request = entry_request(platform, company)

    assert desk.post(at("directory_request", request.pk), typed).status_code == 422
    assert EntryRequest.objects.get().state == "new"


def test_d1_the_manager_hides_and_the_adviser_does_not(
    desk: Client, at_desk: Desk, manager: User, platform: Platform, company: Company
) -> None:
    request = entry_request(platform, company, RequestKind.OBJECTION)
    typed = {"hide-scope": "entry", "hide-reason": "objection", "hide-note": ""}
    assert desk.post(at("entry_hide", request.pk), typed).status_code == 403
    assert Entry.objects.filter(action=Action.ACCESS_REFUSED).count() == 1

    office = at_desk(manager)
    assert office.post(at("entry_hide", request.pk), typed).status_code == 302

    hidden = HiddenEntry.objects.get()
    assert (hidden.request, hidden.hidden_by_id) == (request, manager.pk)
    assert company.name in desk.get(at("hidden_entries")).content.decode()
    assert desk.post(at("entry_show", hidden.pk)).status_code == 403
    assert office.post(at("entry_show", hidden.pk)).status_code == 302
    assert HiddenEntry.objects.standing().count() == 0


def test_a_text_and_a_photo_are_read_then_shown(desk: Client, platform: Platform, company: Company) -> None:
    claim = proven_claim(platform, company)
    words = propose_words(claim=claim, words=Words("Couvreur", "", ""), now=NOW)
    upload = SimpleUploadedFile("toit.jpg", jpeg())
    photo = propose_photo(claim=claim, upload=upload, caption="Toit isolé", now=NOW)
    page = desk.get(at("directory_moderation")).content.decode()
    assert "Couvreur" in page
    assert 'alt="Toit isolé"' in page
    assert desk.get(at("photo_file", photo.pk)).status_code == 200

    seen = {"decision": "publish", "proposed_at": words.proposed_at.isoformat()}
    desk.post(at("words_moderate", words.pk), seen)
    desk.post(at("photo_moderate", photo.pk), {"decision": "refuse", "reason": ""})
    assert EntryPhoto.objects.get().state == Moderation.WAITING
    desk.post(at("photo_moderate", photo.pk), {"decision": "refuse", "reason": "Un visage se voit."})

    assert EntryWords.objects.get().state == Moderation.PUBLISHED
    assert EntryPhoto.objects.count() == 0
    assert Entry.objects.filter(action=Action.ENTRY_MODERATED).count() == 2


def test_what_the_firm_changed_meanwhile_is_not_published_unread(
    desk: Client, platform: Platform, company: Company
) -> None:
    words = propose_words(claim=proven_claim(platform, company), words=Words("Couvreur", "", ""), now=NOW)

    desk.post(at("words_moderate", words.pk), {"decision": "publish", "proposed_at": "2026-01-01T00:00:00+00:00"})

    assert EntryWords.objects.get().state == Moderation.WAITING


def test_the_team_recognises_a_firm_without_address(desk: Client, platform: Platform, company: Company) -> None:
    Company.objects.update(email="")
    company.refresh_from_db()
    claimant = Claimant("D. Faivre", "06 00 00 00 00", "d@e.example")
    claim = ask_claim(platform=platform, company=company, claimant=claimant, key=uuid.uuid4(), now=NOW)
    assert "D. Faivre" in desk.get(at("directory_moderation")).content.decode()

    desk.post(at("claim_decide", claim.pk), {"decision": "accept"})
    desk.post(at("claim_link", claim.pk))
    desk.post(at("claim_end", claim.pk))

    claim.refresh_from_db()
    assert claim.state == "ended"
    assert list(Mail.objects.values_list("recipient", flat=True).distinct()) == ["d@e.example"]


def test_the_manager_keeps_the_charter(at_desk: Desk, manager: User, platform: Platform, company: Company) -> None:
    office = at_desk(manager)
    settings = {"charter_name": "Charte", "charter_meaning": "Devis détaillés.", "introductions_open": "on"}
    assert office.post(at("charter_settings", platform.pk), settings).status_code == 302
    assert DirectorySettings.objects.get().introductions_open

    typed = {"siret": f"{company.pk[:9]} {company.pk[9:]}", "signed_on": "2026-01-01", "ends_on": ""}
    assert office.post(at("charter_sign", platform.pk), typed).status_code == 302
    assert office.post(at("charter_sign", platform.pk), typed).status_code == 422
    member = CharterMember.objects.get()
    assert company.name in office.get(at("charter")).content.decode()
    assert office.post(at("charter_end", member.pk), {"last_day": "2025-01-01"}).status_code == 422
    assert office.post(at("charter_end", member.pk), {"last_day": "2026-11-24"}).status_code == 302
    member.refresh_from_db()
    assert (member.added_by_id, member.ended_by_id) == (manager.pk, manager.pk)


@pytest.mark.parametrize(
    "typed",
    [
        {"siret": "123", "signed_on": "2026-01-01"},
        {"siret": "99999999999999", "signed_on": "2026-01-01"},
        {"siret": "", "signed_on": ""},
        {"siret": "10000000000011", "signed_on": "hier"},
        {"siret": "10000000000011", "signed_on": "2026-02-01", "ends_on": "2026-01-01"},
    ],
)
def test_f1_a_wrong_signature_is_told_with_what_was_typed(
    at_desk: Desk, manager: User, platform: Platform, company: Company, typed: dict[str, str]
) -> None:
    open_directory(platform)

    answer = at_desk(manager).post(at("charter_sign", platform.pk), typed)

    assert answer.status_code == 422
    assert f'value="{typed["siret"]}"' in answer.content.decode() or not typed["siret"]
    assert CharterMember.objects.count() == 0


def test_a_label_without_a_meaning_is_refused(at_desk: Desk, manager: User, platform: Platform) -> None:
    assert at_desk(manager).post(at("charter_settings", platform.pk), {"charter_name": "Charte"}).status_code == 422
    assert DirectorySettings.objects.count() == 0


@pytest.mark.parametrize("name", ROOMS)
def test_each_room_opens_empty_for_the_team_and_not_for_the_editor(
    name: str, desk: Client, at_desk: Desk, editor: User, company: Company
) -> None:
    assert desk.get(at(name)).status_code == 200
    assert at_desk(editor).get(at(name)).status_code == 403


def test_the_region_reads_the_offer_and_nothing_else(at_desk: Desk, region_reader: User, company: Company) -> None:
    client = at_desk(region_reader)

    assert "Isolation des combles perdus" in client.get(at("offer")).content.decode()
    assert {client.get(at(name)).status_code for name in ROOMS[:-1]} == {403}


def test_d2_the_rooms_of_a_colleague_elsewhere_show_nothing_of_ours(
    at_desk: Desk, adviser_elsewhere: User, platform: Platform, company: Company
) -> None:
    request, claim = entry_request(platform, company), proven_claim(platform, company)
    words = propose_words(claim=claim, words=Words("Couvreur", "", ""), now=NOW)
    upload = SimpleUploadedFile("toit.jpg", jpeg())
    photo = propose_photo(claim=claim, upload=upload, caption="Toit", now=NOW)
    client = at_desk(adviser_elsewhere)

    for name in ROOMS:
        assert company.name not in client.get(at(name)).content.decode(), name
    addresses = [
        at("directory_request", request.pk),
        at("claim_decide", claim.pk),
        at("claim_link", claim.pk),
        at("claim_end", claim.pk),
        at("words_moderate", words.pk),
        at("photo_moderate", photo.pk),
    ]
    assert {client.post(address).status_code for address in addresses} == {404}
    assert client.get(at("photo_file", photo.pk)).status_code == 404
