"""Months of a platform's life: visitors, leads in every state, cases that went on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from config.demo.clock import DemoClock
from config.demo.homes import Home, Homes
from config.demo.life import PATH, CaseLife
from config.demo.words import CLOSINGS, FRESH_MESSAGES, QUALIFICATIONS
from renovation.accounts.models import User
from renovation.accounts.operations import confirm_email, create_account
from renovation.cases.enums import LeadOrigin, LeadState, Readiness
from renovation.cases.models import Case, Lead, Message
from renovation.cases.operations import convert_lead, lead_values, open_lead, qualify_lead, write_message
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import answer, attach_to_household, complete, start
from renovation.households.models import Household
from renovation.households.operations import record_household
from renovation.households.rules import consent_given
from renovation.platforms.models import Platform

HOUSEHOLD_EMAIL = "camille.leroux@courriel.example"
READINESS = (Readiness.THINKING, Readiness.WITHIN_YEAR, Readiness.SOON, Readiness.QUOTES)


class History:
    """Fills one platform with a past, always the same for the same seed."""

    def __init__(self, platform: Platform, advisers: Sequence[User], seed: int, now: datetime) -> None:
        self.platform, self.advisers, self.now = platform, advisers, now
        self.random = Random(seed)  # noqa: S311 (fictitious people)
        self.clock = DemoClock(now, self.random)
        self.homes = Homes(list(platform.communes.order_by("insee")), seed)

    def fill(self, *, cases: int, leads: int) -> None:
        """Cases spread over the past year; visitors who left no name; leads answered, closed, and still to be taken."""
        for rank in range(cases):
            self._case(self._ago(days=self.random.randrange(6, 340)), rank=rank)
        for _ in range(cases // 5):
            self._diagnosis(self.homes.next(), self._ago(days=self.random.randrange(0, 330)))
        for rank in range(cases // 5):
            self._closed(self._ago(days=self.random.randrange(12, 300)), rank)
        for rank in range(leads):
            self._waiting(rank, leads)
        self._fresh_messages()

    def known_household(self) -> Case:
        """The household of the demonstration, with an account and a case under way."""
        account = create_account(email=HOUSEHOLD_EMAIL, first_name="Camille", last_name="Leroux", password=None)
        confirm_email(user=account)
        case = self._case(self._ago(days=48), rank=0, stages=3, home=self._old_house())
        Household.objects.filter(pk=case.household_id).update(
            user=account, first_name="Camille", last_name="Leroux", email=HOUSEHOLD_EMAIL, search_name="camille leroux"
        )
        return case

    def _old_house(self) -> Home:
        """The home that a demonstration is best shown with: its owner lives in an old house."""
        while True:
            home = self.homes.next()
            old = home.answers["kind"] == "house" and home.answers["period"] == "1948_1974"
            if old and home.situation["who"] == "owner":
                return home

    def _ago(self, *, days: int) -> datetime:
        return self.clock.online(self.now - timedelta(days=days))

    def _lead(self, at: datetime, home: Home | None = None) -> Lead:
        with_home, home = home is not None, home or self.homes.next()
        household = self._household(home, at)
        diagnosis = None
        if with_home or self.random.random() < 0.8:
            diagnosis = attach_to_household(diagnosis=self._diagnosis(home, at), household=household)
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

    def _waiting(self, rank: int, leads: int) -> None:
        """Most of them are of the last two days; the oldest ones have been answered already, save one or two."""
        if rank % 2:
            at = self.now - timedelta(hours=self.random.randrange(1, 40))
            self._lead(at)
            return
        lead = self._lead(self._ago(days=self.random.randrange(2, 12)))
        if rank < leads - 4:
            state = LeadState.QUALIFIED if rank % 4 else LeadState.CONTACTED
            self._qualify(lead, rank, state=state, qualification=self.random.choice(QUALIFICATIONS))

    def _closed(self, at: datetime, rank: int) -> None:
        reason, words = self.random.choice(CLOSINGS)
        self._qualify(self._lead(at), rank, state=LeadState.CLOSED, qualification=words, close_reason=reason)

    def _qualify(self, lead: Lead, rank: int, *, state: LeadState, qualification: str, close_reason: str = "") -> None:
        author = self.advisers[rank % len(self.advisers)]
        base = {name: str(value) for name, value in lead_values(lead).items()}
        values = {
            **base,
            "state": state,
            "assigned_to": str(author.pk),
            "readiness": self.random.choice(READINESS),
            "qualification": qualification,
            "close_reason": close_reason,
        }
        answered = self.clock.at_work(lead.created_at + timedelta(days=1))
        qualify_lead(lead_id=lead.pk, author=author, base=base, values=values, now=answered)
        Lead.objects.filter(pk=lead.pk).update(changed_at=answered)

    def _case(self, at: datetime, *, rank: int, stages: int | None = None, home: Home | None = None) -> Case:
        lead = self._lead(at, home or self.homes.next())
        referent = self.advisers[rank % len(self.advisers)]
        opened = self.clock.at_work(at + timedelta(days=self.random.randrange(1, 4)))
        case = convert_lead(lead_id=lead.pk, author=referent, now=opened)
        months = (self.now - opened).days / 60
        reached = stages if stages is not None else min(len(PATH) - 1, round(months + self.random.random()))
        CaseLife(case, referent, self.random, self.clock).live(opened=opened, stages=reached)
        return case

    def _fresh_messages(self) -> None:
        """Households wrote since yesterday: somebody must answer."""
        running = list(Case.objects.running().filter(platform=self.platform).order_by("-number"))
        for rank, case in enumerate(running[1 : 3 * len(FRESH_MESSAGES) : 3]):
            text = FRESH_MESSAGES[rank % len(FRESH_MESSAGES)]
            message = write_message(case=case, author=self.advisers[0], text=text, from_household=True)
            at = self.now - timedelta(hours=3 + 9 * rank)
            Message.objects.filter(pk=message.pk).update(author=None, created_at=at)
            Case.objects.filter(pk=case.pk).update(changed_at=at)

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

    def _diagnosis(self, home: Home, at: datetime) -> SelfDiagnosis:
        diagnosis, _ = start(platform=self.platform, commune=home.commune, now=at)
        SelfDiagnosis.objects.filter(pk=diagnosis.pk).update(
            answers=home.answers, situation=home.situation, created_at=at
        )
        diagnosis.refresh_from_db()
        diagnosis = answer(diagnosis=diagnosis, field="solar", value=home.answers["solar"], now=at)
        return complete(diagnosis=diagnosis, now=at)
