"""Addresses of the diagnoses, part of the office's own list: each is walked by the tests of scope."""

from django.urls import URLPattern, path

from backoffice.diagnoses import audit_views, file_views, home_views, tables, version_views
from backoffice.diagnoses.pages import PAGES

_HOME = "logements/<uuid:dwelling_id>"
_VERSION = "diagnostics/<uuid:version_id>"

diagnosis_addresses: list[URLPattern] = [
    path(f"{_HOME}/diagnostics/", home_views.diagnoses, name="diagnoses"),
    path(f"{_HOME}/diagnostics/reponses/", home_views.diagnosis_start, name="diagnosis_start"),
    path(f"{_HOME}/diagnostics/vide/", home_views.diagnosis_scratch, name="diagnosis_scratch"),
    path(f"{_HOME}/diagnostics/comparer/", home_views.diagnosis_compare, name="diagnosis_compare"),
    path(f"{_HOME}/diagnostics/fichier/", file_views.diagnosis_file, name="diagnosis_file"),
    path(f"{_HOME}/audits/nouveau/", audit_views.audit_new, name="audit_new"),
    path(f"{_VERSION}/", version_views.diagnosis, name="diagnosis"),
    path(f"{_VERSION}/textes/", version_views.diagnosis_words, name="diagnosis_words"),
    path(f"{_VERSION}/figer/", version_views.diagnosis_freeze, name="diagnosis_freeze"),
    path(f"{_VERSION}/nouvelle-version/", version_views.diagnosis_continue, name="diagnosis_continue"),
    path(f"{_VERSION}/recalculer/", version_views.diagnosis_recalculate, name="diagnosis_recalculate"),
    path(f"{_VERSION}/rapport/", version_views.diagnosis_report, name="diagnosis_report"),
    path(f"{_VERSION}/import/", file_views.diagnosis_import, name="diagnosis_import"),
    path(f"{_VERSION}/apercu/", tables.live, name="diagnosis_live"),
    *(path(f"{_VERSION}/{page.slug}/", tables.table, {"field": page.field}, name=page.url_name) for page in PAGES),
]
