"""What became of the households that a campaign reached: read from what they did, never guessed."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from renovation.appointments.models import Appointment
from renovation.campaigns.enums import CallResult, RecipientState
from renovation.campaigns.models import Campaign, CampaignRecipient
from renovation.campaigns.rules.results import Results
from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Case, Lead, Message
from renovation.journal.enums import Action
from renovation.journal.models import Entry

TOLD = [RecipientState.SENT, RecipientState.UNSUBSCRIBED]
_DAYS = ExpressionWrapper(F("campaign__answer_days") * Value(timedelta(days=1)), output_field=DurationField())


def results_of(campaign: Campaign) -> Results:
    """An answer or a case counts within the days of the campaign after the mail or the call."""
    return results_of_each([campaign])[campaign.pk]


def results_of_each(campaigns: Iterable[Campaign]) -> Mapping[UUID, Results]:
    """The same for a page of campaigns, in one query."""
    asked = [campaign.pk for campaign in campaigns]
    told = Q(state__in=TOLD)
    rows = (
        with_outcome(CampaignRecipient.objects.filter(campaign__in=asked))
        .order_by()
        .values("campaign")
        .annotate(
            recipients=Count("pk"),
            waiting=_in(RecipientState.WAITING),
            reached=_in(RecipientState.SENT),
            left_out=_in(RecipientState.LEFT_OUT),
            unsubscribed=_in(RecipientState.UNSUBSCRIBED),
            n_answered=Count("pk", filter=told & Q(answered=True)),
            n_converted=Count("pk", filter=told & Q(converted=True)),
        )
    )
    found = {row["campaign"]: _results(row) for row in rows}
    return {pk: found.get(pk, Results()) for pk in asked}


def with_outcome(places: QuerySet[CampaignRecipient]) -> QuerySet[CampaignRecipient]:
    """Each with `answered` (a request, an appointment, a message, a talk) and `converted` (a lead became a case)."""
    until = ExpressionWrapper(F("reached_at") + _DAYS, output_field=DateTimeField())
    answered = (
        Q(result__in=CallResult.answers())
        | Q(Exists(_within(Lead.objects.exclude(origin=LeadOrigin.IMPORT), "created_at")))
        | Q(Exists(_asked_again()))
        | Q(Exists(_within(Appointment.objects.all(), "created_at")))
        | Q(Exists(_within(Message.objects.filter(from_household=True), "created_at", "case__household")))
    )
    opened = Case.objects.filter(lead__isnull=False)
    return places.annotate(until=until, answered=answered, converted=Exists(_within(opened, "opened_at")))


def _asked_again() -> QuerySet[Lead]:
    """Leads that waited already and got a request more: the journal alone knows when. A file is no word of theirs."""
    added = Entry.objects.filter(
        ~Q(detail__origin=LeadOrigin.IMPORT.value),
        action=Action.LEAD_CHANGED,
        object_type=Lead._meta.label_lower,
        object_id=Cast(OuterRef("pk"), CharField()),
        detail__fields=["request"],
        at__gte=OuterRef(OuterRef("reached_at")),
        at__lte=OuterRef(OuterRef("until")),
    )
    return Lead.objects.filter(Exists(added), household=OuterRef("household"))


def _within(rows: QuerySet[Any], moment: str, household: str = "household") -> QuerySet[Any]:
    window = {f"{moment}__gte": OuterRef("reached_at"), f"{moment}__lte": OuterRef("until")}
    return rows.filter(**window, **{household: OuterRef("household")})


def _in(state: RecipientState) -> Count:
    return Count("pk", filter=Q(state=state))


def _results(row: Mapping[str, Any]) -> Results:
    same = ("recipients", "waiting", "reached", "left_out", "unsubscribed")
    counted = {name: row[name] for name in same}
    return Results(**counted, answered=row["n_answered"], converted=row["n_converted"])
