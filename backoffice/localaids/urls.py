from django.urls import path

from backoffice.localaids import proposals, running, sheets

urlpatterns = [
    path("", sheets.local_aids, name="local_aids"),
    path("nouvelle/<uuid:owner_id>/", proposals.local_aid_new, name="local_aid_new"),
    path("<uuid:scheme_id>/", sheets.local_aid, name="local_aid"),
    path("<uuid:scheme_id>/nouvelle-version/", proposals.local_version_new, name="local_version_new"),
    path("<uuid:scheme_id>/budget/", running.local_aid_budget, name="local_aid_budget"),
    path("<uuid:scheme_id>/suspendre/", running.local_aid_suspend, name="local_aid_suspend"),
    path("<uuid:scheme_id>/rouvrir/", running.local_aid_reopen, name="local_aid_reopen"),
    path("<uuid:scheme_id>/fin/", running.local_aid_end, name="local_aid_end"),
    path("versions/<uuid:version_id>/", sheets.local_version, name="local_version"),
    path("versions/<uuid:version_id>/corriger/", proposals.local_version_edit, name="local_version_edit"),
    path("versions/<uuid:version_id>/reglement/", sheets.local_version_file, name="local_version_file"),
    path("versions/<uuid:version_id>/relire/", running.local_version_review, name="local_version_review"),
    path("versions/<uuid:version_id>/publier/", running.local_version_publish, name="local_version_publish"),
    path("versions/<uuid:version_id>/abandonner/", running.local_version_drop, name="local_version_drop"),
]
