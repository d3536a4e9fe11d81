"""Work to be done and mails to be sent, as rows written in the business transaction (I1–I3)."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from renovation.outbox.enums import JobState


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, *, now: datetime) -> Self:
        """What may be started: waiting and ripe, or abandoned by a runner that died."""
        return self.filter(
            Q(state=JobState.WAITING, run_after__lte=now) | Q(state=JobState.RUNNING, locked_until__lte=now)
        )

    def not_woken_since(self, moment: datetime) -> Self:
        return self.filter(Q(woken_at__isnull=True) | Q(woken_at__lte=moment))

    def dead(self) -> Self:
        return self.filter(state=JobState.DEAD)


class Job(models.Model):
    """One piece of work. Celery is only woken; this row is the guarantee."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("travail", max_length=60)
    key = models.CharField("clé", max_length=200, unique=True)
    payload = models.JSONField("données", default=dict)
    # On whose behalf: rights are checked again with it when the job runs (D10).
    requested_by_id = models.UUIDField("demandé par", null=True, blank=True)
    state = models.CharField("état", max_length=10, choices=JobState.choices, default=JobState.WAITING)
    run_after = models.DateTimeField("à faire après")
    attempts = models.PositiveSmallIntegerField("essais", default=0)
    max_attempts = models.PositiveSmallIntegerField("essais permis", default=8)
    locked_until = models.DateTimeField("réservé jusqu’à", null=True, blank=True)
    woken_at = models.DateTimeField("annoncé le", null=True, blank=True)
    last_error = models.TextField("dernière erreur", blank=True)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    done_at = models.DateTimeField("fait le", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "travail"
        verbose_name_plural = "travaux"
        indexes: ClassVar = [
            models.Index(fields=["run_after"], name="outbox_job_to_do", condition=Q(state__in=["waiting", "running"])),
            models.Index(fields=["-created_at"], name="outbox_job_dead", condition=Q(state="dead")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class PeriodicMark(models.Model):
    """How far a repeated work has come; the row is what makes two schedulers do it once (I6)."""

    kind = models.CharField("travail", max_length=60, primary_key=True)
    slot = models.DateTimeField("dernier créneau")

    class Meta:
        verbose_name = "repère d’un travail régulier"
        verbose_name_plural = "repères des travaux réguliers"

    def __str__(self) -> str:
        return f"{self.kind} {self.slot:%Y-%m-%d %H:%M}"


class MailQuerySet(models.QuerySet["Mail"]):
    def to_purge(self, *, now: datetime, days: int) -> Self:
        """Mails whose body has been kept long enough (retention table: 90 days, then metadata only)."""
        return self.filter(purged_at__isnull=True, created_at__lt=now - timedelta(days=days))


class Mail(models.Model):
    """A mail, composed once; its job sends it. `message_id` stays the same over all attempts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField("clé", max_length=200, unique=True)
    message_id = models.CharField("identifiant du message", max_length=200, unique=True)
    template = models.CharField("modèle", max_length=60)
    platform_id = models.UUIDField("plateforme", null=True, blank=True)
    recipient = models.EmailField("destinataire", max_length=254)
    sender = models.CharField("expéditeur", max_length=254)
    reply_to = models.CharField("réponse à", max_length=254, blank=True)
    unsubscribe_url = models.URLField("lien de désinscription", blank=True)
    subject = models.CharField("objet", max_length=250)
    text = models.TextField("texte")
    html = models.TextField("HTML", blank=True)
    attachments = models.JSONField("pièces jointes", default=list)
    # Holds a code or a secret link: the body is erased as soon as the mail has left.
    is_secret = models.BooleanField("contenu secret", default=False)
    # Somebody wrote to oneself without an account: the address is erased with the body, once the mail has left.
    forgets_recipient = models.BooleanField("destinataire oublié", default=False)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    sent_at = models.DateTimeField("envoyé le", null=True, blank=True)
    purged_at = models.DateTimeField("contenu effacé le", null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "e-mail"
        verbose_name_plural = "e-mails"
        indexes: ClassVar = [models.Index(fields=["created_at"], name="outbox_mail_created")]

    def __str__(self) -> str:
        return f"{self.template} {self.key}"
