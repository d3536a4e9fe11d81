"""A project followed together: its stage, messages and documents, only what is shared (D4)."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from renovation.appointments.queries import appointments_of_case
from renovation.cases.models import Case, CaseDocument
from renovation.cases.operations import hand_over, mark_messages_read, write_message
from renovation.cases.queries import content_of
from renovation.cases.queries.archive import case_archive
from renovation.cases.queries.household import (
    case_of_household_user,
    shared_content,
    shared_document_of_household_user,
)
from renovation.cases.queries.requests import asked_of_household
from renovation.cases.refusals import Refused
from renovation.documents.delivery import deliver
from renovation.documents.rules import DocumentRefused
from renovation.edge.archives import deliver_archive
from renovation.edge.forms import refuse_too_large
from renovation.edge.introductions import IntroductionForm
from renovation.edge.requests import LoggedInRequest
from renovation.financing.queries import shared_variants
from renovation.funding.queries.files import follows_something
from renovation.introductions.permissions import household_may_introduce
from renovation.introductions.queries import CaseCompanies, companies_of_case
from renovation.professionals.queries import directory_settings
from renovation.programmes.queries import shared_choice
from selfservice.forms.project import DocumentForm, MessageForm
from selfservice.http import in_own_space
from selfservice.pathway import pathway


@require_safe
@in_own_space
def project(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The project. What was new is shown as new this once, then counts as read."""
    case = own_case(request, case_id)
    response = project_page(request, case)
    mark_messages_read(case=case, by_household=True)
    return response


@require_POST
@in_own_space
def send_message(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Answer the adviser."""
    case = own_case(request, case_id)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return project_page(request, case, message_form=form)
    try:
        write_message(
            case=case,
            author=request.user,
            text=form.cleaned_data["text"],
            from_household=True,
            key=form.cleaned_data["key"],
        )
    except Refused as refused:
        form.add_error("text", str(refused))
        return project_page(request, case, message_form=form)
    messages.success(request, "Votre message est envoyé.")
    return redirect("selfservice:project", case_id=case.pk)


@require_POST
@in_own_space
def hand_document(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Hand over a document."""
    case = own_case(request, case_id)
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        refuse_too_large(form, request, "file", settings.DOCUMENT_MAX_BYTES)
        return project_page(request, case, document_form=form)
    try:
        hand_over(
            case=case,
            author=request.user,
            upload=form.cleaned_data["file"],
            kind=form.cleaned_data["kind"],
            title=form.cleaned_data["title"],
            shared=True,
            from_household=True,
            key=form.cleaned_data["key"],
        )
    except DocumentRefused as refused:
        form.add_error("file", str(refused))
        return project_page(request, case, document_form=form)
    messages.success(request, "Votre document est déposé. Votre conseillère ou votre conseiller peut le voir.")
    return redirect("selfservice:project", case_id=case.pk)


@require_safe
@in_own_space
def document(request: LoggedInRequest, document_id: UUID) -> HttpResponseBase:
    """Download a document shared in one's own project."""
    try:
        entry = shared_document_of_household_user(request.user.pk, document_id)
    except CaseDocument.DoesNotExist as error:
        raise Http404 from error
    return deliver(entry.document)


@require_safe
@in_own_space
def archive(request: LoggedInRequest, case_id: UUID) -> HttpResponseBase:
    """The whole project in one file: for its holder alone, whose contact is in it."""
    case = own_case(request, case_id)
    if case.household.user_id != request.user.pk:
        raise Http404
    try:
        return deliver_archive(case, case_archive(case, for_team=False))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("selfservice:project", case_id=case.pk)


def project_page(
    request: LoggedInRequest,
    case: Case,
    *,
    message_form: MessageForm | None = None,
    document_form: DocumentForm | None = None,
    introduction_form: IntroductionForm | None = None,
) -> HttpResponse:
    known = companies_of_case(case, on=timezone.localdate())
    settings_here = directory_settings(case.platform_id)
    content = shared_content(case)
    now = timezone.now()
    asked = asked_of_household(case, content_of(case))
    context = {
        "case": case,
        "steps": pathway(case, visited={change.to_stage for change in content.stage_changes}),
        "asked": asked.missing,
        "today": timezone.localdate(),
        "content": content,
        "appointments": [one for one in appointments_of_case(case) if one.is_ahead(now)],
        "message_form": message_form or MessageForm(),
        "document_form": document_form or DocumentForm(initial={"kind": request.GET.get("nature", "")}),
        "failed": message_form or document_form or introduction_form,
        "document_failed": document_form is not None,
        "financings": shared_variants(case),
        "follows_aids": follows_something(case),
        "programme": shared_choice(case),
        "known": known,
        "may_introduce": household_may_introduce(request.user.pk, case)
        and settings_here is not None
        and settings_here.introductions_open,
        "introduction_form": introduction_form or first_introduction(case, known),
    }
    return render(request, "selfservice/project.html", context)


def first_introduction(case: Case, known: CaseCompanies) -> IntroductionForm:
    """The form with the works of the last proposal: the household may change them."""
    label = known.proposals[0][0].works_label if known.proposals else case.title
    return IntroductionForm(companies=known.to_write_to, initial={"works": label[:200]})


def own_case(request: LoggedInRequest, case_id: UUID) -> Case:
    try:
        return case_of_household_user(request.user.pk, case_id)
    except Case.DoesNotExist as error:
        raise Http404 from error
