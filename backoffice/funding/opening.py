"""Opening a case, an aid or a loan: what is not the reader's does not exist (D2), the right is asked each time (D9)."""

from uuid import UUID

from backoffice.access import demand
from renovation.cases.models import Case
from renovation.cases.queries import case_for
from renovation.edge.requests import LoggedInRequest
from renovation.funding.models import AidFile, BuiltStatement, LoanFile
from renovation.funding.queries.built import statement_for
from renovation.funding.queries.files import aid_file_for, loan_file_for
from renovation.platforms.enums import Right


def opened_case(request: LoggedInRequest, case_id: UUID, right: Right) -> Case:
    case = case_for(request.reader, case_id)
    demand(request, right, case)
    return case


def opened_aid(request: LoggedInRequest, file_id: UUID, right: Right) -> tuple[AidFile, Case]:
    found = aid_file_for(file_id)
    return found, opened_case(request, found.case_id, right)


def opened_loan(request: LoggedInRequest, file_id: UUID, right: Right) -> tuple[LoanFile, Case]:
    found = loan_file_for(file_id)
    return found, opened_case(request, found.case_id, right)


def opened_statement(request: LoggedInRequest, statement_id: UUID, right: Right) -> tuple[BuiltStatement, Case]:
    found = statement_for(statement_id)
    return found, opened_case(request, found.case_id, right)
