"""Addresses of the follow-up, part of the office's own list: each is walked by the tests of scope."""

from django.urls import URLPattern, path

from backoffice.funding import aid_views, built_views, case_views, financer_views, loan_views, totals_views

_CASE = "dossiers/<uuid:case_id>/suivi-financier"
_AID = "suivi-financier/aides/<uuid:aid_file_id>"
_LOAN = "suivi-financier/prets/<uuid:loan_file_id>"
_STATEMENT = "suivi-financier/bilans/<uuid:statement_id>"

funding_addresses: list[URLPattern] = [
    path(f"{_CASE}/", case_views.funding, name="funding"),
    path(f"{_CASE}/suivre/", case_views.funding_open, name="funding_open"),
    path(f"{_CASE}/aides/", case_views.aid_add, name="aid_add"),
    path(f"{_CASE}/prets/", case_views.loan_add, name="loan_add"),
    path(f"{_CASE}/suivi.json", case_views.funding_json, name="funding_json"),
    path(f"{_CASE}/tresorerie/", case_views.funding_cash, name="funding_cash"),
    path(f"{_CASE}/financeurs/", financer_views.funding_share, name="funding_share"),
    path(f"{_CASE}/financeurs/<uuid:share_id>/fermer/", financer_views.funding_unshare, name="funding_unshare"),
    path(f"{_AID}/", aid_views.aid_file, name="aid_file"),
    path(f"{_AID}/annuler/", aid_views.aid_step_cancel, name="aid_step_cancel"),
    path(f"{_LOAN}/", loan_views.loan_file, name="loan_file"),
    path(f"{_LOAN}/annuler/", loan_views.loan_step_cancel, name="loan_step_cancel"),
    path(f"{_LOAN}/echeancier/", loan_views.repayments_lay, name="repayments_lay"),
    path(f"{_LOAN}/echeances/", loan_views.repayment_paid, name="repayment_paid"),
    path(f"{_CASE}/bilan/", built_views.built, name="built"),
    path(f"{_STATEMENT}/", built_views.built_statement, name="built_statement"),
    path(f"{_STATEMENT}/pdf/", built_views.built_report, name="built_report"),
    path("chiffres/financements/", totals_views.funding_totals, name="funding_totals"),
    path("chiffres/financements/dossiers/", totals_views.funding_cases, name="funding_cases"),
    path("chiffres/financements.csv", totals_views.funding_totals_csv, name="funding_totals_csv"),
    path("financements-partages/", financer_views.financer_cases, name="financer_cases"),
    path("financements-partages/<uuid:case_id>/", financer_views.financer_case, name="financer_case"),
]
