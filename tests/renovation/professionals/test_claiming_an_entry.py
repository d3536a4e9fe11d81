"""A firm proves to be the one of an entry by a code sent to the address of the list."""

import re
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from renovation.professionals.enums import ClaimState
from renovation.professionals.links import link_token, read_token
from renovation.professionals.models import Company, EntryClaim
from renovation.professionals.operations import (
    Claimant,
    Proof,
    ask_claim,
    decide_claim,
    end_claim,
    forget_unproven,
    prove_claim,
)
from renovation.professionals.queries.claims import proven_claim as claim_opened
from renovation.professionals.refusals import EntryRefused, FormSentBefore
from renovation.professionals.rules.claims import CODES_PER_DAY, MOST_ATTEMPTS, masked
from renovation.territories.models import Commune
from tests.factories.entries import NOW, firms

CLAIMANT = Claimant("Dominique Faivre", "06 00 00 00 00", "autre@courriel.example")


@pytest.fixture
def company(communes: list[Commune]) -> Company:
    return firms(communes[0])[0]


def ask(platform: Platform, company: Company) -> EntryClaim:
    return ask_claim(platform=platform, company=company, claimant=CLAIMANT, key=uuid.uuid4(), now=NOW)


def sent_code() -> str:
    mail = Mail.objects.filter(template="entry_code").latest("created_at")
    found = re.search(r"\b\d{6}\b", mail.text)
    assert found is not None
    return found.group()


def test_the_code_goes_to_the_address_of_the_list_and_to_no_other(platform: Platform, company: Company) -> None:
    claim = ask(platform, company)

    mail = Mail.objects.get()
    assert (claim.state, mail.recipient, mail.is_secret) == (ClaimState.CODE_SENT, company.email, True)
    assert sent_code() not in EntryClaim.objects.get().code_hash


def test_the_right_code_opens_the_entry_and_mails_the_link(platform: Platform, company: Company) -> None:
    claim = ask(platform, company)

    assert prove_claim(claim_id=claim.pk, code=sent_code(), now=NOW) is Proof.PROVEN

    opened = claim_opened(claim.pk, platform_id=platform.pk)
    assert opened is not None
    assert Mail.objects.filter(template="entry_link", recipient=company.email).count() == 1
    assert Entry.objects.get(action=Action.ENTRY_CLAIMED).detail["by"] == "code"


def test_five_wrong_codes_close_the_door_to_the_right_one(platform: Platform, company: Company) -> None:
    claim, right = ask(platform, company), sent_code()
    wrong = f"{(int(right) + 1) % 10**6:06d}"

    answers = [prove_claim(claim_id=claim.pk, code=wrong, now=NOW) for _ in range(MOST_ATTEMPTS)]

    assert answers == [Proof.WRONG] * (MOST_ATTEMPTS - 1) + [Proof.OVER]
    assert prove_claim(claim_id=claim.pk, code=right, now=NOW) is Proof.OVER


def test_a_code_of_an_hour_ago_is_over(platform: Platform, company: Company) -> None:
    claim = ask(platform, company)

    assert prove_claim(claim_id=claim.pk, code=sent_code(), now=NOW + timedelta(hours=1)) is Proof.OVER


def test_the_address_of_the_list_is_written_to_rarely(platform: Platform, company: Company) -> None:
    for _ in range(CODES_PER_DAY):
        ask(platform, company)

    with pytest.raises(EntryRefused, match="Attendez demain"):
        ask(platform, company)


def test_g3_the_same_form_sent_twice_is_one_claim(platform: Platform, company: Company) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        ask_claim(platform=platform, company=company, claimant=CLAIMANT, key=key, now=NOW)

    assert (EntryClaim.objects.count(), Mail.objects.count()) == (1, 1)


def test_without_an_address_in_the_list_the_team_decides(platform: Platform, communes: list[Commune]) -> None:
    company = firms(communes[0], email="")[0]
    claim = ask(platform, company)
    assert (claim.state, Mail.objects.count()) == (ClaimState.TO_CHECK, 0)

    decide_claim(claim_id=claim.pk, accepted=True, author_id=uuid.uuid4(), now=NOW)

    assert Mail.objects.get().recipient == CLAIMANT.email
    with pytest.raises(EntryRefused, match="déjà décidée"):
        decide_claim(claim_id=claim.pk, accepted=False, author_id=uuid.uuid4(), now=NOW)


def test_a_link_that_was_taken_back_opens_nothing(platform: Platform, company: Company) -> None:
    claim = ask(platform, company)
    prove_claim(claim_id=claim.pk, code=sent_code(), now=NOW)

    end_claim(claim_id=claim.pk, author_id=uuid.uuid4(), now=NOW)

    assert read_token(link_token(claim.pk)) == claim.pk
    assert claim_opened(claim.pk, platform_id=platform.pk) is None


def test_the_next_one_who_proves_it_takes_the_place(platform: Platform, company: Company) -> None:
    first, second = ask(platform, company), None
    prove_claim(claim_id=first.pk, code=sent_code(), now=NOW)
    second = ask(platform, company)
    prove_claim(claim_id=second.pk, code=sent_code(), now=NOW)

    assert claim_opened(first.pk, platform_id=platform.pk) is None
    assert claim_opened(second.pk, platform_id=platform.pk) is not None


def test_d2_a_link_opens_nothing_on_the_site_of_another_platform(
    platform: Platform, other_platform: Platform, company: Company
) -> None:
    claim = ask(platform, company)
    prove_claim(claim_id=claim.pk, code=sent_code(), now=NOW)

    assert claim_opened(claim.pk, platform_id=other_platform.pk) is None


def test_claims_that_proved_nothing_are_forgotten(platform: Platform, company: Company) -> None:
    ask(platform, company)

    assert forget_unproven(now=NOW + timedelta(days=29)) == 0
    assert forget_unproven(now=NOW + timedelta(days=31)) == 1


def test_whoever_the_team_did_not_answer_is_told_before_being_forgotten(
    platform: Platform, communes: list[Commune]
) -> None:
    claim = ask(platform, firms(communes[0], email="")[0])
    assert f"{claim.answer_due_on:%d/%m/%Y}" == "24/12/2026"

    assert forget_unproven(now=NOW + timedelta(days=31)) == 1

    mail = Mail.objects.get()
    assert (mail.recipient, mail.template) == (CLAIMANT.email, "entry_claim_lapsed")
    assert "n’a pas reçu de réponse en 30 jours" in mail.text
    assert Entry.objects.filter(action=Action.ENTRY_CLAIM_ENDED).count() == 1


def test_a_form_sent_again_with_other_words_is_not_taken_for_the_first(platform: Platform, company: Company) -> None:
    key, other = uuid.uuid4(), replace(CLAIMANT, name="Camille Faivre")
    ask_claim(platform=platform, company=company, claimant=CLAIMANT, key=key, now=NOW)

    with pytest.raises(FormSentBefore, match="déjà partie"):
        ask_claim(platform=platform, company=company, claimant=other, key=key, now=NOW)

    assert EntryClaim.objects.get().contact_name == CLAIMANT.name


def test_a_masked_address_tells_its_owner_and_nobody_else() -> None:
    assert masked("contact@entreprise.example") == "c•••@e•••.example"


@pytest.mark.parametrize("token", ["", "mot", "mot.mot", "é" * 50])
def test_f1_a_token_that_was_not_signed_here_opens_nothing(token: str) -> None:
    assert read_token(token) is None
