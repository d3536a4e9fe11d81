"""Addresses of the list of cases and of what is done from it."""

from django.urls import path

from backoffice.cases import export_views, grouped_views, listing_views

listing_addresses = [
    path("dossiers/", listing_views.cases, name="cases"),
    path("dossiers/tableau/", listing_views.case_board, name="case_board"),
    path("dossiers/tableau/<uuid:case_id>/", listing_views.board_move, name="board_move"),
    path("dossiers/vues/", listing_views.case_views, name="case_views"),
    path("dossiers/vues/<uuid:view_id>/supprimer/", listing_views.case_view_remove, name="case_view_remove"),
    path("dossiers/ensemble/", grouped_views.grouped, name="grouped"),
    path("dossiers/ensemble/<uuid:grouped_id>/", grouped_views.grouped_report, name="grouped_report"),
    path("dossiers/exports/", export_views.case_exports, name="case_exports"),
    path("dossiers/exports/<uuid:export_id>/", export_views.case_export, name="case_export"),
    path("dossiers/exports/<uuid:export_id>/dossiers.csv", export_views.case_export_file, name="case_export_file"),
]
