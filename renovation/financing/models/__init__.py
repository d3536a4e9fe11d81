"""Tables of the financing: what a household said, and the scenarios of its adviser."""

from renovation.financing.models.inquiry import AidsInquiry, AidsInquiryQuerySet
from renovation.financing.models.variant import AidOverride, Calculation, FinancingVariant

__all__ = ["AidOverride", "AidsInquiry", "AidsInquiryQuerySet", "Calculation", "FinancingVariant"]
