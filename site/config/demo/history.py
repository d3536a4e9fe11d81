"""Months of a platform's life: diagnoses, leads, cases with their exchanges, tasks and appointments."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from django.utils import timezone

from config.demo.homes import Home, Homes
from config.demo.papers import quote_pdf
from renovation.accounts.models import User
from renovation.accounts.operations import confirm_email, create_account
from renovation.cases.enums import LeadOrigin, Stage
from renovation.cases.models import Case, Lead, Message, Note, StageChange, Task
from renovation.cases.operations import (
    convert_lead,
    hand_over,
    move_stage,
    open_lead,
    set_task,
    write_message,
    write_note,
)
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import answer, attach_to_household, complete, start
from renovation.households.models import Household
from renovation.households.operations import record_household
from renovation.households.rules import consent_given
from renovation.platforms.models import Platform

PATH = (Stage.INFORMATION, Stage.DIAGNOSIS, Stage.PROGRAMME, Stage.FINANCING, Stage.WORKS, Stage.FOLLOW_UP)
HOUSEHOLD_EMAIL = "camille.leroux@courriel.example"
NOTES = (
    "Hésite entre deux entreprises, revoir le prix au m².",
    "Préfère être appelée le soir. Son fils suit le dossier avec elle.",
    "Mur nord humide : voir la ventilation avant toute isolation.",
    "Très motivé, budget serré. Penser à l’échelonnement.",
)
EXCHANGES = (
    (
        "Bonjour, avez-vous pu retrouver l’année de votre chaudière ?",
        "Oui, elle est de 1996. La photo suit.",
    ),
    ("Voici le compte rendu de notre rendez-vous. Dites-nous s’il manque quelque chose.", "Merci, c’est très clair."),
    ("Pensez à demander un deuxième devis pour l’isolation du toit.", ""),
    ("Votre visite est prévue la semaine prochaine.", "Parfait. Faut-il vider le grenier ?"),
)
TASKS = ("Comparer les devis", "Rappeler après la visite", "Préparer la visite à domicile", "Vérifier l’audit reçu")


class History:
    """Fills one platform with a past, always the same for the same seed."""

    def __init__(self, platform: Platform, advisers: Sequence[User], seed: int, now: datetime) -> None:
        self.platform, self.advisers, self.now = platform, advisers, now
        self.random = Random(seed)  # noqa: S311 (fictitious people)
        self.homes = Homes(list(platform.communes.order_by("insee")), seed)

    def fill(self, *, cases: int, leads: int) -> None:
        """Cases spread over the past year, and leads of the last days still to be taken."""
        for rank in range(cases):
            self._case(self.now - timedelta(days=self.random.randrange(6, 340)), mark=rank)
        for _ in range(leads):
            self._lead(self.now - timedelta(hours=self.random.randrange(2, 24 * 9)))

    def known_household(self) -> Case:
        """The household of the demonstration, with an account and a case under way."""
        account = create_account(email=HOUSEHOLD_EMAIL, first_name="Camille", last_name="Leroux", password=None)
        confirm_email(user=account)
        case = self._case(self.now - timedelta(days=48), mark=0, stages=3)
        Household.objects.filter(pk=case.household_id).update(
            user=account, first_name="Camille", last_name="Leroux", email=HOUSEHOLD_EMAIL, search_name="camille leroux"
        )
        return case

    def _lead(self, at: datetime) -> Lead:
        home = self.homes.next()
        household = self._household(home, at)
        diagnosis = self._diagnosis(home, household, at) if self.random.random() < 0.8 else None
        lead = open_lead(
            household=household,
            origin=LeadOrigin.DIAGNOSIS if diagnosis else LeadOrigin.CALLBACK,
            diagnosis=diagnosis,
            request=home.request,
            callback_wish=home.wish,
        )
        Lead.objects.filter(pk=lead.pk).update(created_at=at)
        lead.refresh_from_db()
        return lead

    def _case(self, at: datetime, *, mark: int, stages: int | None = None) -> Case:
        lead = self._lead(at)
        referent = self.advisers[mark % len(self.advisers)]
        opened = at + timedelta(hours=self.random.randrange(3, 90))
        case = convert_lead(lead_id=lead.pk, author=referent, now=opened)
        self._advance(case, referent, opened, stages)
        self._exchange(case, referent, opened)
        self._give_tasks(case, referent)
        last = min(self.now, opened + timedelta(days=self.random.randrange(2, 40)))
        Case.objects.filter(pk=case.pk).update(changed_at=last)
        return case

    def _advance(self, case: Case, author: User, opened: datetime, stages: int | None) -> None:
        span = max(1, (self.now - opened).days)
        reached = stages if stages is not None else min(len(PATH) - 1, round(span / 60 + self.random.random()))
        for number, stage in enumerate(PATH[1 : reached + 1], start=1):
            at = opened + timedelta(days=span * number / (reached + 1))
            move_stage(case_id=case.pk, to_stage=stage, author=author, now=at)
            StageChange.objects.filter(case=case, to_stage=stage).update(at=at)

    def _exchange(self, case: Case, author: User, opened: datetime) -> None:
        asked, answered = self.random.choice(EXCHANGES)
        at = opened + timedelta(days=1, hours=self.random.randrange(8))
        note = write_note(case=case, author=author, text=self.random.choice(NOTES))
        Note.objects.filter(pk=note.pk).update(created_at=at)
        sent = write_message(case=case, author=author, text=asked, from_household=False)
        Message.objects.filter(pk=sent.pk).update(created_at=at, read_at=at + timedelta(hours=5) if answered else None)
        if answered:
            reply = write_message(case=case, author=author, text=answered, from_household=True)
            read = None if self.random.random() < 0.08 else at + timedelta(days=1)
            Message.objects.filter(pk=reply.pk).update(author=None, created_at=at + timedelta(hours=6), read_at=read)
        if self.random.random() < 0.3:
            self._add_quote(case, author)

    def _add_quote(self, case: Case, author: User) -> None:
        hand_over(
            case=case,
            author=author,
            upload=quote_pdf(str(case.household), "isolation des combles"),
            kind="quote",
            title="Devis d’isolation des combles",
            shared=True,
            from_household=False,
            key=uuid4(),
        )

    def _give_tasks(self, case: Case, author: User) -> None:
        due_on = timezone.localdate(self.now) + timedelta(days=self.random.randrange(-3, 25))
        if self.random.random() < 0.35:
            task = set_task(
                case=case, author=author, title=self.random.choice(TASKS), due_on=due_on, assigned_to=author
            )
            Task.objects.filter(pk=task.pk).update(created_at=self.now - timedelta(days=6))

    def _household(self, home: Home, at: datetime) -> Household:
        household = record_household(
            platform=self.platform,
            first_name=home.first_name,
            last_name=home.last_name,
            email=home.email,
            phone=home.phone,
            preferred_channel="phone",
            consents=[consent_given("advice")],
            channel="web",
            at=at,
        )
        Household.objects.filter(pk=household.pk).update(created_at=at)
        return household

    def _diagnosis(self, home: Home, household: Household, at: datetime) -> SelfDiagnosis:
        diagnosis, _ = start(platform=self.platform, commune=home.commune, now=at)
        SelfDiagnosis.objects.filter(pk=diagnosis.pk).update(answers=home.answers, created_at=at)
        diagnosis.refresh_from_db()
        diagnosis = answer(diagnosis=diagnosis, field="solar", value=home.answers["solar"], now=at)
        diagnosis = complete(diagnosis=diagnosis, now=at)
        return attach_to_household(diagnosis=diagnosis, household=household)
