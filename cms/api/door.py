"""The door of the public JSON: reading only, from any site, so many times a minute, and refusals in French."""

from collections.abc import Callable
from functools import wraps

from django.forms import Form
from django.http import HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from renovation.edge.quotas import DIRECTORY_API, exceeded
from renovation.edge.requests import PlatformRequest
from renovation.professionals.models import DirectoryRelease
from renovation.professionals.queries import current_release

Body = dict[str, object]
ANY_SITE = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}
READING = "GET, HEAD, OPTIONS"
KEPT_SECONDS = 300


class Refusal(Exception):
    """What is wrong with a request: a code for programs, a sentence for people."""

    def __init__(self, status: int, code: str, message: str, **beside: object) -> None:
        super().__init__(message)
        self.status = status
        self.body: Body = {"erreur": {"code": code, "message": message, **beside}}


def public(view: Callable[..., Body]) -> Callable[..., HttpResponse]:
    """A view that returns a body; the date of the data and their licence are put around it."""

    @csrf_exempt  # nothing is written: another method is refused here, in JSON
    @wraps(view)
    def answer(request: PlatformRequest, **kwargs: str) -> HttpResponse:
        if request.method == "OPTIONS":
            allowed = {"Access-Control-Allow-Methods": READING, "Access-Control-Max-Age": "86400"}
            return HttpResponse(status=204, headers={**ANY_SITE, **allowed})
        try:
            return _answered(request, view, kwargs)
        except Refusal as refusal:
            return _json(refusal.body, status=refusal.status)

    return answer


def checked(form: Form) -> dict[str, object]:
    """The parameters understood; refused with a sentence for each one that is not."""
    if not form.is_valid():
        fields = {name: " ".join(map(str, errors)) for name, errors in form.errors.items()}
        first = next(iter(fields.values()))
        raise Refusal(400, "parametres", first, champs=fields)
    return form.cleaned_data


def _answered(request: PlatformRequest, view: Callable[..., Body], kwargs: dict[str, str]) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        refused = _json(Refusal(405, "methode", "Ces adresses se lisent seulement (GET).").body, status=405)
        refused["Allow"] = READING
        return refused
    wait_seconds = exceeded(request, DIRECTORY_API)
    if wait_seconds is not None:
        told = f"Trop de demandes. Réessayez dans {wait_seconds} secondes."
        limited = _json(Refusal(429, "trop_de_demandes", told).body, status=429)
        limited["Retry-After"] = str(wait_seconds)
        return limited
    release = current_release()
    if release is None:
        raise Refusal(503, "annuaire_vide", "L’annuaire n’a pas encore été chargé. Réessayez plus tard.")
    response = _json({"source": _source(release), **view(request, release, **kwargs)}, status=200)
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response


def _source(release: DirectoryRelease) -> Body:
    return {
        "nom": release.source,
        "licence": release.licence,
        "donnees_du": release.data_date.isoformat(),
        "demonstration": release.is_demonstration,
    }


def _json(body: Body, *, status: int) -> JsonResponse:
    return JsonResponse(body, status=status, headers=ANY_SITE, json_dumps_params={"ensure_ascii": False})
