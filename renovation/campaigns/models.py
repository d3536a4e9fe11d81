"""Segments, campaigns, whom each was meant for, and who wants none any more."""

import uuid
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from renovation.campaigns.enums import CallResult, CampaignChannel, CampaignState, RecipientState
from renovation.campaigns.rules.criteria import Criteria, criteria_from
from renovation.households.enums import Purpose
from renovation.households.models import Household
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader

# What a campaign may be for: never to hand coordinates to firms.
PURPOSES = [(one.value, one.label) for one in (Purpose.ADVICE, Purpose.NEWS)]


class SegmentQuerySet(models.QuerySet["Segment"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=platforms_open_to(reader, Right.READ_SEGMENTS))


class Segment(models.Model):
    """Criteria with a name. Whom they find is read each time: nobody is kept in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="segments", verbose_name="plateforme")
    name = models.CharField("nom", max_length=80)
    criteria_as_json = models.JSONField("critères", default=dict)
    author_id = models.UUIDField("enregistré par")
    author_name = models.CharField("nom de l’auteur", max_length=200)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name = "segment"
        verbose_name_plural = "segments"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "name"], name="campaigns_segment_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def criteria(self) -> Criteria:
        return criteria_from(self.criteria_as_json)


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=platforms_open_to(reader, Right.READ_SEGMENTS))


class Campaign(models.Model):
    """A message or a list of calls to the households of a segment, as the segment was when it was prepared."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="campaigns", verbose_name="plateforme"
    )
    name = models.CharField("nom", max_length=80)
    # The segment may be changed or removed afterwards; what was asked stays.
    segment = models.ForeignKey(
        Segment, on_delete=models.SET_NULL, null=True, blank=True, related_name="campaigns", verbose_name="segment"
    )
    segment_name = models.CharField("nom du segment", max_length=80)
    criteria_as_json = models.JSONField("critères", default=dict)
    channel = models.CharField("moyen", max_length=10, choices=CampaignChannel.choices)
    purpose = models.CharField("finalité", max_length=20, choices=PURPOSES)
    subject = models.CharField("objet", max_length=150, blank=True)
    text = models.TextField("texte", max_length=4000)
    # An answer counts within so many days after the mail or the call.
    answer_days = models.PositiveSmallIntegerField(
        "réponse comptée pendant (jours)", default=30, validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    state = models.CharField("état", max_length=10, choices=CampaignState.choices, default=CampaignState.DRAFT)
    author_id = models.UUIDField("écrite par")
    author_name = models.CharField("nom de l’auteur", max_length=200)
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    prepared_at = models.DateTimeField("préparée le", null=True, blank=True)
    asked_at = models.DateTimeField("lancée le", null=True, blank=True)
    finished_at = models.DateTimeField("finie le", null=True, blank=True)
    # Who was left out when it was prepared, by reason: counts, no names.
    left_out = models.JSONField("laissés de côté", default=dict, blank=True)
    batches = models.PositiveIntegerField("lots partis", default=0)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "campagne"
        verbose_name_plural = "campagnes"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "name"], name="campaigns_campaign_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def criteria(self) -> Criteria:
        return criteria_from(self.criteria_as_json)

    @property
    def is_by_mail(self) -> bool:
        return self.channel == CampaignChannel.MAIL

    @property
    def has_begun(self) -> bool:
        return self.state in CampaignState.begun()


class CampaignRecipient(models.Model):
    """A household for whom a campaign was prepared. Of two that were merged, the second is passed over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="recipients", verbose_name="campagne")
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="campaign_places", verbose_name="ménage"
    )
    state = models.CharField("état", max_length=12, choices=RecipientState.choices, default=RecipientState.WAITING)
    # The mail left, or somebody was spoken to.
    reached_at = models.DateTimeField("atteint le", null=True, blank=True)
    result = models.CharField("résultat de l’appel", max_length=12, choices=CallResult.choices, blank=True)
    called_at = models.DateTimeField("appelé le", null=True, blank=True)
    calls = models.PositiveSmallIntegerField("appels", default=0)
    caller_id = models.UUIDField("appelé par", null=True, blank=True)
    caller_name = models.CharField("nom de l’appelant", max_length=200, blank=True)

    class Meta:
        verbose_name = "destinataire"
        verbose_name_plural = "destinataires"
        indexes: ClassVar = [models.Index(fields=["campaign", "state"], name="campaigns_by_state")]

    def __str__(self) -> str:
        return f"{self.household} – {self.campaign}"


class Objection(models.Model):
    """A household that wants no campaign any more. Its case and its appointments go on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="campaign_objections", verbose_name="ménage"
    )
    campaign = models.ForeignKey(
        Campaign, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="campagne"
    )
    at = models.DateTimeField("le")

    class Meta:
        verbose_name = "opposition aux campagnes"
        verbose_name_plural = "oppositions aux campagnes"

    def __str__(self) -> str:
        return f"{self.household}"
