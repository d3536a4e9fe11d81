"""Documents of a case that may be the paper of a quote or of an invoice; how many quotes there are."""

from django.db.models import Count

from renovation.cases.models import Case, CaseDocument
from renovation.contracts.enums import QuoteState
from renovation.contracts.models import Quote
from renovation.documents.models import Document


def papers_of(case: Case, kind: str) -> list[Document]:
    """Those of this kind, the newest first."""
    found = CaseDocument.objects.filter(case=case, document__kind=kind, replaced_by__isnull=True)
    return [one.document for one in found.select_related("document").order_by("-created_at")]


def quotes_in_words(case: Case) -> str:
    """« 1 brouillon, 2 signés »; nothing while there is none. One request."""
    found = Quote.objects.filter(case=case, amends__isnull=True).values_list("state").annotate(number=Count("pk"))
    numbers = dict(found.order_by())
    told = [f"{numbers[one]} {_words(one, numbers[one])}" for one in QuoteState if one in numbers]
    return ", ".join(told)


def _words(state: QuoteState, number: int) -> str:
    return f"{str(state.label).lower()}{'s' if number > 1 else ''}"
