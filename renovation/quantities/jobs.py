"""Work about parameters."""

from uuid import UUID

from renovation.outbox.registry import Payload, job
from renovation.quantities.operations.measuring import MEASURE, measure_some


@job(MEASURE, label="Mesurer l’effet d’un barème")
def measure(payload: Payload) -> None:
    measure_some(batch_id=UUID(payload["batch_id"]), round_id=payload["round_id"])
