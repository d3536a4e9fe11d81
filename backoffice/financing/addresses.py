"""Addresses of the scenarios, part of the office's own list: each is walked by the tests of scope."""

from django.urls import URLPattern, path

from backoffice.financing import amount_views, days_views, list_views, situation_views, variant_views

_CASE = "dossiers/<uuid:case_id>/aides"
_VARIANT = "financements/<uuid:variant_id>"

financing_addresses: list[URLPattern] = [
    path(f"{_CASE}/", list_views.financing, name="financing"),
    path(f"{_CASE}/nouveau/", list_views.financing_start, name="financing_start"),
    path(f"{_VARIANT}/", variant_views.financing_variant, name="financing_variant"),
    path(f"{_VARIANT}/situation/", situation_views.financing_situation, name="financing_situation"),
    path(f"{_VARIANT}/apercu/", situation_views.financing_live, name="financing_live"),
    path(f"{_VARIANT}/nom/", variant_views.financing_name, name="financing_name"),
    path(f"{_VARIANT}/copier/", variant_views.financing_copy, name="financing_copy"),
    path(f"{_VARIANT}/recalculer/", variant_views.financing_recalculate, name="financing_recalculate"),
    path(f"{_VARIANT}/partage/", variant_views.financing_share, name="financing_share"),
    path(f"{_VARIANT}/pdf/", variant_views.financing_report, name="financing_report"),
    path(f"{_VARIANT}/montant/", amount_views.financing_amount, name="financing_amount"),
    path(f"{_VARIANT}/retablir/", amount_views.financing_restore, name="financing_restore"),
    path(f"{_VARIANT}/deux-dates/", days_views.financing_days, name="financing_days"),
]
