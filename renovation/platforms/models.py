"""Platforms of one installation, their organisation, territory, brand and people."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from renovation.platforms.enums import Density, OrganisationKind, Role
from renovation.territories.models import Commune

HEX_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Écrivez la couleur sous la forme #14524a.")


class Organisation(models.Model):
    """A legal body: the Region, the structure that carries a platform, a partner."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("nom", max_length=200)
    kind = models.CharField("nature", max_length=10, choices=OrganisationKind.choices)
    # A structure belongs to the Region that mutualises the system; both outlive each other's clean-ups.
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="rattachée à"
    )

    class Meta:
        verbose_name = "organisme"
        verbose_name_plural = "organismes"

    def __str__(self) -> str:
        return self.name


class PlatformQuerySet(models.QuerySet["Platform"]):
    def open(self) -> Self:
        return self.filter(is_open=True)

    def serving(self, insee: str) -> Self:
        return self.open().filter(communes__insee=insee)


class Platform(models.Model):
    """A PTRE: its own site, brand, territory, team, agenda and parameters."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField("identifiant", unique=True)
    name = models.CharField("nom", max_length=120)
    territory_name = models.CharField("territoire", max_length=120)
    case_prefix = models.CharField("préfixe des dossiers", max_length=6, unique=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="platforms", verbose_name="structure porteuse"
    )
    communes = models.ManyToManyField(Commune, related_name="platforms", blank=True, verbose_name="territoire")
    # Addresses in mails and documents are built from this, never from the request's Host (F9).
    public_url = models.URLField("adresse publique")
    email = models.EmailField("adresse e-mail")
    phone = models.CharField("téléphone", max_length=20, blank=True)
    address = models.CharField("adresse postale", max_length=250, blank=True)
    opening_hours = models.CharField("horaires", max_length=200, blank=True)
    privacy_email = models.EmailField("contact données personnelles")
    is_open = models.BooleanField("en service", default=True)

    objects = PlatformQuerySet.as_manager()

    class Meta:
        verbose_name = "plateforme"
        verbose_name_plural = "plateformes"

    def __str__(self) -> str:
        return self.name


class Brand(models.Model):
    """The look of a platform: a few choices from which the tokens of pages, mails and PDF derive."""

    platform = models.OneToOneField(
        Platform, on_delete=models.CASCADE, related_name="brand", primary_key=True, verbose_name="plateforme"
    )
    brand_colour = models.CharField("couleur principale", max_length=7, default="#14524a", validators=[HEX_COLOUR])
    accent_colour = models.CharField("couleur d’accent", max_length=7, default="#d9642f", validators=[HEX_COLOUR])
    radius_px = models.PositiveSmallIntegerField("rayon des coins (px)", default=12)
    density = models.CharField("densité", max_length=12, choices=Density.choices, default=Density.COMFORTABLE)
    logo = models.ImageField("logo", upload_to="logos/", blank=True)
    logo_alternative = models.CharField("texte du logo", max_length=120, blank=True)
    changed_at = models.DateTimeField("modifiée le", auto_now=True)

    class Meta:
        verbose_name = "marque"
        verbose_name_plural = "marques"

    def __str__(self) -> str:
        return f"Marque de {self.platform}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def administrators(self) -> Self:
        return self.current().filter(role=Role.ADMINISTRATOR)

    def installation_administrators(self) -> Self:
        return self.administrators().filter(platform__isnull=True, organisation__isnull=True)


class Membership(models.Model):
    """A role of a person on a platform, on an organisation (Region), or on the whole installation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships", verbose_name="compte"
    )
    role = models.CharField("rôle", max_length=20, choices=Role.choices)
    platform = models.ForeignKey(
        Platform,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="plateforme",
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="organisme",
    )
    granted_at = models.DateTimeField("donné le", auto_now_add=True)
    granted_by_id = models.UUIDField("donné par", null=True, blank=True)
    ended_at = models.DateTimeField("retiré le", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "rôle"
        verbose_name_plural = "rôles"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "role", "platform", "organisation"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="platforms_membership_once",
            ),
            models.CheckConstraint(
                name="platforms_membership_place",
                condition=(
                    Q(
                        role__in=["adviser", "manager", "contributor", "editor", "site_administrator", "partner"],
                        platform__isnull=False,
                    )
                    | Q(role="region_reader", platform__isnull=True, organisation__isnull=False)
                    | Q(role="administrator")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self, now: datetime) -> Self:
        """Neither accepted nor out of date."""
        return self.filter(accepted_at__isnull=True, expires_at__gt=now)


class Invitation(models.Model):
    """An agent invited by e-mail: single use, seven days, only the hash of its token is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("adresse e-mail", max_length=254)
    first_name = models.CharField("prénom", max_length=100)
    last_name = models.CharField("nom", max_length=100)
    role = models.CharField("rôle", max_length=20, choices=Role.choices)
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name="plateforme"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name="organisme",
    )
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    invited_by_id = models.UUIDField("invité par")
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    expires_at = models.DateTimeField("valable jusqu’à")
    accepted_at = models.DateTimeField("acceptée le", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "invitation"
        verbose_name_plural = "invitations"

    def __str__(self) -> str:
        return self.email
