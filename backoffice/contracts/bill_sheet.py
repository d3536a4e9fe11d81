"""The one form of an invoice: its head, then what it asks of each line that is signed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField

from backoffice.contracts.fields import MONEY, CentsField, PercentField, day, figure, papers
from renovation.contracts.enums import InvoiceKind
from renovation.contracts.models import Invoice, InvoiceLine, Quote
from renovation.contracts.queries import AgreedLine, agreed_of, papers_of
from renovation.contracts.queries.billing import asked_of_line, earlier_than, reached_of, so_far
from renovation.contracts.rules.billing import Amounts, at_progress
from renovation.contracts.rules.edits import BillLineEdit, InvoiceEdit
from renovation.documents.enums import DocumentKind

CELLS = {"progress": "Avancement, en %", "ht": "Montant HT", "ttc": "Montant TTC"}
_HEAD = ("kind", "number", "dated_on", "due_on", "stated_ttc", "retention", "retention_until")


@dataclass(frozen=True)
class BillRow:
    """A line that is signed, what the other invoices asked of it, its cells."""

    agreed: AgreedLine
    asked: Amounts
    progress_before: Decimal
    cells: list[tuple[str, BoundField]]


class InvoiceSheet(forms.Form):
    """Fields of lines are named after the line of the quote: `line-<id>-progress`."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label="Nature", choices=InvoiceKind.choices)
    number = forms.CharField(label="Numéro", required=False, max_length=60)
    dated_on = day("Datée du")
    due_on = day("À payer le")
    stated_ttc = CentsField(label="Total TTC écrit", required=False)
    retention = CentsField(label="Retenue de garantie", required=False)
    retention_until = day("Retenue gardée jusqu’au")
    progress = PercentField(
        label="Avancement de tout le devis, en %",
        required=False,
        help_text="Depuis le début. Remplit les lignes laissées vides\u00a0: 30 pour un acompte de 30\u00a0%.",
    )

    def __init__(self, data: Any = None, *, quote: Quote, invoice: Invoice | None = None, key: Any = None) -> None:
        initial: dict[str, Any] = {"key": key, "kind": InvoiceKind.DEPOSIT if invoice is None else ""}
        if invoice is not None:
            initial |= {name: getattr(invoice, name) for name in (*_HEAD, "revision")}
            initial["retention"] = invoice.retention or None
        super().__init__(data, initial=initial)
        offered, kept = papers_of(quote.case, DocumentKind.INVOICE), invoice.document if invoice else None
        self.fields["document"] = papers("Document du dossier", offered, kept)
        self.fields["document"].initial = str(invoice.document_id or "") if invoice else ""
        self.agreed = agreed_of(quote)
        self.quote, self.invoice = quote, invoice
        self.earlier = earlier_than(quote, invoice)
        own = {line.quote_line_id: line for line in invoice.lines.all()} if invoice else {}
        for one in self.agreed:
            self._add(one, own.get(one.line.pk))

    @property
    def edit(self) -> InvoiceEdit:
        """What was sent, once it is valid."""
        said = self.cleaned_data
        document = said["document"]
        return InvoiceEdit(
            **{name: said[name] for name in _HEAD if name != "retention"},
            retention=said["retention"] or Decimal(0),
            document_id=UUID(document) if document else None,
            progress=said["progress"],
            lines=tuple(
                BillLineEdit(
                    one.line.pk, **{name: said[f"line-{one.line.pk}-{name}"] for name in ("progress", "ht", "ttc")}
                )
                for one in self.agreed
            ),
        )

    def rows(self) -> list[BillRow]:
        own = self.invoice.pk if self.invoice else None
        return [
            BillRow(
                one,
                asked_of_line(self.quote, one.line.pk, but=own),
                reached_of(self.earlier, one),
                [(head, self[f"line-{one.line.pk}-{name}"]) for name, head in CELLS.items()],
            )
            for one in self.agreed
        ]

    def head(self) -> list[BoundField]:
        return [self[name] for name in _HEAD]

    def _add(self, agreed: AgreedLine, own: InvoiceLine | None) -> None:
        place, told = f"line-{agreed.line.pk}", agreed.line
        fields = {
            "progress": figure(PercentField, f"Avancement en %, {told}"),
            "ht": figure(CentsField, f"Montant HT, {told}", MONEY),
            "ttc": figure(CentsField, f"Montant TTC, {told}", MONEY),
        }
        kept = self._kept(agreed, own) if own else {}
        for name, field in fields.items():
            field.initial = kept.get(name)
            self.fields[f"{place}-{name}"] = field

    def _kept(self, agreed: AgreedLine, own: InvoiceLine) -> dict[str, Decimal | None]:
        """The progress alone where the amounts follow from it, else the amounts."""
        if own.progress is not None:
            before, _ = so_far(self.earlier, agreed.line.pk)
            if at_progress(agreed.amounts, before, own.progress) == Amounts(own.ht, own.vat, own.ttc):
                return {"progress": own.progress}
        return {"ht": own.ht, "ttc": own.ttc}
