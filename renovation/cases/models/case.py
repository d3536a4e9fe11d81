"""Cases (dossiers): a household's project, followed by a referent along the pathway."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from renovation.cases.enums import Stage, Tie
from renovation.cases.models.lead import Lead
from renovation.cases.models.move import CaseMove
from renovation.dwellings.models import PLAIN_WORDS, Dwelling
from renovation.households.models import Household
from renovation.pathways.models import PathwayVersion
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


class CaseQuerySet(models.QuerySet["Case"]):
    def readable_by(self, reader: Reader) -> Self:
        """Cases of the reader's platforms, and those shared with a partner."""
        near = Q(platform_id__in=reader.platform_ids(*Role.working_on_cases()))
        if Role.PARTNER not in reader.roles:
            return self.filter(near)
        shared = Q(
            platform_id__in=reader.platform_ids(Role.PARTNER),
            pk__in=CaseShare.objects.filter(user=reader.user_id, ended_at__isnull=True).values("case_id"),
        )
        return self.filter(near | shared)

    def of_household_user(self, user_id: uuid.UUID) -> Self:
        """The projects of one's own household, and those that one was invited to follow."""
        joined = Companion.objects.joined().filter(user_id=user_id)
        return self.filter(Q(household__user_id=user_id) | Q(pk__in=joined.values("case_id")))

    def running(self) -> Self:
        return self.exclude(stage=Stage.CLOSED)


class Case(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField("numéro", max_length=20, unique=True)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="cases", verbose_name="plateforme")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="cases", verbose_name="ménage")
    dwelling = models.ForeignKey(
        Dwelling, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="logement"
    )
    lead = models.OneToOneField(
        Lead, on_delete=models.SET_NULL, null=True, blank=True, related_name="case", verbose_name="prospect"
    )
    referent = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="referred_cases",
        verbose_name="référent",
    )
    title = models.CharField("projet", max_length=150, blank=True)
    # The version that the case follows: its content never changes, the case is moved to another one by hand.
    pathway_version = models.ForeignKey(
        PathwayVersion, on_delete=models.PROTECT, related_name="cases", verbose_name="version de parcours"
    )
    # Code of a stage of the version, or CLOSED; its name stands beside it so that lists read one table less.
    stage = models.CharField("étape", max_length=40, default=Stage.INFORMATION)
    stage_name = models.CharField("nom de l’étape", max_length=80)
    stage_since = models.DateTimeField("à cette étape depuis")
    summary = models.TextField("résumé du projet", max_length=4000, blank=True)
    opened_at = models.DateTimeField("ouvert le")
    closed_at = models.DateTimeField("clos le", null=True, blank=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    # Optimistic lock (H4): the number seen by whoever opened the form.
    revision = models.PositiveIntegerField("révision", default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        indexes: ClassVar = [
            models.Index(fields=["platform", "stage", "-changed_at"], name="cases_case_list"),
            models.Index(fields=["platform", "-changed_at"], name="cases_case_recent"),
            models.Index(fields=["referent", "stage"], name="cases_case_referent"),
            models.Index(fields=["platform", "stage", "stage_since"], name="cases_case_board"),
            # What an adviser types: a part of the number, words of the project.
            GinIndex(fields=["number"], name="cases_case_number_part", opclasses=["gin_trgm_ops"]),
            GinIndex(SearchVector("title", "summary", config=PLAIN_WORDS), name="cases_case_words"),
        ]

    def __str__(self) -> str:
        return self.number


class StageChange(models.Model):
    """A move along the pathway, kept in the transaction that made it (H7)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="stage_changes", verbose_name="dossier")
    from_stage = models.CharField("de", max_length=40, blank=True)
    to_stage = models.CharField("vers", max_length=40)
    # Names of the day: a pathway composed anew does not rewrite the past.
    from_name = models.CharField("nom de départ", max_length=80, blank=True)
    to_name = models.CharField("nom d’arrivée", max_length=80)
    author_id = models.UUIDField("auteur", null=True, blank=True)
    at = models.DateTimeField("le")
    # Why the conditions of the stage were passed over; empty for an ordinary move.
    override_reason = models.CharField("raison de passer outre", max_length=300, blank=True)
    move = models.ForeignKey(
        CaseMove, on_delete=models.PROTECT, null=True, blank=True, related_name="lines", verbose_name="déplacement"
    )

    class Meta:
        verbose_name = "changement d’étape"
        verbose_name_plural = "changements d’étape"

    def __str__(self) -> str:
        return f"{self.from_name} → {self.to_name}"


class CaseShare(models.Model):
    """A case opened to a partner (auditor, operator, financer), until ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="shares", verbose_name="dossier")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="partenaire"
    )
    shared_at = models.DateTimeField("partagé le", auto_now_add=True)
    ended_at = models.DateTimeField("terminé le", null=True, blank=True)

    class Meta:
        verbose_name = "partage"
        verbose_name_plural = "partages"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(ended_at__isnull=True), name="cases_share_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} – {self.user}"


class CompanionQuerySet(models.QuerySet["Companion"]):
    def standing(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def joined(self) -> Self:
        return self.standing().filter(user__isnull=False)


class Companion(models.Model):
    """A person beside the holder of a project, invited by it or by its adviser.

    Sees what the holder sees of the project, writes and hands over in its own name. The holder's own data,
    its consents and who else is invited stay the holder's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="companions", verbose_name="dossier")
    name = models.CharField("nom", max_length=100)
    email = models.EmailField("adresse e-mail", max_length=254)
    tie = models.CharField("lien", max_length=10, choices=Tie.choices)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="invité par"
    )
    # The hash of the link that was mailed.
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    until = models.DateTimeField("invitation valable jusqu’au")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="accompanied",
        verbose_name="compte",
    )
    invited_at = models.DateTimeField("invité le")
    joined_at = models.DateTimeField("accepté le", null=True, blank=True)
    ended_at = models.DateTimeField("terminé le", null=True, blank=True)

    objects = CompanionQuerySet.as_manager()

    class Meta:
        verbose_name = "personne du projet"
        verbose_name_plural = "personnes du projet"
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case", Lower("email"), condition=models.Q(ended_at=None), name="cases_companion_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
