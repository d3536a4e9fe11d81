"""Addresses of segments and campaigns, part of the office's own list: each is walked by the tests of scope."""

from django.urls import URLPattern, path

from backoffice.campaigns import call_views, campaign_views, segment_views

_SEGMENT = "prospects/ciblage/<uuid:segment_id>"
_CAMPAIGN = "prospects/campagnes/<uuid:campaign_id>"

campaign_addresses: list[URLPattern] = [
    path("prospects/ciblage/", segment_views.targeting, name="targeting"),
    path("prospects/ciblage/enregistrer/", segment_views.segment_save, name="segment_save"),
    path(f"{_SEGMENT}/", segment_views.segment, name="segment"),
    path(f"{_SEGMENT}/retirer/", segment_views.segment_remove, name="segment_remove"),
    path(f"{_SEGMENT}/menages.csv", segment_views.segment_export, name="segment_export"),
    path(f"{_SEGMENT}/campagne/", campaign_views.campaign_new, name="campaign_new"),
    path("prospects/campagnes/", campaign_views.campaigns, name="campaigns"),
    path(f"{_CAMPAIGN}/", campaign_views.campaign, name="campaign"),
    path(f"{_CAMPAIGN}/modifier/", campaign_views.campaign_edit, name="campaign_edit"),
    path(f"{_CAMPAIGN}/acte/", campaign_views.campaign_act, name="campaign_act"),
    path(f"{_CAMPAIGN}/destinataires.csv", campaign_views.campaign_export, name="campaign_export"),
    path(f"{_CAMPAIGN}/appels/", call_views.calls, name="campaign_calls"),
    path(f"{_CAMPAIGN}/appels/<uuid:recipient_id>/", call_views.call, name="campaign_call"),
]
