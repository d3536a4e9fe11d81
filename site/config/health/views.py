"""Health of the house, for load balancers, supervisors and administrators (J10)."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.health.checks import Result, Status, all_results, overall
from renovation.platforms.permissions import administers_installation


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Nothing else is asked: a database that is down must not have the web restarted."""
    return JsonResponse({"status": Status.OK})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether to send people here. One word for anybody; the figures for a verified administrator only."""
    results = all_results(timezone.now())
    status = overall(results)
    body: dict[str, object] = {"status": status}
    if _may_read_details(request, results):
        body["checks"] = {name: {"status": result.status, **result.detail} for name, result in results.items()}
    return JsonResponse(body, status=503 if status == Status.DOWN else 200)


def _may_read_details(request: HttpRequest, results: dict[str, Result]) -> bool:
    """Who asks is itself read from the database: when that is down, nobody is known."""
    if results["database"].status == Status.DOWN:
        return False
    try:
        user = request.user
        return bool(user.is_authenticated and user.is_verified() and administers_installation(request.reader))  # type: ignore[union-attr,attr-defined]
    except DatabaseError:
        return False
