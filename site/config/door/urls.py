"""Addresses of the door, placed before allauth's own."""

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from config.door import account as own_account
from config.door import invitations, proof, second_factor

urlpatterns: list[URLPattern | URLResolver] = [
    path("second-facteur/", second_factor.second_factor, name="second_factor"),
    path("second-facteur/enregistrer/", second_factor.enrol, name="second_factor_enrol"),
    path("second-facteur/codes-de-secours/", second_factor.recovery_codes, name="recovery_codes"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("confirmer/", proof.proof_by_code, name="proof_by_code"),
    path("sessions/fermer/", own_account.end_sessions, name="end_sessions"),
    path("session/rester/", own_account.stay, name="session_stay"),
    # The same views as allauth's, behind a proof that also holds for people without a password (A8).
    path("email/", proof.fresh_proof_required(account.email), name="account_email"),
    path("password/set/", proof.fresh_proof_required(account.password_set), name="account_set_password"),
    path("2fa/", RedirectView.as_view(pattern_name="mfa_list_webauthn"), name="mfa_index"),
    path("2fa/webauthn/add/", proof.fresh_proof_required(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "2fa/webauthn/keys/<int:pk>/remove/",
        proof.fresh_proof_required(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path("", include("allauth.urls")),
]
