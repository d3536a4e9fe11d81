"""Subscribing to the newsletter, confirming by the mail received, leaving with one click."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.forms.subscription import SubscriptionForm
from cms.tree import HOME_CRUMB
from cms.views.preferences import refused_from_elsewhere
from renovation.edge.requests import PlatformRequest
from renovation.newsletters.links import read_confirming, read_leaving
from renovation.newsletters.operations import ask_subscription, confirm_subscription, leave
from renovation.newsletters.queries import subscriber_named

CONTEXT = {"home_crumb": HOME_CRUMB}


# The form stands on home pages, where a token would be a cookie before anything was asked; what is sent here only
# makes a mail leave, whose link confirms.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@refused_from_elsewhere
def subscribe(request: PlatformRequest) -> HttpResponse:
    """The form of the blocks arrives here. The answer does not tell whether the address was known."""
    form = SubscriptionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not request.platform:
            raise Http404
        source = request.POST.get("page", "").replace("\x00", "")
        ask_subscription(platform=request.platform, email=form.cleaned_data["email"], source=source, now=timezone.now())
        return redirect("cms:newsletter_asked")
    return render(request, "cms/newsletter/subscribe.html", {**CONTEXT, "form": form})


@require_safe
def subscription_asked(request: PlatformRequest) -> HttpResponse:
    """Look at your mails."""
    return render(request, "cms/newsletter/asked.html", CONTEXT)


@require_http_methods(["GET", "HEAD", "POST"])
def subscription_confirm(request: PlatformRequest, token: str) -> HttpResponse:
    """A button, since programs that check mails open their links; the POST confirms."""
    subscriber_id = read_confirming(token)
    subscriber = subscriber_named(subscriber_id, platform_id=request.platform.pk) if request.platform else None
    if subscriber is None:
        return render(request, "cms/newsletter/too_late.html", CONTEXT, status=404)
    if request.method == "POST":
        confirm_subscription(subscriber=subscriber, now=timezone.now())
        return redirect("cms:newsletter_confirmed")
    return render(request, "cms/newsletter/confirm.html", {**CONTEXT, "subscriber": subscriber})


@require_safe
def subscription_confirmed(request: PlatformRequest) -> HttpResponse:
    """You are in."""
    return render(request, "cms/newsletter/confirmed.html", CONTEXT)


# Mail programs post here by themselves (RFC 8058), without our cookie: the signed link is what proves the right.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def newsletter_leave(request: PlatformRequest, token: str) -> HttpResponse:
    """A page with a button; the POST, of the button or of a mail program, unsubscribes at once."""
    subscriber_id = read_leaving(token)
    if subscriber_id is None or not request.platform:
        raise Http404
    if request.method == "POST":
        leave(subscriber_id=subscriber_id, platform=request.platform, now=timezone.now())
        return render(request, "cms/newsletter/left.html", CONTEXT)
    subscriber = subscriber_named(subscriber_id, platform_id=request.platform.pk)
    return render(request, "cms/newsletter/leave.html", {**CONTEXT, "subscriber": subscriber})
