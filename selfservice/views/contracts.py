"""« Mes devis et factures »: what is agreed, invoiced, paid, remaining; and sending the photo of a paper."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from renovation.cases.models import Case
from renovation.contracts.enums import QuoteState
from renovation.contracts.operations import hand_paper
from renovation.contracts.queries import movements_of, quotes_of, statement_of
from renovation.documents.enums import DocumentKind
from renovation.documents.rules import DocumentRefused
from renovation.edge.contracts import withdrawal_of
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from selfservice.forms.contracts import PaperForm
from selfservice.http import in_own_space
from selfservice.views.project import own_case


@require_safe
@in_own_space
def contracts(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Drafts and quotes that were set aside are not shown."""
    return _page(request, own_case(request, case_id))


@require_POST
@in_own_space
def paper_send(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The photo of a quote or of an invoice: a document of the project, and a task for the adviser."""
    case = own_case(request, case_id)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        refuse_too_large(form, request, "file", settings.DOCUMENT_MAX_BYTES)
        return _page(request, case, form)
    try:
        hand_paper(
            case=case,
            author=request.user,
            upload=form.cleaned_data["file"],
            kind=DocumentKind(form.cleaned_data["kind"]),
            company=form.cleaned_data["company"],
            key=form.cleaned_data["key"],
            now=timezone.now(),
        )
    except DocumentRefused as refused:
        form.add_error("file", str(refused))
        return _page(request, case, form)
    messages.success(request, "C’est envoyé. Votre conseillère ou votre conseiller va le saisir et le vérifier.")
    return redirect("selfservice:contracts", case_id=case.pk)


def _page(request: LoggedInRequest, case: Case, form: PaperForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    quotes = [one for one in quotes_of(case) if one.state in QuoteState.shown()]
    ends = [(one, withdrawal_of(one, case)) for one in quotes]
    context = {
        "case": case,
        "quotes": quotes,
        "bills": [
            (quote, bill) for quote in quotes if quote.is_signed for bill in quote.invoices.all() if not bill.is_draft
        ],
        "statement": statement_of(case, quotes),
        "awaited": [one for one in movements_of(case, quotes) if one.kind != "payment"],
        "withdrawals": [(quote, end) for quote, end in ends if end is not None and end >= today],
        "today": today,
        "form": form or PaperForm(),
        "failed": form is not None,
    }
    return render(request, "selfservice/contracts.html", context)
