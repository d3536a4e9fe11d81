"""Quotes of a case, each with its lines, its amendments, its invoices and their payments."""

from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from renovation.cases.models import Case
from renovation.contracts.models import Invoice, InvoiceLine, Payment, Quote, QuoteLine


def quotes_of(case: Case) -> list[Quote]:
    """Every quote, the newest first, each followed under `amendments` by what changes it. Seven requests."""
    found = _whole(Quote.objects.filter(case=case, amends__isnull=True))
    return list(found.order_by(F("dated_on").desc(nulls_first=True), "-created_at"))


def quote_for(quote_id: UUID) -> Quote:
    """One with all that its page shows; Quote.DoesNotExist otherwise."""
    return _whole(Quote.objects.filter(pk=quote_id)).get()


def root_of(quote: Quote) -> Quote:
    """The quote that an amendment changes, or itself: invoices hang on it."""
    return quote if quote.amends_id is None else quote_for(quote.amends_id)


def _whole(found: QuerySet[Quote]) -> QuerySet[Quote]:
    amendments = Quote.objects.order_by("created_at").prefetch_related(_lines())
    return found.select_related(
        "case__platform", "case__dwelling__commune", "author", "amends", "document"
    ).prefetch_related(_lines(), Prefetch("amendments", amendments), invoices_whole())


def _lines() -> "Prefetch[Any, Any, Any]":
    return Prefetch("lines", QuoteLine.objects.select_related("price").order_by("position"))


def invoices_whole() -> "Prefetch[Any, Any, Any]":
    """Invoices in the order of their days, with their lines and payments."""
    lines = Prefetch("lines", InvoiceLine.objects.select_related("quote_line").order_by("quote_line__position", "pk"))
    payments = Prefetch("payments", Payment.objects.order_by("paid_on", "recorded_at"))
    invoices = Invoice.objects.select_related("document").order_by(F("dated_on").asc(nulls_last=True), "created_at")
    return Prefetch("invoices", invoices.prefetch_related(lines, payments))
