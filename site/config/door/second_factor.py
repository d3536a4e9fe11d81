"""The pages of the second factor: answering, enrolling, recovery codes."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.account.stages import LoginStageController
from allauth.account.utils import get_next_redirect_url
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as otp_login
from django_otp.models import Device

from config.door.adapter import home_of
from config.door.enrolment import qr_code, seed_in_hand, seed_spent
from config.door.forms import EnrolmentForm, SecondFactorForm
from config.door.mails import door_mail
from config.door.proof import fresh_proof_required
from config.door.sessions import is_staff, is_verified
from config.door.stages import SecondFactorStage, proved_first_factor
from renovation.accounts.models import RecoveryKit, User
from renovation.accounts.operations import enrol_totp, new_recovery_codes, verify_second_factor
from renovation.accounts.queries import (
    device_of,
    has_second_factor,
    remaining_recovery_codes,
    second_factor_devices,
)
from renovation.accounts.second_factor import key_text, matching_step

REFUSED = "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant puis réessayez."


@dataclass(frozen=True)
class Asked:
    """Who must answer: somebody in the middle of a login, or in a session that is not verified."""

    user: User
    stage: SecondFactorStage | None


def asked(request: HttpRequest) -> Asked | None:
    """The person who may answer here now; None for all others."""
    user: User = request.user  # type: ignore[assignment]
    if user.is_authenticated:
        return Asked(user, None) if is_staff(request) and proved_first_factor(request, user) else None
    stage = LoginStageController.enter(request, SecondFactorStage.key)
    return Asked(stage.login.user, stage) if stage and stage.login.user else None


@never_cache
@sensitive_post_parameters("token")
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the code; staff whose session saw no password are sent back to the door (B1)."""
    if request.user.is_authenticated and (not is_staff(request) or is_verified(request)):
        return HttpResponseRedirect(_wanted(request))
    person = asked(request)
    if person is None:
        return _from_the_start(request)
    if not has_second_factor(person.user):
        return HttpResponseRedirect(reverse("second_factor_enrol")) if person.stage else _from_the_start(request)
    devices = second_factor_devices(person.user)
    form = SecondFactorForm(request.POST if request.method == "POST" else None, devices=devices)
    if request.method == "POST" and form.is_valid():
        device = check(request, person.user, form)
        if device is not None:
            return HttpResponseRedirect(enter(request, person, device))
    return render(request, "second_factor/challenge.html", {"form": form})


@never_cache
@sensitive_post_parameters("token")
def enrol(request: HttpRequest) -> HttpResponse:
    """At the first login, or for a new telephone (then with a fresh proof and the present factor: B9)."""
    user: User = request.user  # type: ignore[assignment]
    if user.is_authenticated:
        if not is_verified(request):
            return HttpResponseRedirect(reverse("second_factor"))
        return _replace(request)
    person = asked(request)
    if person is None or has_second_factor(person.user):
        return HttpResponseRedirect(reverse("second_factor"))
    return _enrol(request, person, None)


@fresh_proof_required
def _replace(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    devices = second_factor_devices(user)
    posted = request.POST if request.method == "POST" else None
    return _enrol(request, Asked(user, None), SecondFactorForm(posted, devices=devices, prefix="current"))


def _enrol(request: HttpRequest, person: Asked, current: SecondFactorForm | None) -> HttpResponse:
    seed = seed_in_hand(request)
    form = EnrolmentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if matching_step(seed, form.cleaned_data["token"], after=-1) is None:
            form.add_error("token", REFUSED)
        elif _current_is_right(request, person, current):
            return _keep(request, person, form.cleaned_data, seed)
    return render(
        request,
        "second_factor/enrol.html",
        {"form": form, "current": current, "key": key_text(seed), "qr": qr_code(seed, person.user.email)},
    )


def _current_is_right(request: HttpRequest, person: Asked, current: SecondFactorForm | None) -> bool:
    return current is None or (current.is_valid() and check(request, person.user, current) is not None)


def _keep(request: HttpRequest, person: Asked, given: dict[str, str], seed: bytes) -> HttpResponse:
    """Register the application, open the session, show the recovery codes: this once (B7)."""
    with transaction.atomic():
        device = enrol_totp(user=person.user, seed=seed, token=given["token"], name=given["name"])
        codes = new_recovery_codes(user=person.user) if device else []
    if device is None:  # the code went out of date in between
        return HttpResponseRedirect(request.path)
    seed_spent(request)
    onward = enter(request, person, device)
    return render(request, "second_factor/codes.html", {"codes": codes, "onward": onward})


@never_cache
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """How many codes remain; a new sheet after a fresh proof."""
    user: User = request.user  # type: ignore[assignment]
    if not is_verified(request):
        return HttpResponseRedirect(reverse("second_factor"))
    if request.method == "POST":
        return _new_sheet(request)
    return render(request, "second_factor/remaining.html", {"remaining": remaining_recovery_codes(user)})


@fresh_proof_required
def _new_sheet(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    codes = new_recovery_codes(user=user)
    application = second_factor_devices(user)[0]
    otp_login(request, application)
    return render(request, "second_factor/codes.html", {"codes": codes, "onward": home_of(user)})


def check(request: HttpRequest, user: User, form: SecondFactorForm) -> Device | None:
    """The device that accepts the code, else the reason beside the field. A used recovery code is told by mail."""
    given = form.cleaned_data
    chosen = device_of(user, given["device"])
    allowed, why = chosen.verify_is_allowed() if chosen else (False, None)
    with transaction.atomic():
        device = verify_second_factor(user=user, device_id=given["device"], token=given["token"])
        if isinstance(device, RecoveryKit):
            context = {"remaining": device.remaining, "at": timezone.now()}
            door_mail(request, template="recovery_code_used", recipient=user.email, context=context)
    if device is None:
        form.add_error("token", REFUSED if allowed or not why else _wait(why["locked_until"] - timezone.now()))
    return device


def enter(request: HttpRequest, person: Asked, device: Device) -> str:
    """Finish the login, or raise the running session; the key of the session changes (C1). Tells where to go."""
    if person.stage:
        response = person.stage.exit()
        onward = response["Location"]
    else:
        onward = _wanted(request)
        _rotate(request)
    if request.user.is_authenticated:
        otp_login(request, device)
    return onward


def _rotate(request: HttpRequest) -> None:
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def _from_the_start(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return render(request, "second_factor/again.html")
    return HttpResponseRedirect(reverse("account_login"))


def _wanted(request: HttpRequest) -> str:
    return get_next_redirect_url(request) or home_of(request.user)  # type: ignore[arg-type]


def _wait(left: timedelta) -> str:
    seconds = max(1, round(left.total_seconds()))
    return f"Trop d’essais manqués. Attendez {seconds}\N{NO-BREAK SPACE}s avant le prochain."
