"""The second factor as a stage of the login: nobody is logged in before both factors (B4)."""

from allauth.account.authentication import get_authentication_records
from allauth.account.stages import LoginStage
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from renovation.accounts.models import User
from renovation.accounts.queries import has_second_factor
from renovation.platforms.queries import has_staff_role

FIRST_FACTOR_MISSING = (
    "Votre compte a un rôle dans une équipe\N{NO-BREAK SPACE}: connectez-vous avec votre mot de passe. "
    "Si vous n’en avez pas encore, passez par «\N{NO-BREAK SPACE}Mot de passe oublié\N{NO-BREAK SPACE}»."
)


class SecondFactorStage(LoginStage):
    """Asks staff for their code, or has them enrol at the first login."""

    key = "second_factor"
    urlname = "second_factor"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """(response, go on): allauth keeps the login aside when there is a response and it goes on."""
        user: User | None = self.login.user
        if user is None or not has_staff_role(user):
            return None, True
        if not proved_first_factor(self.request, user):
            messages.warning(self.request, FIRST_FACTOR_MISSING)
            return HttpResponseRedirect(reverse("account_login")), False
        self.request.session.cycle_key()
        name = "second_factor" if has_second_factor(user) else "second_factor_enrol"
        return HttpResponseRedirect(reverse(name)), True


def proved_first_factor(request: HttpRequest, user: User | AnonymousUser) -> bool:
    """Whether this session saw the password or a passkey: an e-mailed code and TOTP would be two possessions."""
    return any(record["method"] in {"password", "mfa"} for record in get_authentication_records(request, user))
