"""Beginning a plan, changing it, keeping a version of it, handing it over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from renovation.accounts.models import User
from renovation.cases.operations.handing import hand_report
from renovation.cases.operations.reading import note_read
from renovation.documents.enums import DocumentKind
from renovation.financing.enums import VersionKind
from renovation.financing.models import Calculation, FinancingPlan, FinancingVariant, PlanVersion
from renovation.financing.planning import first_inputs, planned
from renovation.financing.refusals import PlanChanged, Refused
from renovation.financing.rules.plan.financed import print_of_plan
from renovation.financing.rules.plan.inputs import PlanInputs, refusals
from renovation.financing.rules.reports import PLAN_MAKER, PLAN_REPORT, plan_key
from renovation.households.operations import outcome_of_earlier, remember_outcome
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.operations import enqueue
from renovation.platforms.enums import Right

MOST_PLANS = 6


@transaction.atomic
def start_plan(
    *, variant: FinancingVariant, name: str, author: User, now: datetime, key: UUID | None = None
) -> FinancingPlan:
    """A plan on the last result of a scenario; the same form sent twice begins one."""
    earlier = outcome_of_earlier(key=str(key)) if key else None
    if earlier is not None:
        return FinancingPlan.objects.get(pk=earlier, variant__case=variant.case_id)
    FinancingVariant.objects.select_for_update().get(pk=variant.pk)
    _check_name(variant, name)
    if FinancingPlan.objects.filter(variant=variant).count() >= MOST_PLANS:
        raise Refused(f"Ce scénario a déjà {MOST_PLANS} plans, le maximum.")
    inputs = first_inputs(variant, on=timezone.localdate(now))
    plan = FinancingPlan.objects.create(
        variant=variant, name=name.strip(), inputs=inputs.to_dict(), author=author, changed_by=author
    )
    _note(Action.PLAN_CREATED, plan)
    if key:
        remember_outcome(key=str(key), outcome_id=plan.pk)
    return plan


@transaction.atomic
def save_plan(
    *, plan_id: UUID, revision: int, name: str, inputs: PlanInputs, author: User, now: datetime
) -> FinancingPlan:
    """Keep what was typed. Raises PlanChanged when a colleague saved it meanwhile, Refused for what makes no sense."""
    plan = _locked(plan_id)
    typed = inputs.to_dict()
    same = plan.inputs == typed and plan.name == name.strip()
    if same:
        return plan
    if plan.revision != revision:
        raise PlanChanged
    said = refusals(inputs)
    if said:
        raise Refused(" ".join(said))
    _check_name(plan.variant, name, own=plan)
    plan.name, plan.inputs, plan.changed_by = name.strip(), typed, author
    plan.revision += 1
    plan.save()
    _note(Action.PLAN_CHANGED, plan)
    return plan


@transaction.atomic
def freeze_plan(
    *,
    plan_id: UUID,
    revision: int,
    kind: VersionKind,
    words: str,
    author: User,
    now: datetime,
    read: str | None = None,
) -> PlanVersion:
    """Keep the plan as it was read, with its aids, which do not change any more. Asked twice, it is one version.

    `read` is the fingerprint of what a page showed: a new calculation or parameter changes it, without a revision.
    """
    plan = _locked(plan_id)
    if plan.revision != revision:
        raise Refused("Le plan a changé, relisez-le avant de le figer.")
    found = planned(plan, on=timezone.localdate(now))
    if found.financed is None:
        raise Refused("Le scénario de financement n’a pas encore de résultat\u00a0: complétez-le.")
    if kind in VersionKind.filed() and found.financed.missing_eur > 0:
        raise Refused("Des euros ne sont payés par aucune ressource\u00a0: complétez le plan avant de le déposer.")
    content = found.financed.to_dict()
    fingerprint = print_of_plan(content)
    if read is not None and fingerprint != read:
        raise Refused("Les aides ou les suppositions du plan ont changé depuis votre lecture\u00a0: relisez-le.")
    last = plan.versions.order_by("-number").first()
    said = (fingerprint, plan.name, kind, words.strip())
    if last is not None and said == (last.fingerprint, last.name, last.kind, last.words):
        return last
    Calculation.objects.filter(pk=found.calculation.pk, given_at__isnull=True).update(given_at=now)
    version = PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        name=plan.name,
        kind=kind,
        words=words.strip(),
        calculation=found.calculation,
        inputs=plan.inputs,
        content=content,
        warnings=found.warnings,
        fingerprint=fingerprint,
        author=author,
        made_at=now,
    )
    _note(Action.PLAN_FROZEN, plan, version=version.number, kind=str(kind), fingerprint=fingerprint)
    return version


def note_plan_read(*, plan: FinancingPlan, reader_id: UUID, now: datetime) -> None:
    """Journal that somebody opened a plan (J2), once per quarter of an hour."""
    platform_id = plan.variant.case.platform_id
    note_read(Action.PLAN_READ, subject=plan, platform_id=platform_id, reader_id=reader_id, now=now)


@transaction.atomic
def order_plan_report(*, version: PlanVersion, author: User) -> None:
    """Have the PDF of a version made for the household; asked twice, it is one report."""
    payload = {"version": str(version.pk), "author": str(author.pk)}
    enqueue(kind=PLAN_REPORT, key=plan_key(version.pk), payload=payload, requested_by_id=author.pk)


@transaction.atomic
def file_plan_report(*, version_id: UUID, author_id: UUID) -> PlanVersion:
    """Make the PDF and put it in the case, shared with the household. The right is asked again (D10)."""
    found = PlanVersion.objects.select_for_update(of=("self",)).select_related("plan__variant__case__household")
    version = found.get(pk=version_id)
    if version.report_id is not None:
        return version
    document = hand_report(
        case=version.plan.variant.case,
        author_id=author_id,
        right=Right.WORK_FINANCING,
        maker=PLAN_MAKER,
        subject_id=version.pk,
        name=f"plan-de-financement-{slugify(version.name)[:40] or 'plan'}",
        kind=DocumentKind.FINANCING,
        title=f"Plan de financement\u00a0: {version.name}",
    )
    version.report = document
    version.save(update_fields=["report"])
    _note(Action.PLAN_HANDED, version.plan, version=version.number)
    return version


def _locked(plan_id: UUID) -> FinancingPlan:
    return FinancingPlan.objects.select_for_update(of=("self",)).select_related("variant__case").get(pk=plan_id)


def _check_name(variant: FinancingVariant, name: str, *, own: FinancingPlan | None = None) -> None:
    """Of another plan than one's own, whose letters may change."""
    others = FinancingPlan.objects.filter(variant=variant, name__iexact=name.strip())
    if (others.exclude(pk=own.pk) if own else others).exists():
        raise Refused("Un plan de ce scénario porte déjà ce nom.")


def _note(action: Action, plan: FinancingPlan, **detail: object) -> None:
    case = plan.variant.case
    record(action, subject=plan, platform_id=case.platform_id, detail={"case": str(case.pk), **detail})
