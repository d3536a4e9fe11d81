"""Addresses of the programmes, part of the office's own list: each is walked by the tests of scope."""

from django.urls import URLPattern, path

from backoffice.programmes import choice_views, list_views, scenario_views

_CASE = "dossiers/<uuid:case_id>/programme"
_SCENARIO = "programmes/<uuid:scenario_id>"

programme_addresses: list[URLPattern] = [
    path(f"{_CASE}/", list_views.programme, name="programme"),
    path(f"{_CASE}/nouveau/", list_views.programme_start, name="programme_start"),
    path(f"{_SCENARIO}/", scenario_views.works_scenario, name="works_scenario"),
    path(f"{_SCENARIO}/copier/", scenario_views.works_copy, name="works_copy"),
    path(f"{_SCENARIO}/recalculer/", scenario_views.works_recalculate, name="works_recalculate"),
    path(f"{_SCENARIO}/choisir/", choice_views.works_choose, name="works_choose"),
    path("programmes/choix/<uuid:choice_id>/", choice_views.programme_choice, name="programme_choice"),
    path("programmes/choix/<uuid:choice_id>/pdf/", choice_views.programme_report, name="programme_report"),
]
