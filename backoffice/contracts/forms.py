"""Small forms around a quote and an invoice."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from backoffice.contracts.fields import CentsField, day
from backoffice.keys import KeyedForm
from renovation.contracts.enums import InvoiceState, Means, Payer
from renovation.contracts.models import Quote
from renovation.contracts.rules.edits import DatesEdit, PaymentEdit

_DATES = ("signed_on", "off_premises", "cee_offer_on", "anah_agreement_on", "visit_on", "starts_on")


class DatesForm(forms.Form):
    """The signature, and the days around it."""

    prefix = "dates"
    revision = forms.IntegerField(widget=forms.HiddenInput)
    signed_on = day("Devis signé le", help_text="Vide\u00a0: pas encore signé.")
    off_premises = forms.BooleanField(
        label="Signé hors de l’établissement de l’entreprise",
        required=False,
        help_text="À domicile, à distance, après un démarchage\u00a0: le ménage peut se rétracter.",
    )
    cee_offer_on = day("Offre CEE acceptée le")
    anah_agreement_on = day("Accord de l’Anah du")
    visit_on = day("Visite préalable le")
    starts_on = day("Début des travaux, prévu ou réel")

    def __init__(self, data: Any = None, *, quote: Quote) -> None:
        super().__init__(data, initial={name: getattr(quote, name) for name in (*_DATES, "revision")})

    @property
    def edit(self) -> DatesEdit:
        return DatesEdit(**{name: self.cleaned_data[name] for name in _DATES})

    def renew(self, quote: Quote) -> None:
        """After a refusal, the revision is that of the page; the rest stays as it was typed."""
        self.data = {name: self.data[name] for name in self.data} | {"dates-revision": str(quote.revision)}


class MoveForm(forms.Form):
    """Another state, by its button."""

    to = forms.CharField(max_length=10)
    reason = forms.CharField(label="Pourquoi la signature est annulée", required=False, max_length=300)


class DecideForm(forms.Form):
    """What the adviser says of an invoice."""

    prefix = "decide"
    state = forms.ChoiceField(
        label="État de la facture",
        choices=[(one.value, one.label) for one in InvoiceState if one != InvoiceState.DRAFT],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="Si elle est contestée, pourquoi", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("state") == InvoiceState.CONTESTED and not said.get("reason", "").strip():
            self.add_error("reason", "Écrivez pourquoi la facture est contestée.")
        return said


class PaymentForm(KeyedForm):
    """Money that was paid to the company, by whom and how."""

    prefix = "payment"
    paid_on = day("Payé le", required=True)
    amount = CentsField(label="Montant", max_length=20)
    payer = forms.ChoiceField(label="Payé par", choices=Payer.choices)
    payer_name = forms.CharField(label="Nom de l’organisme ou de la personne", required=False, max_length=120)
    means = forms.ChoiceField(label="Moyen", choices=Means.choices)
    reference = forms.CharField(label="Référence", required=False, max_length=80)

    def __init__(self, *args: Any, today: date, left: Decimal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paid_on"].initial = today
        self.fields["amount"].initial = left

    @property
    def edit(self) -> PaymentEdit:
        said = self.cleaned_data
        return PaymentEdit(
            paid_on=said["paid_on"],
            amount=said["amount"],
            payer=said["payer"],
            means=said["means"],
            payer_name=said["payer_name"],
            reference=said["reference"],
        )
