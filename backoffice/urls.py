"""Addresses of the office, under /bureau/."""

from django.urls import URLPattern, URLResolver, include, path

from backoffice import finding
from backoffice.agenda.addresses import agenda_addresses
from backoffice.campaigns.addresses import campaign_addresses
from backoffice.cases import activity, acts, companions, documents, requests
from backoffice.cases import views as cases
from backoffice.cases.listing_addresses import listing_addresses
from backoffice.companies import case_views as companies
from backoffice.contracts.addresses import contract_addresses
from backoffice.diagnoses.addresses import diagnosis_addresses
from backoffice.doors.addresses import door_addresses
from backoffice.events import views as events
from backoffice.financing.addresses import financing_addresses
from backoffice.funding.addresses import funding_addresses
from backoffice.leads import duplicates, entry
from backoffice.leads import settings_views as lead_settings
from backoffice.leads import views as leads
from backoffice.letters import views as letters
from backoffice.morning import views as morning
from backoffice.plans.addresses import plan_addresses
from backoffice.programmes.addresses import programme_addresses

app_name = "backoffice"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", morning.morning, name="morning"),
    path("taches/", morning.tasks, name="tasks"),
    path("taches/<uuid:task_id>/faite/", acts.task_done, name="task_done"),
    path("messages/", morning.messages_list, name="messages"),
    path("prospects/", leads.leads, name="leads"),
    path("prospects/nouveau/", entry.lead_new, name="lead_new"),
    path("prospects/nouveau/connus/", entry.lead_known, name="lead_known"),
    path("prospects/reglages/<uuid:platform_id>/", lead_settings.lead_settings, name="lead_settings"),
    path("prospects/repartir/<uuid:platform_id>/", lead_settings.leads_share, name="leads_share"),
    *campaign_addresses,
    *door_addresses,
    path("prospects/<uuid:lead_id>/", leads.lead, name="lead"),
    path("prospects/<uuid:lead_id>/doublons/<uuid:household_id>/", duplicates.lead_merge, name="lead_merge"),
    path("prospects/<uuid:lead_id>/doublons/<uuid:household_id>/autre/", duplicates.lead_apart, name="lead_apart"),
    path("prospects/<uuid:lead_id>/fusions/<uuid:merge_id>/defaire/", duplicates.merge_undo, name="merge_undo"),
    path("prospects/<uuid:lead_id>/prendre/", leads.lead_take, name="lead_take"),
    path("prospects/<uuid:lead_id>/ouvrir-un-dossier/", leads.lead_convert, name="lead_convert"),
    *listing_addresses,
    path("dossiers/<uuid:case_id>/", cases.case, name="case"),
    path("dossiers/<uuid:case_id>/modifier/", cases.case_edit, name="case_edit"),
    path("dossiers/<uuid:case_id>/logement/", cases.case_home, name="case_home"),
    path("dossiers/<uuid:case_id>/etape/", acts.case_stage, name="case_stage"),
    path("dossiers/<uuid:case_id>/parcours/", activity.case_pathway, name="case_pathway"),
    path("dossiers/<uuid:case_id>/actes/", activity.act, name="act"),
    path("actes/<uuid:act_id>/corriger/", activity.act_correct, name="act_correct"),
    path("dossiers/<uuid:case_id>/notes/", acts.note, name="note"),
    path("dossiers/<uuid:case_id>/messages/", acts.message, name="message"),
    path("dossiers/<uuid:case_id>/messages/lus/", acts.messages_read, name="messages_read"),
    path("dossiers/<uuid:case_id>/taches/", acts.task, name="task"),
    path("dossiers/<uuid:case_id>/demandes/", requests.case_requests, name="case_requests"),
    path("dossiers/<uuid:case_id>/archive/", documents.case_archive, name="case_archive"),
    path("dossiers/<uuid:case_id>/personnes/", companions.case_companions, name="case_companions"),
    path("personnes/<uuid:companion_id>/retirer/", companions.case_companion_end, name="case_companion_end"),
    path("demandes/<uuid:asked_id>/retirer/", requests.request_withdraw, name="request_withdraw"),
    path("documents/<uuid:document_id>/verifier/", requests.document_decide, name="document_decide"),
    path("dossiers/<uuid:case_id>/documents/", acts.case_document, name="case_document"),
    path("dossiers/<uuid:case_id>/professionnels/", companies.case_companies, name="case_companies"),
    path("dossiers/<uuid:case_id>/professionnels/proposer/", companies.companies_propose, name="companies_propose"),
    path("dossiers/<uuid:case_id>/professionnels/exporter.csv", companies.companies_export, name="companies_export"),
    path(
        "dossiers/<uuid:case_id>/professionnels/transmettre/",
        companies.companies_introduce,
        name="companies_introduce",
    ),
    path("documents/<uuid:document_id>/", documents.document, name="document"),
    *diagnosis_addresses,
    *programme_addresses,
    *financing_addresses,
    *plan_addresses,
    *contract_addresses,
    *funding_addresses,
    *agenda_addresses,
    path("evenements/", events.events, name="events"),
    path("evenements/<uuid:event_id>/", events.event, name="event"),
    path("evenements/<uuid:event_id>/inscriptions.csv", events.event_export, name="event_export"),
    path("inscriptions/<uuid:registration_id>/annuler/", events.registration_cancel, name="registration_cancel"),
    path("lettres/", letters.letters, name="letters"),
    path("lettres/<uuid:letter_id>/", letters.letter, name="letter"),
    path("lettres/<uuid:letter_id>/essayer/", letters.letter_try, name="letter_try"),
    path("lettres/<uuid:letter_id>/envoyer/", letters.letter_send, name="letter_send"),
    path("lettres/abonnes/<uuid:platform_id>.csv", letters.subscribers_export, name="subscribers_export"),
    path("lettres/abonnes/<uuid:platform_id>/retirer/", letters.subscriber_end, name="subscriber_end"),
    path("recherche/", finding.search, name="search"),
    path("chiffres/", finding.figures, name="figures"),
    path("agents/", include("backoffice.agents.urls")),
    path("travaux/", include("backoffice.jobs.urls")),
    path("annuaire/", include("backoffice.directory.urls")),
    path("professionnels/", include("backoffice.companies.urls")),
    path("journal/", include("backoffice.journal.urls")),
    path("parametres/", include("backoffice.parameters.urls")),
    path("parcours/", include("backoffice.pathways.urls")),
    path("alertes/", include("backoffice.alerts.urls")),
    path("aides-locales/", include("backoffice.localaids.urls")),
    path("catalogue/", include("backoffice.works.urls")),
    path("prix/", include("backoffice.prices.urls")),
]
