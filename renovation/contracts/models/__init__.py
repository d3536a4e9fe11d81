"""Tables of quotes, invoices and payments."""

from renovation.contracts.models.billing import Invoice, InvoiceLine, Payment
from renovation.contracts.models.quote import Quote, QuoteLine

__all__ = ["Invoice", "InvoiceLine", "Payment", "Quote", "QuoteLine"]
