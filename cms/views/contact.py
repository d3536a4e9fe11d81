"""A question sent from a page of contact."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cms.closed_pages import may_read
from cms.forms.contact import QuestionForm
from cms.models import ContactPage
from cms.queries.sites import home_of
from cms.tree import trail_of
from renovation.appointments.operations import ask_question
from renovation.edge.requests import PlatformRequest


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: PlatformRequest, page_id: int) -> HttpResponse:
    """Take the question; whoever comes here by its address alone is led to the page."""
    page = _page(request, page_id)
    if request.method != "POST":
        return redirect(page.address)
    form = QuestionForm(request.POST)
    if form.is_valid():
        ask_question(
            platform=request.platform, contact=form.contact(), page=page.title, key=form.key, now=timezone.now()
        )
        return redirect("cms:question_sent", page_id=page.pk)
    return render(request, "cms/contact_page.html", {"page": page, "form": form, "trail": trail_of(page)})


@require_safe
def question_sent(request: PlatformRequest, page_id: int) -> HttpResponse:
    """What happens next."""
    page = _page(request, page_id)
    return render(request, "cms/contact_sent.html", {"page": page, "trail": trail_of(page)})


def _page(request: PlatformRequest, page_id: int) -> ContactPage:
    home = home_of(request)
    page = ContactPage.objects.descendant_of(home).live().filter(pk=page_id).first() if home is not None else None
    if page is None or not request.platform or not may_read(page, request):
        raise Http404
    found: ContactPage = page
    return found
