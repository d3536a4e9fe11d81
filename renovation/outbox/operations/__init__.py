"""Writes of the outbox: asking for work, doing it, composing and sending mails."""

from renovation.outbox.operations.asking import enqueue, retry
from renovation.outbox.operations.mails import purge_mails, queue_mail, send_queued_mail
from renovation.outbox.operations.repeating import enqueue_due_periods
from renovation.outbox.operations.running import Outcome, reissue_overdue, run_job

__all__ = [
    "Outcome",
    "enqueue",
    "enqueue_due_periods",
    "purge_mails",
    "queue_mail",
    "reissue_overdue",
    "retry",
    "run_job",
    "send_queued_mail",
]
