"""The steps of a login, as a person takes them."""

import re

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from renovation.accounts.models import User
from renovation.accounts.queries import second_factor_devices
from renovation.outbox.models import Mail
from tests.door.login import SEED
from tests.factories.platforms import PASSWORD

CODE = re.compile(r"\b\d{4}-\d{4}\b")
LOGIN = "/compte/login/"
CODE_PAGE = "/compte/login/code/confirm/"


def last_mail(template: str) -> Mail:
    return Mail.objects.filter(template=template).latest("created_at")


def mailed_code(template: str) -> str:
    """The code of the last mail of this kind."""
    found = CODE.search(last_mail(template).text)
    assert found is not None
    return found.group()


def ask_code(client: Client, email: str, **extra: str) -> HttpResponse:
    return client.post(LOGIN, {"login": email, "password": ""}, **extra)


def give_password(client: Client, user: User, password: str = PASSWORD, **extra: str) -> HttpResponse:
    return client.post(LOGIN, {"login": user.email, "password": password}, **extra)


def totp(seed: bytes = SEED, steps_ahead: int = 0) -> str:
    """What the application shows now, or some steps later."""
    generator = TOTP(seed, drift=steps_ahead)
    return f"{generator.token():06d}"


def give_totp(client: Client, user: User, token: str | None = None) -> HttpResponse:
    device = second_factor_devices(user)[0]
    return client.post(reverse("second_factor"), {"device": device.persistent_id, "token": token or totp()})


def is_logged_in(client: Client) -> bool:
    """Whether the browser holds a session of somebody; its age is not looked at, since tests travel in time."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    row = Session.objects.filter(pk=cookie.value).first() if cookie else None
    return row is not None and "_auth_user_id" in row.get_decoded()
