"""The months of one case: visits, messages, notes, tasks and documents, each at its stage."""

from collections.abc import Mapping, Sequence
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
from renovation.cases.models import Case, CaseDocument, Message, Note, Task
from renovation.cases.operations import hand_over, move_stage, record_act, set_task, write_message, write_note
from renovation.platforms.rules.tokens import new_token, token_hash

PATH = (Stage.INFORMATION, Stage.DIAGNOSIS, Stage.PROGRAMME, Stage.FINANCING, Stage.WORKS, Stage.FOLLOW_UP)
# What an adviser does at each stage, with the minutes that it usually takes and how it is done.
ACTS: Mapping[str, tuple[tuple[str, str, int], ...]] = {
    Stage.INFORMATION: (("information", "phone", 15), ("advice", "office", 45)),
    Stage.DIAGNOSIS: (("visit", "home", 90), ("audit_read", "video", 40)),
    Stage.PROGRAMME: (("advice", "office", 50), ("advice", "phone", 20)),
    Stage.FINANCING: (("advice", "office", 60), ("advice", "mail", 25)),
    Stage.WORKS: (("site_visit", "site", 75), ("advice", "phone", 15)),
    Stage.FOLLOW_UP: (("bill_read", "phone", 30),),
}


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
                move_stage(case_id=self.case.pk, to_stage=stage, author=self.author, now=at, tell=False)
            self._stage(stage, at, until)
            self._act(stage, at + (until - at) * 0.2)
            self._tasks_of_stage(stage, at, until)
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

    def _act(self, stage: Stage, at: datetime) -> None:
        """One or two acts, noted the day they were done."""
        for kind, channel, minutes in self.random.sample(ACTS[stage], self.random.randint(1, len(ACTS[stage]))):
            done_at = self.clock.at_work(at + timedelta(days=self.random.randrange(3)))
            if done_at > self.clock.now:
                continue
            values = {
                "kind": kind,
                "channel": channel,
                "duration_min": str(max(5, minutes + self.random.randrange(-15, 20))),
                "public": "owner",
                "income_class": self.random.choice(("", "very_modest", "modest", "intermediate", "higher")),
                "subjects": ",".join(self.random.sample(("aids", "envelope", "heating", "ventilation", "quotes"), 2)),
                "works": ",".join(self.random.sample(("roof", "walls", "windows", "heating"), 2)),
                "follow_up": self.random.choice(("call", "visit", "audit", "support", "none")),
                "words": "",
            }
            record_act(
                case_id=self.case.pk, author=self.author, values=values, key=uuid4(), now=done_at, done_at=done_at
            )
            self._seen(done_at)

    def _tasks_of_stage(self, stage: Stage, at: datetime, until: datetime) -> None:
        """What the stage asked was done before the next one; at the present stage it is still to be done."""
        tasks = Task.objects.to_do().filter(case=self.case)
        tasks.update(created_at=at)
        if until < self.clock.now:
            tasks.update(done_at=until)
            return
        today = timezone.localdate(self.clock.now)
        late = tasks.filter(due_on__lt=today - timedelta(days=4))
        if self.random.random() < 0.9:
            late.update(done_at=self.clock.at_work(self.last))
        else:
            late.update(due_on=today)

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
