"""What every answer carries: the policy of contents (F3) and the other headers (F4); the cookies of production (C2)."""

import json
import os
import re
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config import errors
from config.urls import urlpatterns as house
from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.door.login import login_agent

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
handler500 = errors.server_error


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [path("casse/", broken), *house]

# (address, status): a page, a redirection, and every kind of error.
ANSWERS = [
    ("/compte/login/", 200),
    ("/bureau/", 302),
    ("/n-existe-pas/", 404),
    ("/health/live", 200),
    ("/casse/", 500),
]


def directives(response: HttpResponse) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts}


@pytest.fixture
def visitor(platform: Platform) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("address", "status"), ANSWERS)
def test_f3_f4_every_answer_carries_the_headers(visitor: Client, address: str, status: int) -> None:
    response = visitor.get(address)

    policy = directives(response)
    assert response.status_code == status
    assert {name: policy[name] for name in STRICT} == STRICT
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert "camera=()" in response["Permissions-Policy"]
    assert "Server" not in response.headers and "X-Powered-By" not in response.headers


def test_f3_f4_also_when_the_host_or_the_form_is_refused(platform: Platform) -> None:
    other_host = Client().get("/", headers={"host": "ailleurs.example"})
    forged = Client(enforce_csrf_checks=True).post("/compte/login/")

    assert (other_host.status_code, forged.status_code) == (400, 403)
    for response in (other_host, forged):
        assert directives(response)["default-src"] == "'self'"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_f3_scripts_need_the_nonce_of_their_own_answer(visitor: Client) -> None:
    first, second = (visitor.get("/compte/login/") for _ in range(2))
    nonces = [re.search(r"'nonce-([\w-]{20,})'", directives(one)["script-src"])[1] for one in (first, second)]  # type: ignore[index]

    assert nonces[0] != nonces[1]
    assert f'nonce="{nonces[0]}"' in first.content.decode()
    assert "unsafe" not in first["Content-Security-Policy"]


def test_f3_only_the_admin_of_wagtail_has_a_looser_policy(client: Client, editor: User) -> None:
    login_agent(client, editor)

    admin, office = directives(client.get("/cms/")), directives(client.get("/compte/sessions/"))

    assert "'unsafe-inline'" in admin["script-src"]
    assert "unsafe" not in " ".join(office.values())
    # Looser inside, closed to the outside all the same.
    outside = [value for value in " ".join(admin.values()).split() if value.startswith(("http", "*", "//"))]
    assert outside == []
    assert (admin["object-src"], admin["base-uri"], admin["form-action"]) == ("'none'", "'none'", "'self'")


IN_PRODUCTION = """
import django
django.setup()
import json
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.conf import settings
from django.test import Client
from django.urls import path
def page(request):
    get_token(request)
    request.session["a"] = 1
    return HttpResponse("page")
settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": [path("page/", page)]})
settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
settings.MIDDLEWARE = [
    "config.middleware.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
client = Client(headers={"host": "renovation.example"})
plain, secure = client.get("/page/"), client.get("/page/", secure=True)
cookies = {name: {key: value for key, value in cookie.items() if value} for name, cookie in secure.cookies.items()}
print(json.dumps({
    "plain": [plain.status_code, plain.headers.get("Location")],
    "hsts": secure.headers.get("Strict-Transport-Security"),
    "cookies": cookies,
}))
"""


@pytest.fixture(scope="module")
def production() -> dict[str, object]:
    """What the settings of production do with a request, in a process of their own."""
    variables = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{settings.ROOT}{os.pathsep}{settings.SITE}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "7hK2-mQ9zR4xV1bN8cL5wT3yF6gJ0pD_aSuEiOqWrXkZvBtYnM",
        "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "ALLOWED_HOSTS": "renovation.example",
        "MAISONNEE_PUBLIC_URL": "https://renovation.example",
        "DATABASE_URL": "postgres://maisonnee_app@127.0.0.1:1/never_asked",
        "EMAIL_HOST": "smtp.example",
    }
    ended = subprocess.run(
        [sys.executable, "-c", IN_PRODUCTION], env=variables, capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    return dict(json.loads(ended.stdout.splitlines()[-1]))


def test_c2_cookies_of_production_are_locked_to_the_host(production: dict[str, dict[str, dict[str, object]]]) -> None:
    cookies = production["cookies"]

    assert set(cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, True, "Lax", "/")
        assert "domain" not in cookie


def test_f4_production_speaks_https_only_for_a_year_and_more(production: dict[str, object]) -> None:
    lifetime = re.search(r"max-age=(\d+); includeSubDomains", str(production["hsts"]))

    assert production["plain"] == [301, "https://renovation.example/page/"]
    assert lifetime is not None
    assert int(lifetime[1]) >= 365 * 86400
