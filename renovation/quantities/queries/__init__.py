"""Reads about parameters, by subject."""

from renovation.quantities.queries.batches import (
    BatchComparison,
    BatchLine,
    EffectPart,
    all_batches,
    batch_by_id,
    comparison_of,
    effect_of,
    known_parameters,
)
from renovation.quantities.queries.history import Act, acts_on, history_of, proposal_of
from renovation.quantities.queries.in_force import as_entries, choices_of, codes_in_force, entries_on, values_on
from renovation.quantities.queries.listing import (
    Criteria,
    Waiting,
    families,
    parameter_by_code,
    parameters,
    proposals_of,
    published_by_id,
    value_by_id,
    waiting_counts,
)
from renovation.quantities.queries.verification import Doubt, doubts_on

__all__ = [
    "Act",
    "BatchComparison",
    "BatchLine",
    "Criteria",
    "Doubt",
    "EffectPart",
    "Waiting",
    "acts_on",
    "all_batches",
    "as_entries",
    "batch_by_id",
    "choices_of",
    "codes_in_force",
    "comparison_of",
    "doubts_on",
    "effect_of",
    "entries_on",
    "families",
    "history_of",
    "known_parameters",
    "parameter_by_code",
    "parameters",
    "proposal_of",
    "proposals_of",
    "published_by_id",
    "value_by_id",
    "values_on",
    "waiting_counts",
]
