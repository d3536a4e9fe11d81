from django.urls import path

from backoffice.pathways import composing, moving, sheets

urlpatterns = [
    path("", sheets.pathways, name="pathways"),
    path("<uuid:pathway_id>/", sheets.pathway, name="pathway"),
    path("<uuid:pathway_id>/brouillon/", sheets.pathway_draft, name="pathway_draft"),
    path("<uuid:pathway_id>/par-defaut/", sheets.pathway_default, name="pathway_default"),
    path("versions/<uuid:version_id>/", sheets.version, name="pathway_version"),
    path("versions/<uuid:version_id>/apercu/", sheets.preview, name="pathway_preview"),
    path("versions/<uuid:version_id>/publier/", composing.version_publish, name="pathway_publish"),
    path("versions/<uuid:version_id>/abandonner/", composing.version_drop, name="pathway_drop"),
    path("versions/<uuid:version_id>/deplacer/", moving.version_move, name="pathway_move"),
    path("versions/<uuid:version_id>/actes/", composing.act_kinds, name="pathway_acts"),
    path("versions/<uuid:version_id>/etapes/", composing.stage_add, name="pathway_stage_add"),
    path("versions/<uuid:version_id>/etapes/<slug:code>/", composing.stage_edit, name="pathway_stage"),
    path("versions/<uuid:version_id>/etapes/<slug:code>/ordre/", composing.stage_shift, name="pathway_stage_shift"),
    path("versions/<uuid:version_id>/etapes/<slug:code>/retirer/", composing.stage_remove, name="pathway_stage_remove"),
    path("deplacements/<uuid:move_id>/", moving.case_move, name="case_move"),
]
