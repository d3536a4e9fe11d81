"""Addresses of quotes and invoices, part of the office's own list: each is walked by the tests of scope."""

from django.urls import URLPattern, path

from backoffice.contracts import act_views, invoice_views, list_views, payment_views, quote_views

_QUOTE = "devis/<uuid:quote_id>"
_INVOICE = "factures/<uuid:invoice_id>"

contract_addresses: list[URLPattern] = [
    path("dossiers/<uuid:case_id>/devis/", list_views.contracts, name="contracts"),
    path("dossiers/<uuid:case_id>/devis/nouveau/", quote_views.quote_new, name="quote_new"),
    path(f"{_QUOTE}/", list_views.quote, name="quote"),
    path(f"{_QUOTE}/corriger/", quote_views.quote_edit, name="quote_edit"),
    path(f"{_QUOTE}/avenant/", quote_views.quote_amend, name="quote_amend"),
    path(f"{_QUOTE}/dates/", act_views.quote_dates, name="quote_dates"),
    path(f"{_QUOTE}/etat/", act_views.quote_move, name="quote_move"),
    path(f"{_QUOTE}/prix/", act_views.quote_prices, name="quote_prices"),
    path(f"{_QUOTE}/factures/nouvelle/", invoice_views.invoice_new, name="invoice_new"),
    path(f"{_INVOICE}/", payment_views.invoice, name="invoice"),
    path(f"{_INVOICE}/corriger/", invoice_views.invoice_edit, name="invoice_edit"),
    path(f"{_INVOICE}/etat/", payment_views.invoice_decide, name="invoice_decide"),
    path(f"{_INVOICE}/retirer/", payment_views.invoice_remove, name="invoice_remove"),
    path(f"{_INVOICE}/reglements/", payment_views.payment_new, name="payment_new"),
    path("reglements/<uuid:payment_id>/retirer/", payment_views.payment_remove, name="payment_remove"),
]
