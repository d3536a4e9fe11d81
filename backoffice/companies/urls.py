from django.urls import path

from backoffice.companies import charter_views, moderation_views, offer_views, request_views

urlpatterns = [
    path("", request_views.directory_requests, name="directory_requests"),
    path("demandes/<uuid:request_id>/", request_views.directory_request, name="directory_request"),
    path("demandes/<uuid:request_id>/masquer/", request_views.entry_hide, name="entry_hide"),
    path("masquees/", request_views.hidden_entries, name="hidden_entries"),
    path("masquees/<uuid:hidden_id>/remontrer/", request_views.entry_show, name="entry_show"),
    path("a-relire/", moderation_views.directory_moderation, name="directory_moderation"),
    path("a-relire/fiches/<uuid:claim_id>/", moderation_views.claim_decide, name="claim_decide"),
    path("a-relire/fiches/<uuid:claim_id>/lien/", moderation_views.claim_link, name="claim_link"),
    path("a-relire/fiches/<uuid:claim_id>/fin/", moderation_views.claim_end, name="claim_end"),
    path("a-relire/textes/<uuid:words_id>/", moderation_views.words_moderate, name="words_moderate"),
    path("a-relire/photos/<uuid:photo_id>/", moderation_views.photo_moderate, name="photo_moderate"),
    path("a-relire/textes/<uuid:words_id>/retirer/", moderation_views.words_withdraw, name="words_withdraw"),
    path("a-relire/photos/<uuid:photo_id>/retirer/", moderation_views.photo_withdraw, name="photo_withdraw"),
    path("a-relire/photos/<uuid:photo_id>/voir/", moderation_views.photo_file, name="photo_file"),
    path("charte/", charter_views.charter, name="charter"),
    path("charte/<uuid:platform_id>/signer/", charter_views.charter_sign, name="charter_sign"),
    path("charte/<uuid:platform_id>/reglages/", charter_views.charter_settings, name="charter_settings"),
    path("charte/signataires/<uuid:member_id>/fin/", charter_views.charter_end, name="charter_end"),
    path("tour-de-role/", offer_views.rotation_register, name="rotation_register"),
    path("offre/", offer_views.offer, name="offer"),
]
