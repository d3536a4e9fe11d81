"""Firms are given the contact of a household: with its consent, once, and written down word for word."""

import pytest

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.households.enums import Channel, Purpose
from renovation.households.models import Consent
from renovation.households.rules import consent_given
from renovation.introductions.models import Introduction, KeptCompany
from renovation.introductions.operations import Agreement, introduce, keep_companies, let_go
from renovation.introductions.operations.keeping import MOST_KEPT
from renovation.introductions.queries import companies_of_case
from renovation.introductions.refusals import IntroductionRefused
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.professionals.models import Company, Qualification
from renovation.territories.models import Commune
from tests.factories.entries import NOW, firms, open_directory
from tests.factories.professionals import TODAY

AGREED = Agreement(consent_given(Purpose.INTRODUCTION), Channel.WEB, "Isoler mes combles", "Le soir de préférence")


@pytest.fixture
def kept(case: Case, communes: list[Commune]) -> list[Company]:
    """Two firms that the household keeps, on a platform that puts people in relation."""
    open_directory(case.platform)
    companies = firms(communes[0], 2)
    keep_companies(case=case, companies=companies, now=NOW)
    return companies


def write(
    case: Case, sirets: list[str], author: User | None = None, agreement: Agreement = AGREED
) -> list[Introduction]:
    return introduce(case=case, sirets=sirets, agreement=agreement, author=author, on=TODAY, now=NOW)


def test_the_firm_receives_what_the_consent_names_and_nothing_else(case: Case, kept: list[Company]) -> None:
    (made,) = write(case, [kept[0].pk])

    mail = Mail.objects.get(template="introduction")
    assert (mail.recipient, mail.pk) == (kept[0].email, made.mail_id)
    assert dict(made.sent) == {
        "Nom": "Camille Leroux",
        "Téléphone": case.household.phone,
        "E-mail": case.household.email,
        "Travaux envisagés": "Isoler mes combles",
        "Message": "Le soir de préférence",
    }
    assert all(value in mail.text for value in dict(made.sent).values())
    assert case.number not in mail.text


def test_the_consent_is_recorded_with_its_words_and_the_household_told(case: Case, kept: list[Company]) -> None:
    write(case, [kept[0].pk])

    consent = Consent.objects.get(purpose=Purpose.INTRODUCTION)
    assert consent.text == AGREED.consent.text
    assert Introduction.objects.get().consent == consent
    told = Mail.objects.get(template="introduction_made")
    assert (told.recipient, kept[0].name in told.text) == (case.household.email, True)
    assert Entry.objects.filter(action=Action.INTRODUCTION_MADE).count() == 1


def test_an_adviser_notes_how_the_consent_was_given(case: Case, kept: list[Company], adviser: User) -> None:
    agreement = Agreement(AGREED.consent, Channel.PHONE, AGREED.works)

    (made,) = write(case, [kept[0].pk], adviser, agreement)

    assert (made.author, made.consent_channel) == (adviser, Channel.PHONE)


def test_a_firm_is_written_to_once(case: Case, kept: list[Company]) -> None:
    write(case, [kept[0].pk])

    with pytest.raises(IntroductionRefused, match="au moins une"):
        write(case, [kept[0].pk])
    assert [one.siret for one in companies_of_case(case, on=TODAY).to_write_to] == [kept[1].pk]


def test_only_firms_of_the_case_are_written_to(case: Case, kept: list[Company]) -> None:
    KeptCompany.objects.filter(siret=kept[1].pk).delete()

    made = write(case, [kept[0].pk, kept[1].pk, "99999999999999"])

    assert [one.siret for one in made] == [kept[0].pk]


def test_a_firm_whose_qualification_ended_is_no_longer_written_to(case: Case, kept: list[Company]) -> None:
    Qualification.objects.filter(company=kept[0]).update(valid_to="2026-11-23")

    assert [one.siret for one in companies_of_case(case, on=TODAY).to_write_to] == [kept[1].pk]


def test_nothing_leaves_where_the_platform_has_not_opened_it(case: Case, kept: list[Company]) -> None:
    case.platform.directory_settings.delete()

    with pytest.raises(IntroductionRefused, match="ne transmet pas"):
        write(case, [kept[0].pk])
    assert (Mail.objects.count(), Consent.objects.count()) == (0, 0)


def test_a_project_keeps_a_firm_once_and_twenty_at_most(case: Case, kept: list[Company]) -> None:
    assert keep_companies(case=case, companies=kept, now=NOW) == 0
    too_many = [Company(siret=f"{number:014d}", name="X") for number in range(MOST_KEPT)]

    with pytest.raises(IntroductionRefused, match="au plus"):
        keep_companies(case=case, companies=too_many, now=NOW)
    assert KeptCompany.objects.count() == 2


def test_a_firm_let_go_leaves_the_project(case: Case, kept: list[Company]) -> None:
    assert let_go(case=case, siret=kept[0].pk) == 1
    assert let_go(case=case, siret=kept[0].pk) == 0
    assert [one.siret for one in companies_of_case(case, on=TODAY).kept] == [kept[1].pk]
