"""The statement of a case as it stands: works, aids and loans, planned against done."""

from decimal import Decimal
from uuid import UUID

from renovation.aids.rules.money import ZERO
from renovation.cases.models import Case
from renovation.contracts.models import Quote
from renovation.contracts.queries.statement import statement_of
from renovation.contracts.rules.statement import LineStatement
from renovation.financing.rules.plan.financed import Financed
from renovation.funding.models import AidFile, BuiltStatement, LoanFile
from renovation.funding.queries.files import Following, following_of
from renovation.funding.rules.built import Built, BuiltAid, BuiltLoan, BuiltWork, joined
from renovation.funding.rules.reports import statement_key
from renovation.funding.rules.states import LoanState
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job

_AGREED = (LoanState.OFFERED, LoanState.ACCEPTED, LoanState.RELEASED, LoanState.CLOSED)


def built_of(case: Case, following: Following | None = None) -> Built:
    found = following or following_of(case)
    return Built(
        works=works_of(case, found.plan),
        aids=tuple(_aid(one, _planned(one, found.plan)) for one in found.aids),
        loans=tuple(_loan(one) for one in found.loans),
    )


def works_of(case: Case, plan: Financed | None, quotes: list[Quote] | None = None) -> tuple[BuiltWork, ...]:
    """Planned by the plan that is followed, else by the programme; the rest is that of quotes and invoices."""
    lines = statement_of(case, quotes).lines
    if plan is None:
        return tuple(_work(one, one.planned or ZERO) for one in lines)
    done = [_work(one, ZERO) for one in lines if one.engaged or one.invoiced or one.paid]
    return joined([(one.title, one.ttc_eur) for one in plan.lines], done)


def _work(line: LineStatement, planned: Decimal) -> BuiltWork:
    return BuiltWork(line.label, planned, line.engaged, line.invoiced, line.paid)


def _planned(file: AidFile, plan: Financed | None) -> Decimal:
    """What the plan that is followed counts on; nothing for an aid that it does not know."""
    if plan is None:
        return file.planned_eur
    return next((one.paid_eur for one in plan.aids if one.key == file.plan_key), ZERO)


def _aid(file: AidFile, planned: Decimal) -> BuiltAid:
    stands = file.standing
    granted = stands.granted_eur or ZERO
    return BuiltAid(file.label, file.stands.label, planned, granted, stands.net_eur, stands.awaited_eur)


def _loan(file: LoanFile) -> BuiltLoan:
    agreed: Decimal = file.standing.amount_eur if file.stands in _AGREED else ZERO
    return BuiltLoan(file.label, file.stands.label, file.planned_eur, agreed, file.released_eur)


def statements_of(case: Case) -> list[BuiltStatement]:
    """What was kept, the last first."""
    found = BuiltStatement.objects.filter(case=case).select_related("author").defer("content")
    return list(found.order_by("-number"))


def statement_for(statement_id: UUID) -> BuiltStatement:
    """One statement; BuiltStatement.DoesNotExist otherwise."""
    related = ("case__household", "case__platform", "author")
    return BuiltStatement.objects.select_related(*related).get(pk=statement_id)


def statement_to_print(statement_id: UUID) -> BuiltStatement | None:
    return BuiltStatement.objects.select_related("case__household", "case__platform").filter(pk=statement_id).first()


def statement_under_way(statement: BuiltStatement) -> bool:
    """Whether the PDF was ordered and is not there yet."""
    ordered = Job.objects.filter(key=statement_key(statement.pk), state__in=[JobState.WAITING, JobState.RUNNING])
    return statement.report_id is None and ordered.exists()
