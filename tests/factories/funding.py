"""A plan that was filed, made by hand, and what is followed from it."""

from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.financing.enums import VersionKind
from renovation.financing.models import FinancingPlan, PlanVersion
from renovation.financing.rules.plan.cash import cash_of
from renovation.financing.rules.plan.financed import AidLine, CostLine, Financed, print_of_plan
from renovation.financing.rules.plan.inputs import AidTerm, Own, PlanInputs, Timing
from renovation.financing.rules.plan.loans import Loan, LoanKind, schedule_of
from renovation.funding.models import AidFile, FundingShare, LoanFile
from renovation.funding.operations.opening import open_following
from renovation.funding.operations.statements import make_statement
from renovation.funding.operations.steps import Said, record_step
from renovation.funding.queries.built import built_of
from renovation.funding.rules.built import print_of_built
from renovation.funding.rules.history import Step
from tests.factories.financing import variant_of

MPR, CEE = "accompanied", "cee:walls"
TIMING = Timing(date(2026, 12, 1), date(2027, 2, 1), date(2027, 4, 1), Decimal(30), Decimal(40))


def financed(mpr: int = 8000) -> Financed:
    """Works of 21 100 €, two aids, an éco-prêt, a third-party financing, own money for the rest."""
    lines = (
        CostLine("Isoler les murs", Decimal(16000), Decimal("0.055"), Decimal(880), Decimal(16880)),
        CostLine("Pompe à chaleur", Decimal(4000), Decimal("0.055"), Decimal(220), Decimal(4220)),
    )
    aids = (
        AidLine(MPR, "MaPrimeRénov’ rénovation d’ampleur", Decimal(mpr), Decimal(0), "", False, ""),
        AidLine(CEE, "Prime CEE, murs", Decimal(1500), Decimal(0), "", False, ""),
    )
    loans = (
        Loan(LoanKind.ECO_PTZ, "", Decimal(5000), 120),
        Loan(LoanKind.THIRD_PARTY, "Oktave", Decimal(3000), 24),
    )
    rest = Decimal(21100 - mpr - 1500 - 8000)
    terms = (AidTerm(MPR, Decimal(30), 4), AidTerm(CEE, Decimal(0), 2))
    inputs = PlanInputs(TIMING, (Own("Épargne du ménage", rest),), loans, terms)
    paid = [(one.key, one.label, one.paid_eur) for one in aids]
    return Financed(
        lines=lines,
        aids=aids,
        remaining_eur=Decimal(21100) - sum((one.paid_eur for one in aids), Decimal(0)),
        inputs=inputs,
        schedules=tuple(schedule_of(one) for one in loans),
        balances=(),
        nothing=(),
        cash=cash_of(Decimal(21100), paid, inputs, 4),
        assumptions=(),
    )


def filed_version(
    case: Case, author: User, *, kind: str = VersionKind.SUBMITTED, mpr: int = 8000, now: datetime | None = None
) -> PlanVersion:
    """Versions of one plan, each with the next number."""
    found = financed(mpr)
    plan = FinancingPlan.objects.filter(variant__case=case, name="Plan déposé").first()
    if plan is None:
        variant = variant_of(case, author, "Pour le plan")
        plan = FinancingPlan.objects.create(variant=variant, name="Plan déposé", inputs=found.inputs.to_dict())
    return PlanVersion.objects.create(
        plan=plan,
        number=plan.versions.count() + 1,
        name=plan.name,
        kind=kind,
        calculation=plan.variant.calculations.get(),
        inputs=found.inputs.to_dict(),
        content=found.to_dict(),
        fingerprint=print_of_plan(found.to_dict()),
        author=author,
        made_at=now or timezone.now(),
    )


def followed(case: Case, author: User) -> PlanVersion:
    """The case with its files open."""
    version = filed_version(case, author)
    open_following(version=version, now=timezone.now())
    return version


def aid_of(case: Case, key: str = MPR) -> AidFile:
    return AidFile.objects.get(case=case, plan_key=key)


def loan_of(case: Case, kind: str = "third_party") -> LoanFile:
    return LoanFile.objects.get(case=case, kind=kind)


def noted(file: AidFile | LoanFile, author: User, state: str, on: date, amount: object = None, **more: date) -> None:
    """A step of an aid or of a loan, on its last revision."""
    kind = type(file)
    expires_on = more.pop("expires_on", None)
    record_step(
        kind=kind,
        file_id=file.pk,
        key=uuid4(),
        revision=kind.objects.get(pk=file.pk).revision,
        said=Said(Step(state, on, None if amount is None else Decimal(str(amount)), expires_on), **more),
        author=author,
        now=timezone.now(),
    )


def funding_content(case: Case, author: User) -> dict[str, object]:
    """An aid, a loan, a statement and a share, by the names that addresses give them."""
    followed(case, author)
    now, read = timezone.now(), print_of_built(built_of(case).to_dict())
    share = FundingShare.objects.create(
        case=case, user=author, agreed_on=now.date(), agreed_how="Mandat", author_id=author.pk, shared_at=now
    )
    return {
        "aid_file_id": aid_of(case).pk,
        "loan_file_id": loan_of(case).pk,
        "statement_id": make_statement(case=case, read=read, author=author, now=now).pk,
        "share_id": share.pk,
    }
