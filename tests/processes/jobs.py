"""Work for the tests with real processes: each start leaves a file, each effect is a row of the journal."""

import os
import time
from datetime import timedelta
from pathlib import Path

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.registry import Payload, job, periodic

SLOW = "test.slow"
TICK = "test.tick"


@job(SLOW)
def slow_job(payload: Payload) -> None:
    """Say that it began, then take its time before the effect is committed."""
    began = Path(os.environ["MAISONNEE_TEST_FOLDER"]) / f"{payload['name']}.{time.time_ns()}"
    began.touch()
    record(Action.CONFIGURATION_CHANGED, detail={"name": payload["name"]})
    time.sleep(float(payload["seconds"]))


@job(TICK)
def tick_job(payload: Payload) -> None:
    record(Action.CONFIGURATION_CHANGED, detail={"name": TICK, "slot": payload["slot"]})


periodic(TICK, every=timedelta(seconds=4), catch_up=False)
