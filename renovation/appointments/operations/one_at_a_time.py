"""Settings of one platform are saved one at a time, so that whoever saves has read what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from renovation.appointments.operations.taking import lock


@contextmanager
def one_at_a_time(platform_id: UUID) -> Iterator[None]:
    """Inside, what is read is what will be overwritten (H4)."""
    with transaction.atomic():
        lock([f"agenda.settings:{platform_id}"])
        yield
