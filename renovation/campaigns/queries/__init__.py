"""Reads of segments and campaigns, for the faces."""

from renovation.campaigns.queries.campaigns import (
    called,
    calling_for,
    campaign_for,
    campaigns_for,
    campaigns_received,
    recipient_for,
    recipient_of_link,
    to_call,
)
from renovation.campaigns.queries.counting import CommuneCount, Count, count_segment, reach_of, reaches_of
from renovation.campaigns.queries.population import population
from renovation.campaigns.queries.results import results_of, results_of_each
from renovation.campaigns.queries.segments import platforms_to_target, segment_for, segments_for
from renovation.campaigns.queries.vocabulary import Vocabulary, criteria_in_words, vocabulary_of

__all__ = [
    "CommuneCount",
    "Count",
    "Vocabulary",
    "called",
    "calling_for",
    "campaign_for",
    "campaigns_for",
    "campaigns_received",
    "count_segment",
    "criteria_in_words",
    "platforms_to_target",
    "population",
    "reach_of",
    "reaches_of",
    "recipient_for",
    "recipient_of_link",
    "results_of",
    "results_of_each",
    "segment_for",
    "segments_for",
    "to_call",
    "vocabulary_of",
]
