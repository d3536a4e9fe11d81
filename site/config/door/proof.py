"""Proving again who one is before a sensitive change, also without a password (A8).

allauth lets a person who has neither password nor passkey pass its re-authentication unasked. Here they answer to
a code sent to their present address.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from config.door.forms import ProofCodeForm
from config.door.mails import door_mail
from renovation.accounts.models import User

PROCESS = "door_proof"
View = Callable[..., HttpResponse]


class ProofProcess(AbstractCodeVerificationProcess):
    """One code, three tries, ten minutes."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        super().__init__(
            state=state,
            timeout=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT,
            max_attempts=settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS,
        )
        self.request = request

    @classmethod
    def of(cls, request: HttpRequest) -> "ProofProcess | None":
        """The code that is awaited, when it is still good."""
        state = request.session.get(PROCESS)
        return cls(request, state).abort_if_invalid() if state else None

    @classmethod
    def begin(cls, request: HttpRequest, user: User) -> "ProofProcess":
        process = cls(request, cls.initial_state(user=user, email=user.email))
        process.state["code"] = get_adapter().generate_login_code()
        process.send()
        process.persist()
        return process

    def persist(self) -> None:
        self.request.session[PROCESS] = self.state

    def send(self) -> None:
        with transaction.atomic():
            door_mail(
                self.request, template="proof_code", recipient=self.state["email"], context={"code": self.state["code"]}
            )

    def abort(self) -> None:
        self.request.session.pop(PROCESS, None)


def fresh_proof_required(view: View) -> View:
    """Ask for a proof of the last five minutes, by the means that the person has."""

    @wraps(view)
    @login_required
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if has_fresh_proof(request):
            return view(request, *args, **kwargs)
        methods = get_adapter(request).get_reauthentication_methods(request.user)
        address = methods[0]["url"] if methods else reverse("proof_by_code")
        return HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")

    return guarded


def has_fresh_proof(request: HttpRequest) -> bool:
    """Never by default: somebody must have proved something in this session."""
    proofs = [entry for entry in get_authentication_records(request, request.user) if entry.get("reauthenticated")]
    return bool(proofs) and time.time() - proofs[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


@never_cache
@login_required
def proof_by_code(request: HttpRequest) -> HttpResponse:
    """Send a code to the present address, and read it."""
    user: User = request.user  # type: ignore[assignment]
    process = ProofProcess.of(request)
    if request.method == "POST" and "send" in request.POST:
        return _send(request, user)
    if request.method == "POST" and process:
        return _read(request, user, process)
    return _page(request, user, ProofCodeForm(code=""), sent=process is not None)


def _send(request: HttpRequest, user: User) -> HttpResponse:
    if ratelimit.consume(request, action="request_login_code", key=user.email):
        ProofProcess.begin(request, user)
    else:
        messages.error(request, "Vous avez demandé trop de codes. Attendez une minute.")
    return HttpResponseRedirect(request.get_full_path())


def _read(request: HttpRequest, user: User, process: ProofProcess) -> HttpResponse:
    form = ProofCodeForm(request.POST, code=process.code)
    if form.is_valid():
        process.abort()
        record_authentication(request, user, method="code", reauthenticated=True)
        return HttpResponseRedirect(get_next_redirect_url(request) or reverse("account_email"))
    if process.record_invalid_attempt():
        return _page(request, user, form, sent=True)
    messages.error(request, "Trop d’essais avec ce code. Demandez-en un autre.")
    return HttpResponseRedirect(request.get_full_path())


def _page(request: HttpRequest, user: User, form: ProofCodeForm, *, sent: bool) -> HttpResponse:
    return render(request, "account/proof_by_code.html", {"form": form, "sent": sent, "email": user.email})
