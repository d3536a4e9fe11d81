"""One's own sessions: ending the others, staying in this one."""

import time

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from config.door.sessions import SEEN, stamp
from renovation.accounts.models import User
from renovation.accounts.operations import end_sessions as end_all_sessions


@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Close every other session of the person (C5); this one begins anew."""
    user: User = request.user  # type: ignore[assignment]
    now = timezone.now()
    end_all_sessions(user=user, now=now)
    stamp(request.session, max(time.time(), now.timestamp()))
    for other in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        other.end()
    messages.success(request, "Vos autres sessions sont fermées.")
    return HttpResponseRedirect(reverse("usersessions_list"))


@login_required
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """The person is still there: the idle time begins again (X11)."""
    request.session[SEEN] = time.time()
    return HttpResponse(status=204)
