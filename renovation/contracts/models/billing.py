"""Invoices of a signed quote, and who paid them. No money goes through the platform."""

import uuid
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models

from renovation.contracts.enums import InvoiceKind, InvoiceState, Means, Payer
from renovation.contracts.models.quote import Quote, QuoteLine
from renovation.documents.models import Document


class Invoice(models.Model):
    """A paper that asks for money, or gives some back (credit note)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="invoices", verbose_name="devis")
    number = models.CharField("numéro", max_length=60, blank=True)
    kind = models.CharField("nature", max_length=10, choices=InvoiceKind.choices)
    dated_on = models.DateField("datée du", null=True, blank=True)
    due_on = models.DateField("à payer le", null=True, blank=True)
    stated_ttc = models.DecimalField("total TTC écrit", max_digits=12, decimal_places=2, null=True, blank=True)
    # Held back until a day, in case of defects.
    retention = models.DecimalField("retenue de garantie", max_digits=12, decimal_places=2, default=Decimal(0))
    retention_until = models.DateField("retenue jusqu’au", null=True, blank=True)
    state = models.CharField("état", max_length=10, choices=InvoiceState.choices, default=InvoiceState.DRAFT)
    state_reason = models.CharField("motif", max_length=300, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="document"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="saisie par"
    )
    created_at = models.DateTimeField("saisie le", auto_now_add=True)
    changed_at = models.DateTimeField("modifiée le", auto_now=True)
    revision = models.PositiveIntegerField("révision", default=1)

    class Meta:
        verbose_name = "facture"
        verbose_name_plural = "factures"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()

    @property
    def is_draft(self) -> bool:
        return self.state == InvoiceState.DRAFT

    @property
    def ttc(self) -> Decimal:
        return sum((line.ttc for line in self.lines.all()), Decimal(0))

    @property
    def paid(self) -> Decimal:
        """Payments that hold; those that are to be corrected are not counted."""
        return sum((one.amount for one in self.payments.all() if not one.is_draft), Decimal(0))

    @property
    def remaining(self) -> Decimal:
        return self.ttc - self.paid


class InvoiceLine(models.Model):
    """What is asked of one line of the quote. `progress` is what is done since the beginning, in percent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines", verbose_name="facture")
    quote_line = models.ForeignKey(
        QuoteLine, on_delete=models.RESTRICT, related_name="invoiced", verbose_name="ligne du devis"
    )
    progress = models.DecimalField("avancement cumulé, en %", max_digits=7, decimal_places=2, null=True, blank=True)
    ht = models.DecimalField("montant HT", max_digits=12, decimal_places=2)
    vat = models.DecimalField("TVA", max_digits=12, decimal_places=2)
    ttc = models.DecimalField("montant TTC", max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = "ligne de facture"
        verbose_name_plural = "lignes de facture"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["invoice", "quote_line"], name="contracts_invoiced_once")
        ]

    def __str__(self) -> str:
        return str(self.quote_line)


class Payment(models.Model):
    """Money that somebody says was paid to the company. One that makes no sense is kept as a draft."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="payments", verbose_name="facture")
    paid_on = models.DateField("payé le")
    amount = models.DecimalField("montant", max_digits=12, decimal_places=2)
    payer = models.CharField("payé par", max_length=12, choices=Payer.choices)
    payer_name = models.CharField("nom du payeur", max_length=120, blank=True)
    means = models.CharField("moyen", max_length=10, choices=Means.choices)
    reference = models.CharField("référence", max_length=80, blank=True)
    is_draft = models.BooleanField("à corriger", default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="noté par"
    )
    recorded_at = models.DateTimeField("noté le")

    class Meta:
        verbose_name = "règlement"
        verbose_name_plural = "règlements"

    def __str__(self) -> str:
        return f"{self.amount} € le {self.paid_on:%d/%m/%Y}"
