"""Tables of the follow-up: the plan that is followed, files of aids, loans, their histories, statements, shares."""

from renovation.funding.models.aid import AidFile, AidStep
from renovation.funding.models.followed import FollowedPlan, FundingShare
from renovation.funding.models.loan import LoanFile, LoanStep, Repayment
from renovation.funding.models.statement import BuiltStatement

__all__ = [
    "AidFile",
    "AidStep",
    "BuiltStatement",
    "FollowedPlan",
    "FundingShare",
    "LoanFile",
    "LoanStep",
    "Repayment",
]
