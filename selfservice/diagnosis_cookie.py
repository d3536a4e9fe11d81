"""Which diagnosis this browser works on: a secret link kept in a signed cookie, or one's own when logged in."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from renovation.accounts.models import User
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import claim_diagnosis
from renovation.diagnosis.queries import by_token, diagnosis_of_user

COOKIE = settings.DIAGNOSIS_COOKIE_NAME
SALT = "selfservice.diagnosis"
OWN = "own_diagnosis"


def keep_token(response: HttpResponse, token: str) -> HttpResponse:
    """Remember the diagnosis in this browser for as long as it is kept."""
    response.set_signed_cookie(
        COOKIE,
        token,
        salt=SALT,
        max_age=settings.ANONYMOUS_DIAGNOSIS_DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def forget_token(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def token_of(request: HttpRequest) -> str:
    """The secret of the link, when the cookie is there and was not tampered with."""
    try:
        return request.get_signed_cookie(COOKIE, default="", salt=SALT) or ""
    except BadSignature:
        return ""


def current_diagnosis(request: HttpRequest, now: datetime) -> SelfDiagnosis | None:
    """The diagnosis under way in this browser; one's own is opened through the account, never by its number."""
    own = request.session.get(OWN)
    if own and isinstance(request.user, User):
        found = diagnosis_of_user(request.user.pk, UUID(own))
        if found is not None:
            return found
    token = token_of(request)
    return by_token(token, now=now) if token else None


def work_on_own(request: HttpRequest, diagnosis: SelfDiagnosis) -> None:
    request.session[OWN] = str(diagnosis.pk)


def work_on_link(request: HttpRequest) -> None:
    request.session.pop(OWN, None)


def keep_after_login(request: HttpRequest, user: User, now: datetime) -> None:
    """Called by the login door: the diagnosis that this browser made becomes the person's."""
    token = token_of(request)
    diagnosis = by_token(token, now=now) if token else None
    if diagnosis is not None:
        claim_diagnosis(diagnosis=diagnosis, user=user, now=now)
