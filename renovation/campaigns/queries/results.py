"""What became of the households that a campaign reached: read from what they did, never guessed."""

from typing import Any

from django.db.models import Count, DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value

from renovation.appointments.models import Appointment
from renovation.campaigns.enums import CallResult, RecipientState
from renovation.campaigns.models import Campaign, CampaignRecipient
from renovation.campaigns.rules.results import Results
from renovation.cases.models import Case, Lead, Message

TOLD = [RecipientState.SENT, RecipientState.UNSUBSCRIBED]


def results_of(campaign: Campaign) -> Results:
    """One query. An answer or a case counts within the days of the campaign after the mail or the call."""
    states = {state.value: Count("pk", filter=Q(state=state)) for state in RecipientState}
    told = Q(state__in=TOLD)
    counted = with_outcome(campaign).aggregate(
        **{f"in_{name}": number for name, number in states.items()},
        recipients=Count("pk"),
        n_answered=Count("pk", filter=told & Q(answered=True)),
        n_converted=Count("pk", filter=told & Q(converted=True)),
    )
    return Results(
        recipients=counted["recipients"],
        waiting=counted["in_waiting"],
        reached=counted["in_sent"],
        left_out=counted["in_left_out"],
        unsubscribed=counted["in_unsubscribed"],
        answered=counted["n_answered"],
        converted=counted["n_converted"],
    )


def with_outcome(campaign: Campaign) -> QuerySet[CampaignRecipient]:
    """Each with `answered` (a request, an appointment, a message, a talk) and `converted` (a lead became a case)."""
    until = ExpressionWrapper(F("reached_at") + Value(campaign.answer_window), output_field=DateTimeField())
    places = campaign.recipients.annotate(until=until)
    answered = (
        Q(result__in=CallResult.answers())
        | Q(Exists(_within(Lead.objects.all(), "created_at")))
        | Q(Exists(_within(Appointment.objects.all(), "created_at")))
        | Q(Exists(_within(Message.objects.filter(from_household=True), "created_at", "case__household")))
    )
    opened = Case.objects.filter(lead__isnull=False)
    return places.annotate(answered=answered, converted=Exists(_within(opened, "opened_at")))


def _within(rows: QuerySet[Any], moment: str, household: str = "household") -> QuerySet[Any]:
    window = {f"{moment}__gte": OuterRef("reached_at"), f"{moment}__lte": OuterRef("until")}
    return rows.filter(**window, **{household: OuterRef("household")})
