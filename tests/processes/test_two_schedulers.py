"""I6: two beats are started by mistake; each slot is done once."""

from collections import Counter

import pytest

from renovation.journal.models import Entry
from tests.processes.running import Processes, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _slots() -> Counter[str]:
    return Counter(Entry.objects.filter(detail__name="test.tick").values_list("detail__slot", flat=True))


def test_i6_two_beats_do_each_slot_once(processes: Processes) -> None:
    processes.worker()
    processes.beat("first")
    processes.beat("second")

    wait_until(lambda: len(_slots()) >= 3, told=processes.logs)

    assert set(_slots().values()) == {1}
