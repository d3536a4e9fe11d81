"""Subscribing with two agreements, leaving with one click."""

from datetime import timedelta

import pytest
from django.utils import timezone

from renovation.households.enums import Channel, Purpose
from renovation.households.models import Household
from renovation.households.operations import give_consents
from renovation.households.rules import consent_given
from renovation.journal.models import Entry
from renovation.newsletters.models import Subscriber
from renovation.newsletters.operations import (
    ask_subscription,
    confirm_subscription,
    forget_unconfirmed,
    leave,
    withdraw_agreement,
)
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform

NOW = timezone.now()


@pytest.fixture
def asked(platform: Platform) -> Subscriber:
    ask_subscription(platform=platform, email="Ines@Courriel.example", source="/vie/", now=NOW)
    return Subscriber.objects.get()


def test_nothing_counts_before_the_address_is_confirmed(asked: Subscriber) -> None:
    assert asked.email == "ines@courriel.example"
    assert not Subscriber.objects.confirmed().exists()
    assert "/lettre/confirmer/" in Mail.objects.get().text


def test_confirming_twice_is_confirming_once(asked: Subscriber) -> None:
    for _ in range(2):
        confirm_subscription(subscriber=asked, now=NOW)

    assert Subscriber.objects.confirmed().count() == 1
    assert Mail.objects.filter(template="subscription_confirmed").count() == 1
    assert Entry.objects.filter(action="subscription.confirmed").count() == 1


def test_asking_again_writes_once_a_day(platform: Platform, asked: Subscriber) -> None:
    for later in (timedelta(0), timedelta(minutes=1), timedelta(days=1)):
        ask_subscription(platform=platform, email=asked.email, source="", now=NOW + later)

    assert Subscriber.objects.count() == 1
    assert Mail.objects.filter(template="subscription_to_confirm").count() == 2


def test_a_subscriber_who_asks_again_is_told_by_mail_only(platform: Platform, asked: Subscriber) -> None:
    confirm_subscription(subscriber=asked, now=NOW)

    ask_subscription(platform=platform, email=asked.email, source="", now=NOW)

    assert Mail.objects.filter(template="subscription_already").count() == 1


def test_each_platform_has_its_own_subscribers(other_platform: Platform, asked: Subscriber) -> None:
    ask_subscription(platform=other_platform, email=asked.email, source="", now=NOW)

    assert not leave(subscriber_id=asked.pk, platform=other_platform, now=NOW)
    assert Subscriber.objects.count() == 2


def test_leaving_deletes_the_address_and_withdraws_the_consent_of_the_household(
    platform: Platform, household: Household
) -> None:
    give_consents(household=household, consents=[consent_given(Purpose.NEWS)], channel=Channel.WEB, at=NOW)
    ask_subscription(platform=platform, email=household.email, source="", now=NOW)

    assert leave(subscriber_id=Subscriber.objects.get().pk, platform=platform, now=NOW)

    assert not Subscriber.objects.exists()
    assert household.consents.get().withdrawn_at is not None
    assert Entry.objects.filter(action="subscription.ended").exists()


def test_a_household_that_withdraws_its_consent_receives_no_letter(platform: Platform, household: Household) -> None:
    ask_subscription(platform=platform, email=household.email, source="", now=NOW)

    withdraw_agreement(household=household, purpose=Purpose.NEWS, now=NOW)

    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("by_address", [True, False])
def test_a_household_that_was_merged_leaves_with_all_its_addresses(
    platform: Platform, household: Household, neighbour: Household, by_address: bool
) -> None:
    give_consents(household=household, consents=[consent_given(Purpose.NEWS)], channel=Channel.WEB, at=NOW)
    Household.objects.filter(pk=neighbour.pk).update(merged_into=household, email="autre@courriel.example")
    ask_subscription(platform=platform, email="autre@courriel.example", source="", now=NOW)

    if by_address:
        leave(subscriber_id=Subscriber.objects.get().pk, platform=platform, now=NOW)
    else:
        withdraw_agreement(household=household, purpose=Purpose.NEWS, now=NOW)

    assert not Subscriber.objects.exists()
    assert household.consents.get().withdrawn_at is not None


def test_what_nobody_confirmed_is_forgotten(asked: Subscriber) -> None:
    assert forget_unconfirmed(now=NOW + timedelta(days=6), days=7) == 0
    assert forget_unconfirmed(now=NOW + timedelta(days=8), days=7) == 1
