"""Tables of the financing: what a household said, the scenarios of its adviser, the plans that pay the works."""

from renovation.financing.models.inquiry import AidsInquiry, AidsInquiryQuerySet
from renovation.financing.models.plan import FinancingPlan, PlanVersion
from renovation.financing.models.variant import AidOverride, Calculation, FinancingVariant

__all__ = [
    "AidOverride",
    "AidsInquiry",
    "AidsInquiryQuerySet",
    "Calculation",
    "FinancingPlan",
    "FinancingVariant",
    "PlanVersion",
]
