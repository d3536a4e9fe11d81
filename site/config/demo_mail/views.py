"""The letter box of the demonstration: nobody's real mail, so anybody may read it. Absent everywhere else."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.demo_mail.messages import written_mail, written_mails


def _folder() -> Path:
    """Asked at each request, so that a real installation answers 404 whatever its URLconf holds."""
    if not settings.DEMO_MODE:
        raise Http404
    return Path(settings.EMAIL_FILE_PATH)


@never_cache
@require_safe
def box(request: HttpRequest) -> HttpResponse:
    return render(request, "demo_mail/box.html", {"mails": written_mails(_folder())})


@never_cache
@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    found = written_mail(_folder(), name)
    if found is None:
        raise Http404
    return render(request, "demo_mail/mail.html", {"mail": found})
