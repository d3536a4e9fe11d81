"""An import of the directory: what it read, what it set aside and why, what it changed."""

import uuid
from typing import Any, ClassVar, Self

from django.core.files.storage import Storage, storages
from django.db import models

from renovation.professionals.enums import Body, Dataset, Domain, ImportState
from renovation.professionals.models.directory import DirectoryRelease
from renovation.professionals.rules.reasons import Reason


def private_storage() -> Storage:
    return storages["private"]


class DirectoryImportQuerySet(models.QuerySet["DirectoryImport"]):
    def running(self) -> Self:
        return self.filter(state__in=ImportState.running())

    def applied(self, dataset: str) -> Self:
        return self.filter(dataset=dataset, state__in=ImportState.good())


class DirectoryImport(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dataset = models.CharField("liste", max_length=10, choices=Dataset.choices, default=Dataset.LIST)
    # Empty when the list is asked from ADEME's service.
    filename = models.CharField("fichier", max_length=200, blank=True)
    content = models.FileField("contenu", upload_to="directory", storage=private_storage, blank=True)
    state = models.CharField("état", max_length=10, choices=ImportState.choices, default=ImportState.WAITING)
    # The reason why it stopped, in French; empty while all goes well.
    message = models.TextField("message", blank=True)
    asked_by_id = models.UUIDField("demandé par", null=True, blank=True)
    asked_at = models.DateTimeField("demandé le")
    ended_at = models.DateTimeField("fini le", null=True, blank=True)
    data_date = models.DateField("données du")
    source_modified = models.CharField("date donnée par la source", max_length=40, blank=True)
    next_url = models.TextField("page suivante", blank=True)
    steps = models.PositiveIntegerField("étapes faites", default=0)
    rows_expected = models.PositiveIntegerField("lignes annoncées", default=0)
    rows_read = models.PositiveIntegerField("lignes lues", default=0)
    rows_quarantined = models.PositiveIntegerField("lignes écartées", default=0)
    fingerprint = models.CharField("empreinte", max_length=64, blank=True)
    # An administrator looked at a drop of the number of rows and accepted it.
    drop_accepted_by_id = models.UUIDField("baisse acceptée par", null=True, blank=True)
    # Share of rows without a value, in percent, by column.
    null_rates = models.JSONField("colonnes vides (%)", default=dict)
    unknown_labels = models.JSONField("domaines inconnus", default=list)
    # Companies and qualifications: added, changed, gone.
    changes = models.JSONField("changements", default=dict)
    # The data and their release leave together.
    release = models.ForeignKey(
        DirectoryRelease, on_delete=models.SET_NULL, null=True, blank=True, verbose_name="version de l’annuaire"
    )

    objects = DirectoryImportQuerySet.as_manager()

    class Meta:
        verbose_name = "import de l’annuaire"
        verbose_name_plural = "imports de l’annuaire"
        constraints: ClassVar = [
            # Two imports of one list at once would undo each other.
            models.UniqueConstraint(
                fields=["dataset"],
                condition=models.Q(state__in=["waiting", "reading", "checking"]),
                name="professionals_one_import",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_dataset_display()}, {self.data_date:%d/%m/%Y}"

    @property
    def origin(self) -> str:
        return self.filename or "service de l’ADEME"

    @property
    def progress_pct(self) -> int | None:
        """How far the reading is; unknown as long as the source has not said how many rows there are."""
        return min(100, self.rows_read * 100 // self.rows_expected) if self.rows_expected else None

    @property
    def changed_anything(self) -> bool:
        numbers: dict[str, Any] = self.changes
        return any(value for value in numbers.values())


class StagedRow(models.Model):
    """A row read and understood, in one domain, waiting for the checks. Filled by COPY, emptied after the import."""

    # The rows of an import leave with it.
    directory_import = models.ForeignKey(
        DirectoryImport, on_delete=models.CASCADE, related_name="staged", verbose_name="import"
    )
    line = models.PositiveIntegerField("ligne")
    siret = models.CharField("SIRET", max_length=14)
    name = models.CharField("raison sociale", max_length=200)
    search_name = models.CharField("nom de recherche", max_length=200)
    address = models.CharField("adresse", max_length=200)
    postcode = models.CharField("code postal", max_length=5)
    commune_name = models.CharField("commune", max_length=100)
    commune_insee = models.CharField("code INSEE", max_length=5)
    phone = models.CharField("téléphone", max_length=20)
    email = models.CharField("adresse e-mail", max_length=254)
    website = models.CharField("site", max_length=200)
    latitude = models.FloatField("latitude", null=True)
    longitude = models.FloatField("longitude", null=True)
    is_approximate = models.BooleanField("position approximative")
    body = models.CharField("organisme", max_length=20, choices=Body.choices)
    code = models.CharField("code", max_length=60)
    label = models.CharField("qualification", max_length=250)
    certificate = models.CharField("certificat", max_length=150)
    certificate_url = models.CharField("adresse du certificat", max_length=400)
    domain_key = models.CharField("domaine dans la source", max_length=150)
    domain = models.CharField("domaine", max_length=20, choices=Domain.choices)
    for_households = models.BooleanField("pour les particuliers")
    valid_from = models.DateField("valable du")
    valid_to = models.DateField("au")

    class Meta:
        verbose_name = "ligne lue"
        verbose_name_plural = "lignes lues"

    def __str__(self) -> str:
        return f"{self.siret} {self.domain_key}"


class QuarantinedRow(models.Model):
    """A row that cannot be used, and why. No telephone and no e-mail: they say nothing of the fault."""

    # The rows of an import leave with it.
    directory_import = models.ForeignKey(
        DirectoryImport, on_delete=models.CASCADE, related_name="quarantine", verbose_name="import"
    )
    line = models.PositiveIntegerField("ligne")
    reason = models.CharField("raison", max_length=20, choices=[(reason.value, reason.words) for reason in Reason])
    siret = models.CharField("SIRET lu", max_length=40, blank=True)
    name = models.CharField("raison sociale", max_length=200, blank=True)
    value = models.CharField("valeur lue", max_length=200, blank=True)

    class Meta:
        verbose_name = "ligne écartée"
        verbose_name_plural = "lignes écartées"

    def __str__(self) -> str:
        return f"ligne {self.line} : {self.reason}"


class DomainLabel(models.Model):
    """A label of domain that the code does not know. It is shown to nobody until an administrator says what it is."""

    key = models.CharField("clé", max_length=150, primary_key=True)
    label = models.CharField("libellé de la source", max_length=200)
    # Empty: kept on file, never searched.
    domain = models.CharField("domaine", max_length=20, choices=Domain.choices, blank=True)
    is_settled = models.BooleanField("décidé", default=False)
    first_seen_on = models.DateField("vu pour la première fois le")

    class Meta:
        verbose_name = "libellé de domaine"
        verbose_name_plural = "libellés de domaines"

    def __str__(self) -> str:
        return self.label
