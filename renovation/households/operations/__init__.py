"""Writes about households, by subject."""

from renovation.households.operations.claims import claim_households
from renovation.households.operations.consents import give_consents, withdraw_consent
from renovation.households.operations.records import (
    change_contact,
    complete_household,
    locked_standing,
    record_household,
    record_own_household,
)
from renovation.households.operations.submissions import outcome_of_earlier, remember_outcome
from renovation.households.rules import ConsentGiven

__all__ = [
    "ConsentGiven",
    "change_contact",
    "claim_households",
    "complete_household",
    "give_consents",
    "locked_standing",
    "outcome_of_earlier",
    "record_household",
    "record_own_household",
    "remember_outcome",
    "withdraw_consent",
]
