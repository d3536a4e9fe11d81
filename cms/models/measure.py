"""Counting visits with the platform's own Matomo, in the configuration that needs no consent."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, URLValidator
from django.db import models

from renovation.platforms.models import Platform


class AudienceMeasure(models.Model):
    """Where the visits of a platform's site are counted. Without a row, or switched off, nothing is counted."""

    platform = models.OneToOneField(
        Platform, on_delete=models.CASCADE, related_name="audience_measure", verbose_name="plateforme"
    )
    is_on = models.BooleanField("mesure active", default=False)
    address = models.CharField(
        "adresse de votre Matomo",
        max_length=200,
        validators=[URLValidator(schemes=["https"])],
        help_text="En https, sur un serveur à vous : https://statistiques.exemple.fr/",
    )
    site_number = models.PositiveIntegerField(
        "numéro du site dans Matomo", validators=[MinValueValidator(1)], help_text="« idsite » dans Matomo."
    )
    hides_addresses = models.BooleanField(
        "Matomo masque les adresses IP sur deux octets au moins",
        default=False,
        help_text="Réglage « Confidentialité » de Matomo. Sans lui, il faudrait demander l’accord de chaque visiteur.",
    )

    class Meta:
        verbose_name = "mesure d’audience"
        verbose_name_plural = "mesures d’audience"

    def __str__(self) -> str:
        return f"Mesure d’audience de {self.platform}"

    def clean(self) -> None:
        super().clean()
        parts = urlsplit(self.address)
        if parts.query or parts.fragment or parts.username or any(mark in self.address for mark in " ;,'\"<>"):
            raise ValidationError({"address": "Écrivez l’adresse seule, sans « ? », sans mot de passe."})
        if self.is_on and not self.hides_addresses:
            raise ValidationError({"hides_addresses": "Cochez cette case après avoir fait le réglage dans Matomo."})
