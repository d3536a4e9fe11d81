"""Accepting an invitation: the link proves the address, the agent chooses a password, then enrols."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from config.door.forms import InvitationForm
from renovation.accounts.models import User
from renovation.accounts.queries import account_with_email
from renovation.platforms.models import Invitation
from renovation.platforms.operations import accept_invitation
from renovation.platforms.queries import waiting_invitation
from renovation.platforms.refusals import InvitationUnusable


@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show who is invited to what; on POST open the account and go on with the login."""
    waiting = waiting_invitation(token, now=timezone.now())
    if waiting is None:
        return render(request, "account/invitation_unusable.html", status=410)
    known = account_with_email(waiting.email)
    has_password = known is not None and known.has_usable_password()
    posted = request.POST if request.method == "POST" and not has_password else None
    form = None if has_password else InvitationForm(posted)
    if request.method == "POST" and (form is None or _acceptable(form, waiting)):
        return _accepted(request, token, form.cleaned_data["password"] if form else None)
    return render(request, "account/invitation.html", {"invitation": waiting, "form": form})


def _acceptable(form: InvitationForm, waiting: Invitation) -> bool:
    if not form.is_valid():
        return False
    invited = User(email=waiting.email, first_name=waiting.first_name, last_name=waiting.last_name)
    try:
        validate_password(form.cleaned_data["password"], invited)
    except ValidationError as error:
        form.add_error("password", error)
    return form.is_valid()


def _accepted(request: HttpRequest, token: str, password: str | None) -> HttpResponse:
    try:
        user = accept_invitation(token=token, password=password, now=timezone.now())
    except InvitationUnusable:
        return render(request, "account/invitation_unusable.html", status=410)
    if password is None or request.user.is_authenticated:
        messages.success(request, "Votre rôle est enregistré. Connectez-vous avec votre mot de passe.")
        return HttpResponseRedirect(reverse("account_login"))
    record_authentication(request, user, method="password", email=user.email)
    return perform_login(request, Login(user=user, email=user.email))
