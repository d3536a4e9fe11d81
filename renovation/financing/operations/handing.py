"""Giving a result to the household: shared in its space, or as a PDF among the documents of the case."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from renovation.accounts.models import User
from renovation.cases.operations.handing import hand_report
from renovation.cases.operations.reading import note_read
from renovation.documents.enums import DocumentKind
from renovation.financing.models import Calculation, FinancingVariant
from renovation.financing.operations.variants import locked, note
from renovation.financing.refusals import Refused
from renovation.financing.rules.reports import MAKER, REPORT, report_key
from renovation.journal.enums import Action
from renovation.outbox.operations import enqueue
from renovation.platforms.enums import Right


def note_variant_read(*, variant: FinancingVariant, reader_id: UUID, now: datetime) -> None:
    """Journal that somebody opened a scenario (J2), once per quarter of an hour."""
    platform_id = variant.case.platform_id
    note_read(Action.FINANCING_READ, subject=variant, platform_id=platform_id, reader_id=reader_id, now=now)


@transaction.atomic
def share_variant(*, variant_id: UUID, revision: int, now: datetime) -> FinancingVariant:
    """The household sees the last result, and that one only, until another is shared.

    `revision` is that of the scenario as the person read it: nobody hands over what they did not see.
    """
    variant = locked(variant_id)
    last = _last(variant)
    if variant.shared_id == last.pk:
        return variant
    _check_read(variant, revision)
    _give(last, now=now)
    variant.shared, variant.shared_at = last, now
    variant.revision += 1
    variant.save()
    note(Action.FINANCING_SHARED, variant, calculation=last.number)
    return variant


@transaction.atomic
def unshare_variant(*, variant_id: UUID) -> FinancingVariant:
    """The household does not see the scenario any more."""
    variant = locked(variant_id)
    if variant.shared_id is not None:
        variant.shared, variant.shared_at = None, None
        variant.revision += 1
        variant.save()
        note(Action.FINANCING_UNSHARED, variant)
    return variant


@transaction.atomic
def order_financing_report(*, variant_id: UUID, revision: int, author: User, now: datetime) -> Calculation:
    """Have the PDF of the last result made for the household, as the person read it; asked twice, it is one report."""
    variant = locked(variant_id)
    calculation = _last(variant)
    _check_read(variant, revision)
    _give(calculation, now=now)
    payload = {"calculation": str(calculation.pk), "author": str(author.pk)}
    enqueue(kind=REPORT, key=report_key(calculation.pk), payload=payload, requested_by_id=author.pk)
    return calculation


@transaction.atomic
def file_financing_report(*, calculation_id: UUID, author_id: UUID) -> Calculation:
    """Make the PDF and put it in the case, shared with the household. A second call finds it there.

    The right is asked again (D10): whoever lost it since hands nothing over.
    """
    found = Calculation.objects.select_for_update(of=("self",))
    related = ("variant__case__household", "variant__case__referent")
    calculation = found.select_related(*related).get(pk=calculation_id)
    if calculation.report_id is not None:
        return calculation
    variant = calculation.variant
    document = hand_report(
        case=variant.case,
        author_id=author_id,
        right=Right.WORK_FINANCING,
        maker=MAKER,
        subject_id=calculation.pk,
        name=f"financement-{slugify(variant.name)[:40] or 'scenario'}",
        kind=DocumentKind.FINANCING,
        title=f"Aides et reste à charge\u00a0: {variant.name}",
    )
    calculation.report = document
    calculation.save(update_fields=["report"])
    return calculation


def _last(variant: FinancingVariant) -> Calculation:
    """A scenario is calculated when it begins: there is one."""
    return variant.calculations.latest("number")


def _check_read(variant: FinancingVariant, revision: int) -> None:
    if variant.revision != revision:
        raise Refused("Le scénario a changé, relisez-le avant de le remettre.")


def _give(calculation: Calculation, *, now: datetime) -> None:
    """From now on this result does not change: another will follow it."""
    Calculation.objects.filter(pk=calculation.pk, given_at__isnull=True).update(given_at=now)
