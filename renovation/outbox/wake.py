"""Waking Celery, without ever making anybody wait for the broker (L7).

A thread of each process publishes "this job is due". When the broker is slow or down the message is dropped:
the row is there, and the sweep announces it again.
"""

import logging
import os
import threading
from queue import Full, Queue
from uuid import UUID

from celery import current_app
from django.conf import settings

logger = logging.getLogger(__name__)

LONGEST_LINE = 1000
# The task is known by its name: its module calls the operations, which call this one.
TASK = "outbox.run"


class Waker:
    """A queue and its thread. Made anew after a fork: threads do not survive it."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._pid = os.getpid()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._waiting: Queue[UUID] = Queue(maxsize=LONGEST_LINE)

    def wake(self, job_id: UUID) -> None:
        if self._pid != os.getpid():
            self._start()
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._publish, name="outbox-waker", daemon=True)
                self._thread.start()
        try:
            self._waiting.put_nowait(job_id)
        except Full:
            logger.warning("the broker is behind: the sweep will announce the job", extra={"job": str(job_id)})

    def _publish(self) -> None:
        while True:
            job_id = self._waiting.get()
            try:
                current_app.send_task(TASK, kwargs={"job_id": str(job_id)}, retry=False, ignore_result=True)
            except Exception as error:  # noqa: BLE001 (any trouble of any broker: the sweep is the guarantee)
                logger.warning(
                    "the broker could not be woken", extra={"job": str(job_id), "error": type(error).__name__}
                )


_waker = Waker()


def wake(job_id: UUID) -> None:
    """Announce a job to the workers, later and in another thread; never fails."""
    if settings.OUTBOX_WAKES_CELERY:
        _waker.wake(job_id)
