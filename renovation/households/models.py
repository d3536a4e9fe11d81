"""Households: who lives there or owns it, how to reach them, what they agreed to."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Right

from renovation.dwellings.models import Dwelling
from renovation.households.enums import Channel, Purpose, Tenure
from renovation.platforms.models import Platform


def dialled(field: str = "phone") -> models.Func:
    """A telephone without what people put between the digits (cheaper than a regular expression)."""
    return models.Func(
        models.F(field),
        models.Value(" .-()/+"),
        models.Value(""),
        function="translate",
        output_field=models.CharField(),
    )


class HouseholdQuerySet(models.QuerySet["Household"]):
    def standing(self) -> Self:
        """Without those that were merged into another."""
        return self.filter(merged_into__isnull=True)


class Household(models.Model):
    """A household followed by one platform. It sees its own space through `user`, once proven (A9)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, related_name="households", verbose_name="plateforme"
    )
    # An account may end while the platform must keep the case.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="households",
        verbose_name="compte",
    )
    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100)
    email = models.EmailField("adresse e-mail", max_length=254, blank=True)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    preferred_channel = models.CharField("contact préféré", max_length=10, choices=Channel.choices, blank=True)
    # Lower case without accents, for the adviser's search.
    search_name = models.CharField("nom de recherche", max_length=220, blank=True)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    last_contact_at = models.DateTimeField("dernier contact le")
    # A duplicate: what hung on it hangs on the other one. Its row stays, so that the merge can be undone.
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="absorbed", verbose_name="fusionné avec"
    )

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = "ménage"
        verbose_name_plural = "ménages"
        indexes: ClassVar = [
            models.Index("platform", Lower("email"), name="households_email"),
            models.Index(fields=["platform", "search_name"], name="households_search"),
            # Duplicates: a name with a mistake, a telephone however it is written.
            GinIndex(fields=["search_name"], name="households_alike", opclasses=["gin_trgm_ops"]),
            models.Index("platform", Right(dialled(), 9), name="households_dialled"),
            # Some digits of a telephone, anywhere in it.
            GinIndex(OpClass(dialled(), "gin_trgm_ops"), name="households_digits"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Occupancy(models.Model):
    """The tie between a household and a dwelling."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="occupancies", verbose_name="ménage"
    )
    dwelling = models.ForeignKey(
        Dwelling, on_delete=models.CASCADE, related_name="occupancies", verbose_name="logement"
    )
    tenure = models.CharField("statut d’occupation", max_length=10, choices=Tenure.choices, blank=True)

    class Meta:
        verbose_name = "occupation"
        verbose_name_plural = "occupations"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["household", "dwelling"], name="households_occupancy_once")
        ]

    def __str__(self) -> str:
        return f"{self.household} – {self.dwelling}"


class Consent(models.Model):
    """A consent with the text that was shown, when and how it was given, and when it was withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="consents", verbose_name="ménage")
    purpose = models.CharField("finalité", max_length=20, choices=Purpose.choices)
    text_version = models.CharField("version du texte", max_length=20)
    text = models.TextField("texte présenté")
    channel = models.CharField("recueilli par", max_length=10, choices=Channel.choices)
    given_at = models.DateTimeField("donné le")
    withdrawn_at = models.DateTimeField("retiré le", null=True, blank=True)

    class Meta:
        verbose_name = "consentement"
        verbose_name_plural = "consentements"

    def __str__(self) -> str:
        return self.get_purpose_display()


class Submission(models.Model):
    """A form that was handled, by the key hidden in it: sending it twice has one effect."""

    key = models.CharField("clé", max_length=64, primary_key=True)
    outcome_id = models.UUIDField("résultat")
    created_at = models.DateTimeField("traité le", auto_now_add=True)

    class Meta:
        verbose_name = "envoi traité"
        verbose_name_plural = "envois traités"

    def __str__(self) -> str:
        return self.key
