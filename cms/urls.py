"""Addresses of the public site that are not pages of the tree."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from cms.api.documentation import documentation
from cms.api.leads import leads
from cms.converters import SiretConverter
from cms.views import entries, own_entry, selection
from cms.views.banner import close_banner
from cms.views.campaigns import campaign_leave
from cms.views.contact import question, question_sent
from cms.views.directory import directory
from cms.views.directory_check import check
from cms.views.directory_names import by_name
from cms.views.directory_places import places
from cms.views.engines import robots, sitemap
from cms.views.events import (
    agenda_calendar,
    event_calendar,
    own_registration,
    own_registration_calendar,
    registered,
    registration,
)
from cms.views.feed import AtomNewsFeed, NewsFeed
from cms.views.manual import booklet, manual
from cms.views.measure import measure_choice
from cms.views.newsletter import (
    newsletter_leave,
    subscribe,
    subscription_asked,
    subscription_confirm,
    subscription_confirmed,
)
from cms.views.search import search
from cms.views.site_map import sitemap_page
from cms.views.theme import theme

register_converter(SiretConverter, "siret")

app_name = "cms"
urlpatterns: list[URLPattern | URLResolver] = [
    path("annuaire/", directory, name="directory"),
    path("annuaire/nom/", by_name, name="directory_name"),
    path("annuaire/verifier/", check, name="directory_check"),
    path("annuaire/lieux/", places, name="directory_places"),
    path("annuaire/donnees/", documentation, name="directory_api"),
    path("annuaire/ma-selection/", selection.selection, name="selection"),
    path("annuaire/ma-selection/ajouter/", selection.selection_add, name="selection_add"),
    path("annuaire/ma-selection/retirer/", selection.selection_remove, name="selection_remove"),
    path("annuaire/ma-selection/imprimer/", selection.selection_print, name="selection_print"),
    path("annuaire/ma-selection/envoyer/", selection.selection_mail, name="selection_mail"),
    path("annuaire/ma-selection/projet/", selection.selection_project, name="selection_project"),
    path("annuaire/<siret:siret>/", entries.entry, name="directory_company"),
    path("annuaire/<siret:siret>/signaler/", entries.report, name="directory_report"),
    path("annuaire/<siret:siret>/entreprise/", entries.firm, name="directory_firm"),
    path("annuaire/<siret:siret>/entreprise/completer/", own_entry.claim, name="directory_claim"),
    path("annuaire/<siret:siret>/demande-recue/", entries.asked, name="directory_asked"),
    path("annuaire/photos/<uuid:photo_id>/", entries.photo, name="directory_photo"),
    path("annuaire/code/<uuid:claim_id>/", own_entry.claim_code, name="directory_code"),
    path("annuaire/ma-fiche/<str:token>/", own_entry.own_entry, name="own_entry"),
    path("annuaire/ma-fiche/<str:token>/texte/retirer/", own_entry.own_words_remove, name="own_words_remove"),
    path("annuaire/ma-fiche/<str:token>/photos/", own_entry.own_photo_add, name="own_photo_add"),
    path("annuaire/ma-fiche/<str:token>/photos/<uuid:photo_id>/", own_entry.own_photo_file, name="own_photo_file"),
    path(
        "annuaire/ma-fiche/<str:token>/photos/<uuid:photo_id>/retirer/",
        own_entry.own_photo_remove,
        name="own_photo_remove",
    ),
    path("api/annuaire/v1/", include("cms.api.urls")),
    path("api/prospects/v1/", leads, name="api_leads"),
    path("recherche/", search, name="search"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("plan-du-site/", sitemap_page, name="sitemap_page"),
    path("actualites.xml", NewsFeed(), name="feed"),
    path("actualites.atom", AtomNewsFeed(), name="feed_atom"),
    path("evenements.ics", agenda_calendar, name="agenda_calendar"),
    path("evenements/<int:page_id>.ics", event_calendar, name="event_calendar"),
    path("evenements/<int:page_id>/inscription/", registration, name="registration"),
    path("evenements/<int:page_id>/inscription/envoyee/", registered, name="registered"),
    path("inscriptions/<str:token>/", own_registration, name="own_registration"),
    path("inscriptions/<str:token>/evenement.ics", own_registration_calendar, name="own_registration_calendar"),
    path("question/<int:page_id>/", question, name="question"),
    path("question/<int:page_id>/envoyee/", question_sent, name="question_sent"),
    path("lettre/abonnement/", subscribe, name="newsletter"),
    path("lettre/abonnement/demande/", subscription_asked, name="newsletter_asked"),
    path("lettre/abonnement/confirme/", subscription_confirmed, name="newsletter_confirmed"),
    path("lettre/confirmer/<str:token>/", subscription_confirm, name="newsletter_confirm"),
    path("lettre/quitter/<str:token>/", newsletter_leave, name="newsletter_leave"),
    path("campagnes/quitter/<str:token>/", campaign_leave, name="campaign_leave"),
    path("aide/", manual, name="manual"),
    path("aide/<slug:role>/", booklet, name="manual_booklet"),
    path("mesure/", measure_choice, name="measure_choice"),
    path("theme/", theme, name="theme"),
    path("bandeau/fermer/", close_banner, name="close_banner"),
]
