"""Addresses of the doors of leads, part of the office's own list: each is walked by the tests of scope."""

from django.urls import URLPattern, path

from backoffice.doors import import_views, key_views, partner_views

_KEY = "prospects/cles/<uuid:lead_key_id>"

door_addresses: list[URLPattern] = [
    path("prospects/importer/", import_views.lead_import, name="lead_import"),
    path("prospects/importer/modele.csv", import_views.lead_import_model, name="lead_import_model"),
    path("prospects/importer/<uuid:import_id>/", import_views.lead_file, name="lead_file"),
    path("prospects/cles/", key_views.lead_keys, name="lead_keys"),
    path(f"{_KEY}/revoquer/", key_views.lead_key_revoke, name="lead_key_revoke"),
    path("prospects/transmettre/", partner_views.lead_bring, name="lead_bring"),
]
