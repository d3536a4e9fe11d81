"""Reads about financing, by subject."""

from renovation.financing.queries.case_works import CaseFacts, works_options
from renovation.financing.queries.incomes import income_class_of
from renovation.financing.queries.inquiries import (
    Known,
    Option,
    chosen_of,
    inquiry_named,
    inquiry_of,
    inquiry_to_print,
    known_of,
    options_of,
    outlook_of,
    place_in,
)
from renovation.financing.queries.known import (
    commune_of,
    facts_of,
    first_scenario,
    with_place,
)
from renovation.financing.queries.variants import (
    VariantRow,
    calculation_numbered,
    calculation_to_print,
    calculations_of,
    overrides_history,
    report_under_way,
    shared_variant_of_household_user,
    shared_variants,
    variant_for,
    variants_of,
)

__all__ = [
    "CaseFacts",
    "Known",
    "Option",
    "VariantRow",
    "calculation_numbered",
    "calculation_to_print",
    "calculations_of",
    "chosen_of",
    "commune_of",
    "facts_of",
    "first_scenario",
    "income_class_of",
    "inquiry_named",
    "inquiry_of",
    "inquiry_to_print",
    "known_of",
    "options_of",
    "outlook_of",
    "overrides_history",
    "place_in",
    "report_under_way",
    "shared_variant_of_household_user",
    "shared_variants",
    "variant_for",
    "variants_of",
    "with_place",
    "works_options",
]
