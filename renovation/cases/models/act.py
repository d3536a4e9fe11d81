"""Acts of the advisers: what was done, with its dimensions as they were that day."""

import uuid
from typing import ClassVar, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from renovation.cases.enums import ActChannel, ActFollowUp, ActIncome, ActPublic, LeadOrigin
from renovation.cases.models.case import Case
from renovation.dwellings.enums import DwellingKind
from renovation.dwellings.models import PLAIN_WORDS
from renovation.households.enums import Tenure
from renovation.pathways.models import PathwayVersion


class ActQuerySet(models.QuerySet["Act"]):
    def counted(self) -> Self:
        """Those that nobody corrected, and that were not taken back by their correction."""
        return self.filter(correction__isnull=True, is_withdrawn=False)


class Act(models.Model):
    """Rows are only added (a trigger of the database refuses changes and removals); another act corrects a mistake.

    Only the words may be emptied, when a person asks for the erasure of its data: no figure is in them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="acts", verbose_name="dossier")
    kind = models.CharField("type", max_length=40)
    kind_name = models.CharField("nom du type", max_length=80)
    done_at = models.DateTimeField("fait le")
    # The agent may leave; the act keeps who did it, and no key that would change the row.
    author_id = models.UUIDField("auteur")
    duration_min = models.PositiveSmallIntegerField("durée (min)")
    channel = models.CharField("moyen", max_length=10, choices=ActChannel.choices)
    origin = models.CharField("origine du contact", max_length=15, choices=LeadOrigin.choices, blank=True)
    public = models.CharField("public", max_length=15, choices=ActPublic.choices, blank=True)
    tenure = models.CharField("statut d’occupation", max_length=10, choices=Tenure.choices, blank=True)
    income_class = models.CharField("classe de revenus", max_length=15, choices=ActIncome.choices, blank=True)
    dwelling_kind = models.CharField("type de logement", max_length=10, choices=DwellingKind.choices, blank=True)
    dwelling_class = models.CharField("classe estimée", max_length=1, blank=True)
    dwelling_period = models.CharField("période de construction", max_length=20, blank=True)
    commune_insee = models.CharField("code de la commune", max_length=5, blank=True)
    commune_name = models.CharField("commune", max_length=100, blank=True)
    subjects = models.JSONField("sujets", default=list, blank=True)
    works = models.JSONField("travaux envisagés", default=list, blank=True)
    follow_up = models.CharField("suite prévue", max_length=10, choices=ActFollowUp.choices, blank=True)
    words = models.TextField("ce qui a été dit", max_length=4000, blank=True)
    # The stage that counts the act.
    stage = models.CharField("étape", max_length=40)
    stage_name = models.CharField("nom de l’étape", max_length=80)
    pathway_version = models.ForeignKey(
        PathwayVersion, on_delete=models.PROTECT, related_name="+", verbose_name="version de parcours"
    )
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction", verbose_name="corrige"
    )
    correction_reason = models.CharField("raison de la correction", max_length=200, blank=True)
    is_withdrawn = models.BooleanField("retiré", default=False)
    created_at = models.DateTimeField("noté le", auto_now_add=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = "acte"
        verbose_name_plural = "actes"
        indexes: ClassVar = [
            models.Index(fields=["case", "done_at"], name="cases_act_case"),
            models.Index(fields=["author_id", "done_at"], name="cases_act_author"),
            GinIndex(SearchVector("words", config=PLAIN_WORDS), name="cases_act_words"),
        ]

    def __str__(self) -> str:
        return self.kind_name

    @property
    def is_corrected(self) -> bool:
        """Whether another act stands for this one."""
        return hasattr(self, "correction")
