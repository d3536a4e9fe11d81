"""Addresses of the plans, part of the office's own list: each is walked by the tests of scope."""

from django.urls import URLPattern, path

from backoffice.plans import list_views, plan_views, version_views

_CASE = "dossiers/<uuid:case_id>/plans"
_PLAN = "plans/<uuid:plan_id>"
_VERSION = "plans/versions/<uuid:plan_version_id>"

plan_addresses: list[URLPattern] = [
    path(f"{_CASE}/", list_views.plans, name="plans"),
    path(f"{_CASE}/nouveau/", list_views.plan_start, name="plan_start"),
    path(f"{_PLAN}/", plan_views.plan, name="plan"),
    path(f"{_PLAN}/echeancier/", plan_views.plan_schedule, name="plan_schedule"),
    path(f"{_PLAN}/figer/", version_views.plan_freeze, name="plan_freeze"),
    path(f"{_PLAN}/plan.json", version_views.plan_json, name="plan_json"),
    path(f"{_VERSION}/", version_views.plan_version, name="plan_version"),
    path(f"{_VERSION}/pdf/", version_views.plan_report, name="plan_report"),
    path(f"{_VERSION}/plan.json", version_views.version_json, name="plan_version_json"),
]
