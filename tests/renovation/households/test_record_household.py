"""A household is recorded once per platform, and never overwritten by whoever types its address."""

from datetime import UTC, datetime

import pytest

from renovation.households.enums import Channel, Purpose
from renovation.households.models import Consent, Household
from renovation.households.operations import record_household, withdraw_consent
from renovation.households.rules import CONSENT_TEXTS, consent_given
from renovation.platforms.models import Platform

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def record(platform: Platform, **changes: str) -> Household:
    typed = {"first_name": "Inès", "last_name": "Faure", "email": "ines@courriel.example", "phone": "0600000001"}
    return record_household(
        platform=platform,
        **(typed | changes),
        preferred_channel=Channel.PHONE,
        consents=[consent_given(Purpose.ADVICE)],
        channel=Channel.WEB,
        at=NOW,
    )


def test_the_same_address_on_the_same_platform_is_the_same_household(platform: Platform) -> None:
    first = record(platform)

    again = record(platform, email="INES@courriel.example")

    assert again.pk == first.pk


def test_the_same_address_on_another_platform_is_another_household(
    platform: Platform, other_platform: Platform
) -> None:
    assert record(platform).pk != record(other_platform).pk


def test_a_stranger_who_types_the_address_overwrites_nothing(household: Household) -> None:
    """A9: typing an address proves nothing."""
    again = record(
        household.platform, email=household.email, first_name="Intrus", last_name="Autre", phone="0699999999"
    )

    again.refresh_from_db()
    assert (again.pk, again.first_name, again.phone) == (household.pk, "Camille", household.phone)


def test_without_an_address_nobody_is_confused_with_another(platform: Platform) -> None:
    assert record(platform, email="").pk != record(platform, email="").pk


def test_k5_the_consent_keeps_its_words_version_and_moment(platform: Platform) -> None:
    household = record(platform)

    consent = Consent.objects.get(household=household)
    shown = CONSENT_TEXTS[Purpose.ADVICE]
    assert shown.text in consent.text
    assert (consent.text_version, consent.given_at) == (shown.version, NOW)


def test_k5_the_same_consent_twice_is_kept_once(platform: Platform) -> None:
    record(platform)

    assert record(platform).consents.count() == 1


def test_k5_a_withdrawn_consent_stays_with_its_end(platform: Platform) -> None:
    household = record(platform)

    assert withdraw_consent(household=household, purpose=Purpose.ADVICE, at=NOW) == 1

    assert Consent.objects.get(household=household).withdrawn_at == NOW


@pytest.mark.parametrize(("last_name", "found"), [("Lœuillet-Béchu", "loeuillet bechu ines")])
def test_the_name_is_searched_without_accents(platform: Platform, last_name: str, found: str) -> None:
    assert record(platform, last_name=last_name).search_name == found
