from django.urls import path

from backoffice.alerts import ruling, views

urlpatterns = [
    path("", views.alerts, name="alerts"),
    path("calculer/", views.alerts_refresh, name="alerts_refresh"),
    path("resume/", views.alerts_digest, name="alerts_digest"),
    path("<uuid:alert_id>/reporter/", views.alert_snooze, name="alert_snooze"),
    path("<uuid:alert_id>/reveiller/", views.alert_wake, name="alert_wake"),
    path("regles/", ruling.rules, name="alert_rules"),
    path("regles/nouvelle/", ruling.rule_new, name="alert_rule_new"),
    path("regles/<uuid:rule_id>/", ruling.rule, name="alert_rule"),
    path("regles/<uuid:rule_id>/essayer/", ruling.rule_try, name="alert_rule_try"),
    path("regles/<uuid:rule_id>/allumer/", ruling.rule_switch, name="alert_rule_switch"),
]
