"""Writes about parameters, by subject."""

from renovation.quantities.operations.batches import drop_batch, import_batch, publish_batch, submit_batch
from renovation.quantities.operations.loading import Loaded, load_parameters
from renovation.quantities.operations.measuring import ask_effect, measure_some
from renovation.quantities.operations.proposing import Proposal, change_value, drop_value, propose_value
from renovation.quantities.operations.publishing import publish_value, review_value
from renovation.quantities.operations.verifying import verify_value

__all__ = [
    "Loaded",
    "Proposal",
    "ask_effect",
    "change_value",
    "drop_batch",
    "drop_value",
    "import_batch",
    "load_parameters",
    "measure_some",
    "propose_value",
    "publish_batch",
    "publish_value",
    "review_value",
    "submit_batch",
    "verify_value",
]
