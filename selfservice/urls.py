"""Addresses of the household's side."""

from django.urls import URLPattern, URLResolver, path

from selfservice.views import (
    booking,
    contact,
    data,
    later,
    manage,
    project,
    questions,
    report,
    result,
    sharing,
    space,
    start,
)

app_name = "selfservice"
urlpatterns: list[URLPattern | URLResolver] = [
    path("diagnostic/", start.diagnosis_start, name="diagnosis_start"),
    path("diagnostic/question/<slug:code>/", questions.diagnosis_question, name="diagnosis_question"),
    path("diagnostic/question/<slug:code>/apercu/", questions.diagnosis_preview, name="diagnosis_preview"),
    path("diagnostic/premiere-estimation/", questions.diagnosis_first_range, name="diagnosis_first_range"),
    path("diagnostic/terminer/", questions.diagnosis_finish, name="diagnosis_finish"),
    path("diagnostic/entreprise/", questions.diagnosis_enterprise, name="diagnosis_enterprise"),
    path("diagnostic/plus-tard/", later.diagnosis_later, name="diagnosis_later"),
    path("diagnostic/plus-tard/envoyer/", later.diagnosis_mail_link, name="diagnosis_mail_link"),
    path("diagnostic/resultat/", result.diagnosis_result, name="diagnosis_result"),
    path("diagnostic/partage/", sharing.diagnosis_share, name="diagnosis_share"),
    path("diagnostic/partage/<str:token>/", result.diagnosis_shared, name="diagnosis_shared"),
    path("diagnostic/rapport/", report.report_order, name="report_order"),
    path("diagnostic/rapport/<uuid:printout_id>/", report.report, name="report"),
    path("diagnostic/rapport/<uuid:printout_id>/estimation.pdf", report.report_file, name="report_file"),
    path("diagnostic/reprendre/<str:token>/", start.diagnosis_resume, name="diagnosis_resume"),
    path("etre-rappele/", contact.contact, name="contact"),
    path("etre-rappele/merci/", contact.contact_done, name="contact_done"),
    path("rendez-vous/", booking.booking, name="booking"),
    path("rendez-vous/<str:token>/", manage.booking_manage, name="booking_manage"),
    path("rendez-vous/<str:token>/calendrier.ics", manage.booking_calendar, name="booking_calendar"),
    path("mon-espace/", space.space, name="space"),
    path("mon-espace/creer/", space.create_account, name="create_account"),
    path("mon-espace/garder/", space.keep_diagnosis, name="keep_diagnosis"),
    path("mon-espace/diagnostics/<uuid:diagnosis_id>/", space.open_diagnosis, name="open_diagnosis"),
    path("mon-espace/rendez-vous/<uuid:appointment_id>/", space.own_appointment, name="own_appointment"),
    path("mon-espace/coordonnees/", data.own_data, name="own_data"),
    path("mon-espace/accords/", data.withdraw, name="withdraw_consent"),
    path("mon-espace/projets/<uuid:case_id>/", project.project, name="project"),
    path("mon-espace/projets/<uuid:case_id>/messages/", project.send_message, name="project_message"),
    path("mon-espace/projets/<uuid:case_id>/documents/", project.hand_document, name="project_document"),
    path("mon-espace/documents/<uuid:document_id>/", project.document, name="document"),
]
