from django.urls import path

from backoffice.directory import views

urlpatterns = [
    path("", views.imports, name="directory_imports"),
    path("importer/", views.import_ask, name="directory_import_ask"),
    path("domaines/", views.label_settle, name="directory_label_settle"),
    path("<uuid:import_id>/", views.import_report, name="directory_import"),
    path("<uuid:import_id>/accepter/", views.drop_accept, name="directory_drop_accept"),
]
