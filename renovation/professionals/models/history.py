"""What the list said before: kept five years, to answer "was this firm qualified on the day of the quote?"."""

from typing import ClassVar

from django.db import models

from renovation.professionals.enums import Body, Domain


class PastQualification(models.Model):
    """A qualification as it stood in the list, or in ADEME's own history. The company may be gone since."""

    siret = models.CharField("SIRET", max_length=14)
    name = models.CharField("raison sociale", max_length=200)
    body = models.CharField("organisme", max_length=20, choices=Body.choices)
    code = models.CharField("code", max_length=60, blank=True)
    label = models.CharField("qualification", max_length=250, blank=True)
    domain_key = models.CharField("domaine dans la source", max_length=150)
    # Empty when the label of the source is none of the domains of the search.
    domain = models.CharField("domaine", max_length=20, choices=Domain.choices, blank=True)
    valid_from = models.DateField("valable du")
    valid_to = models.DateField("au")
    # The last list in which it stood; empty for what comes from ADEME's history, which only tells the dates.
    last_seen_on = models.DateField("vue pour la dernière fois le", null=True, blank=True)

    class Meta:
        verbose_name = "qualification passée"
        verbose_name_plural = "qualifications passées"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["siret", "body", "code", "domain_key", "valid_from", "valid_to"],
                name="professionals_past_once",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["valid_to"], name="professionals_past_end")]

    def __str__(self) -> str:
        return f"{self.siret} {self.domain_key}"


class PastCompany(models.Model):
    """What the list said of an establishment before it said something else."""

    siret = models.CharField("SIRET", max_length=14, db_index=True)
    name = models.CharField("raison sociale", max_length=200)
    address = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=5, blank=True)
    commune_name = models.CharField("commune", max_length=100, blank=True)
    until = models.DateField("jusqu’au")

    class Meta:
        verbose_name = "ancienne adresse d’entreprise"
        verbose_name_plural = "anciennes adresses d’entreprises"

    def __str__(self) -> str:
        return f"{self.siret} {self.name}"
