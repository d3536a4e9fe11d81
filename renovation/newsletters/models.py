"""The newsletter of a platform: who agreed to receive it, and the letters."""

import uuid
from typing import ClassVar, Self

from django.db import models

from renovation.newsletters.enums import LetterState
from renovation.newsletters.rules import LetterPart
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)


class Subscriber(models.Model):
    """An address. Nothing is sent to it before its owner has confirmed (double opt-in); leaving deletes it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="subscribers", verbose_name="plateforme"
    )
    email = models.EmailField("adresse e-mail", max_length=254)
    # Where the request came from, as a proof of the consent: a path of the site.
    source = models.CharField("demandé depuis", max_length=200, blank=True)
    asked_at = models.DateTimeField("demandé le")
    confirmed_at = models.DateTimeField("confirmé le", null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = "abonné"
        verbose_name_plural = "abonnés"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "email"], name="newsletters_subscriber_once")
        ]

    def __str__(self) -> str:
        return self.email


class LetterQuerySet(models.QuerySet["Letter"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=platforms_open_to(reader, Right.SEND_LETTERS))


class Letter(models.Model):
    """A letter that a page of the site holds; its words are fixed when it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.CASCADE, related_name="letters", verbose_name="plateforme")
    page_id = models.PositiveIntegerField("page", unique=True)
    subject = models.CharField("objet", max_length=255)
    introduction = models.TextField("chapô", blank=True)
    path = models.CharField("chemin", max_length=500)
    parts_as_json = models.JSONField("contenu", default=list)
    state = models.CharField("état", max_length=10, choices=LetterState.choices, default=LetterState.READY)
    ready_at = models.DateTimeField("prête le")
    asked_at = models.DateTimeField("envoi demandé le", null=True, blank=True)
    # Subscribers are written to in the order of their identifiers: how far the batches have come.
    written_up_to = models.UUIDField("envoyée jusqu’à", null=True, blank=True)
    written = models.PositiveIntegerField("destinataires", default=0)
    finished_at = models.DateTimeField("envoi terminé le", null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "lettre d’information"
        verbose_name_plural = "lettres d’information"

    def __str__(self) -> str:
        return self.subject

    @property
    def parts(self) -> tuple[LetterPart, ...]:
        return tuple(LetterPart(**part) for part in self.parts_as_json)
