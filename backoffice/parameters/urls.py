from django.urls import path

from backoffice.parameters import batch_views, lists, proposals, sheets

urlpatterns = [
    path("", lists.parameters, name="parameters"),
    path("valeurs.csv", lists.parameters_file, name="parameters_file"),
    path("a-reverifier/", lists.doubts, name="parameter_doubts"),
    path("fiche/<str:code>/", sheets.parameter, name="parameter"),
    path("fiche/<str:code>/nouvelle-valeur/", proposals.value_new, name="value_new"),
    path("valeurs/<uuid:value_id>/", proposals.value, name="value"),
    path("valeurs/<uuid:value_id>/corriger/", proposals.value_edit, name="value_edit"),
    path("valeurs/<uuid:value_id>/relire/", proposals.value_review, name="value_review"),
    path("valeurs/<uuid:value_id>/publier/", proposals.value_publish, name="value_publish"),
    path("valeurs/<uuid:value_id>/abandonner/", proposals.value_drop, name="value_drop"),
    path("valeurs/<uuid:value_id>/verifier/", sheets.value_verify, name="value_verify"),
    path("baremes/", batch_views.batches, name="batches"),
    path("baremes/importer/", batch_views.batch_import, name="batch_import"),
    path("baremes/<uuid:batch_id>/", batch_views.batch, name="batch"),
    path("baremes/<uuid:batch_id>/effet/", batch_views.batch_effect, name="batch_effect"),
    path("baremes/<uuid:batch_id>/soumettre/", batch_views.batch_submit, name="batch_submit"),
    path("baremes/<uuid:batch_id>/publier/", batch_views.batch_publish, name="batch_publish"),
    path("baremes/<uuid:batch_id>/abandonner/", batch_views.batch_drop, name="batch_drop"),
]
