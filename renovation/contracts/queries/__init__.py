"""Reads about quotes, invoices and payments. Rights hang on the case: the face asks them first."""

from renovation.contracts.queries.agreed import AgreedLine, agreed_of, key_of
from renovation.contracts.queries.billing import bill_facts, invoice_for, payment_for
from renovation.contracts.queries.checking import delays_on, order_of, remarks_of
from renovation.contracts.queries.comparison import Compared, comparison_of
from renovation.contracts.queries.papers import papers_of, quotes_in_words
from renovation.contracts.queries.positions import Priced, positions_of
from renovation.contracts.queries.quotes import quote_for, quotes_of, root_of
from renovation.contracts.queries.statement import movements_of, statement_of

__all__ = [
    "AgreedLine",
    "Compared",
    "Priced",
    "agreed_of",
    "bill_facts",
    "comparison_of",
    "delays_on",
    "invoice_for",
    "key_of",
    "movements_of",
    "order_of",
    "papers_of",
    "payment_for",
    "positions_of",
    "quote_for",
    "quotes_in_words",
    "quotes_of",
    "remarks_of",
    "root_of",
    "statement_of",
]
