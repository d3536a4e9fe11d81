"""Reading a case or a lead leaves a line (J2)."""

from datetime import timedelta

import time_machine

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import note_case_read
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from tests.factories.cases import NOVEMBER


def read(case: Case, reader: User, *, minutes: int) -> None:
    now = NOVEMBER + timedelta(minutes=minutes)
    with time_machine.travel(now, tick=False):
        note_case_read(case=case, reader_id=reader.pk, now=now)


def test_j2_the_first_reading_and_those_after_a_quarter_of_an_hour_are_kept(case: Case, adviser: User) -> None:
    for minutes in (0, 5, 14, 16):
        read(case, adviser, minutes=minutes)

    assert Entry.objects.filter(action=Action.CASE_READ, actor_id=adviser.pk).count() == 2


def test_j2_each_reader_has_a_line(case: Case, adviser: User, manager: User) -> None:
    read(case, adviser, minutes=0)
    read(case, manager, minutes=1)

    assert Entry.objects.filter(action=Action.CASE_READ, object_id=str(case.pk)).count() == 2
