"""The months of one case: visits, messages, notes, tasks and documents, each at its stage."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from django.utils import timezone

from config.demo.clock import VISIT, DemoClock
from config.demo.papers import demonstration_pdf
from config.demo.words import EXCHANGES, NOTES, PAPERS, TASKS
from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, Modality
from renovation.appointments.models import Appointment
from renovation.cases.enums import Stage
from renovation.cases.models import Case, CaseDocument, Message, Note, StageChange, Task
from renovation.cases.operations import hand_over, move_stage, set_task, write_message, write_note
from renovation.platforms.rules.tokens import new_token, token_hash

PATH = (Stage.INFORMATION, Stage.DIAGNOSIS, Stage.PROGRAMME, Stage.FINANCING, Stage.WORKS, Stage.FOLLOW_UP)


class CaseLife:
    """What one adviser does in one case from its opening until today."""

    def __init__(self, case: Case, author: User, random: Random, clock: DemoClock) -> None:
        self.case, self.author, self.random, self.clock = case, author, random, clock
        self.last = case.opened_at

    def live(self, *, opened: datetime, stages: int) -> None:
        """Go through the first `stages` + 1 stages, spread over the time since the opening."""
        moments = self._moments(opened, stages)
        for stage, at, until in moments:
            if stage is not Stage.INFORMATION:
                move_stage(case_id=self.case.pk, to_stage=stage, author=self.author, now=at)
                StageChange.objects.filter(case=self.case, to_stage=stage).update(at=at)
            self._stage(stage, at, until)
        self._next_task(moments[-1][0])
        Case.objects.filter(pk=self.case.pk).update(changed_at=self.last)

    def _moments(self, opened: datetime, stages: int) -> Sequence[tuple[Stage, datetime, datetime]]:
        span = (self.clock.now - opened) / (stages + 1)
        starts = [opened] + [self.clock.at_work(opened + span * number) for number in range(1, stages + 1)]
        return list(zip(PATH, starts, [*starts[1:], self.clock.now], strict=False))

    def _stage(self, stage: Stage, at: datetime, until: datetime) -> None:
        self._seen(at)
        if stage in (Stage.DIAGNOSIS, Stage.FOLLOW_UP) and self.random.random() < 0.7:
            self._visit(at)
        if self.random.random() < 0.6:
            self._talk(stage, at + (until - at) * 0.3, until)
        if self.random.random() < 0.4:
            written = self.clock.at_work(at + (until - at) * 0.5)
            note = write_note(case=self.case, author=self.author, text=self.random.choice(NOTES[stage]))
            Note.objects.filter(pk=note.pk).update(created_at=written)
            self._seen(written)
        if stage in PAPERS and self.random.random() < 0.45:
            self._paper(stage, self.clock.at_work(at + (until - at) * 0.6))

    def _talk(self, stage: Stage, at: datetime, until: datetime) -> None:
        asked, answered = self.random.choice(EXCHANGES[stage])
        sent_at = self.clock.at_work(at)
        sent = write_message(case=self.case, author=self.author, text=asked, from_household=False)
        Message.objects.filter(pk=sent.pk).update(created_at=sent_at, read_at=min(sent_at + timedelta(hours=5), until))
        self._seen(sent_at)
        if answered:
            told_at = self.clock.online(sent_at + timedelta(days=1))
            reply = write_message(case=self.case, author=self.author, text=answered, from_household=True)
            read_at = min(told_at + timedelta(hours=14), self.clock.now)
            Message.objects.filter(pk=reply.pk).update(author=None, created_at=told_at, read_at=read_at)
            self._seen(told_at)

    def _visit(self, near: datetime) -> None:
        start = self.clock.visit(self.author.pk, near + timedelta(days=3))
        if start is None:
            return
        appointment = Appointment.objects.create(
            platform_id=self.case.platform_id,
            adviser=self.author,
            household=self.case.household,
            case=self.case,
            period=(start, start + VISIT),
            modality=Modality.OFFICE if self.random.random() < 0.5 else Modality.PHONE,
            subject="Faire le point sur le projet",
            state=AppointmentState.MISSED if self.random.random() < 0.07 else AppointmentState.DONE,
            token_hash=token_hash(new_token()),
        )
        Appointment.objects.filter(pk=appointment.pk).update(created_at=start - timedelta(days=6))

    def _paper(self, stage: Stage, at: datetime) -> None:
        kind, title, words = self.random.choice(PAPERS[stage])
        from_household = kind != "report"
        entry = hand_over(
            case=self.case,
            author=self.author,
            upload=demonstration_pdf(title, str(self.case.household), words),
            kind=kind,
            title=title,
            shared=True,
            from_household=from_household,
            key=uuid4(),
        )
        CaseDocument.objects.filter(pk=entry.pk).update(created_at=at)
        self._seen(at)

    def _next_task(self, stage: Stage) -> None:
        """Two cases in three have something planned; few of them are late."""
        if self.random.random() > 0.65:
            return
        due_on = timezone.localdate(self.clock.now) + timedelta(
            days=self.random.choice((-3, -1, 0, 1, 2, *range(3, 24)))
        )
        title = self.random.choice(TASKS[stage])
        task = set_task(case=self.case, author=self.author, title=title, due_on=due_on, assigned_to=self.author)
        Task.objects.filter(pk=task.pk).update(created_at=self.clock.at_work(self.last))

    def _seen(self, at: datetime) -> None:
        self.last = max(self.last, at)
