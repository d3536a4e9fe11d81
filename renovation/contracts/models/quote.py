"""Quotes and their amendments. A draft may be wrong: what is wrong is said, and nothing that was typed is lost."""

import uuid
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models

from renovation.cases.models import Case
from renovation.contracts.enums import QuoteState
from renovation.documents.models import Document
from renovation.prices.models import PriceReference


class Quote(models.Model):
    """What a company offers for works of a case; an amendment (`amends`) changes a signed one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="quotes", verbose_name="dossier")
    amends = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="amendments", verbose_name="avenant à"
    )
    siret = models.CharField("SIRET", max_length=20, blank=True)
    company = models.CharField("entreprise", max_length=200, blank=True)
    number = models.CharField("numéro", max_length=60, blank=True)
    dated_on = models.DateField("daté du", null=True, blank=True)
    valid_until = models.DateField("valable jusqu’au", null=True, blank=True)
    visit_on = models.DateField("visite préalable", null=True, blank=True)
    starts_on = models.DateField("début des travaux", null=True, blank=True)
    stated_ttc = models.DecimalField("total TTC écrit", max_digits=12, decimal_places=2, null=True, blank=True)
    # Codes of the mentions that were found on the paper.
    mentions = models.JSONField("mentions présentes", default=list, blank=True)
    # Why a qualification or a number that is not found does not stop it.
    overrides = models.CharField("ce qui permet de passer outre", max_length=300, blank=True)
    state = models.CharField("état", max_length=10, choices=QuoteState.choices, default=QuoteState.DRAFT)
    signed_on = models.DateField("signé le", null=True, blank=True)
    # Signed at home or after a visit there: the household may withdraw.
    off_premises = models.BooleanField("signé hors de l’établissement", default=True)
    cee_offer_on = models.DateField("offre CEE acceptée le", null=True, blank=True)
    anah_agreement_on = models.DateField("accord de l’Anah du", null=True, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="document"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="saisi par"
    )
    created_at = models.DateTimeField("saisi le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    # Optimistic lock (H4): moves at each change.
    revision = models.PositiveIntegerField("révision", default=1)

    class Meta:
        verbose_name = "devis"
        verbose_name_plural = "devis"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="contracts_signed_has_a_day",
                condition=~models.Q(state="signed") | models.Q(signed_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        what = "Avenant" if self.amends_id else "Devis"
        return " ".join(part for part in (what, self.number, self.company) if part)

    @property
    def is_signed(self) -> bool:
        return self.state == QuoteState.SIGNED

    @property
    def is_changeable(self) -> bool:
        return self.state in QuoteState.changeable()

    @property
    def siret_digits(self) -> str:
        return "".join(self.siret.split())


class QuoteLine(models.Model):
    """One line. Amounts may be missing or wrong while the quote is a draft."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="lines", verbose_name="devis")
    position = models.PositiveSmallIntegerField("rang")
    # The line of the signed quote that an amendment changes.
    changes = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="changed_by", verbose_name="change"
    )
    work_type = models.CharField("type de travaux", max_length=60, blank=True)
    # The key of a line of the chosen programme.
    planned_key = models.CharField("ligne du programme", max_length=300, blank=True)
    label = models.CharField("intitulé", max_length=200, blank=True)
    quantity = models.DecimalField("quantité", max_digits=11, decimal_places=2, null=True, blank=True)
    unit = models.CharField("unité", max_length=12, blank=True)
    ht = models.DecimalField("montant HT", max_digits=12, decimal_places=2, null=True, blank=True)
    vat_rate = models.DecimalField("taux de TVA", max_digits=6, decimal_places=4, null=True, blank=True)
    ttc = models.DecimalField("montant TTC", max_digits=12, decimal_places=2, null=True, blank=True)
    # Figures by code, as texts: R, Uw, Etas…
    characteristics = models.JSONField("caractéristiques", default=dict, blank=True)
    # Its price in the base, once it was given there.
    price = models.ForeignKey(
        PriceReference, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="prix versé"
    )

    class Meta:
        verbose_name = "ligne de devis"
        verbose_name_plural = "lignes de devis"
        constraints: ClassVar = [models.UniqueConstraint(fields=["quote", "position"], name="contracts_line_position")]

    def __str__(self) -> str:
        return self.label or f"Ligne {self.position}"

    @property
    def amount(self) -> Decimal:
        """With tax; nothing while it is unknown."""
        return self.ttc or Decimal(0)
