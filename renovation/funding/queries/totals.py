"""Totals of money by territory over a period, and the cases behind each of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Sum

from renovation.aids.rules.money import ZERO
from renovation.cases.models import Case
from renovation.contracts.enums import InvoiceState, QuoteState
from renovation.contracts.models import InvoiceLine, QuoteLine
from renovation.funding.models import AidStep, LoanStep
from renovation.funding.rules.history import Step
from renovation.funding.rules.totals import Measure, Period, Place, Row, aid_sums, loan_sums, table_of, total_of
from renovation.platforms.enums import Right, Role
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader

COMMUNE, INTERCOMMUNALITY = "commune", "intercommunality"
NOWHERE = Place("", "Commune inconnue")
_CASE = "file__case_id"


@dataclass(frozen=True)
class Asked:
    """What the table counts."""

    period: Period
    by: str = COMMUNE
    platform: UUID | None = None

    def told_outside(self, today: date) -> "Asked":
        """The nearest question that whoever does not work on the cases may ask (D6).

        A whole past year, by intercommunality, on every platform: two answers have no case in common, so that
        none is taken from another to find what few cases make.
        """
        year = min(self.period.end.year, today.year - 1)
        return Asked(Period.of_year(year), INTERCOMMUNALITY)


@dataclass(frozen=True)
class Totals:
    # What the rows answer.
    asked: Asked
    rows: list[Row]
    # Whether the reader works on every platform that is counted: every figure is shown and opens its cases.
    opens_cases: bool
    total: Any = field(default=())


def works_somewhere(reader: Reader) -> bool:
    """Whether the reader works on the cases of some platform: who does not is told less (D6)."""
    return bool(reader.platform_ids(*Role.working_on_cases()))


def figure_platforms(reader: Reader) -> list[Platform]:
    """Those of which the reader reads the figures, by name."""
    return list(Platform.objects.filter(pk__in=platforms_open_to(reader, Right.READ_FIGURES)).order_by("name"))


def totals_for(reader: Reader, asked: Asked, *, threshold: int, today: date) -> Totals:
    """Small sums are hidden from whoever does not work on all of the platforms that are counted (D6)."""
    platforms, mine = _platforms(reader, asked), reader.platform_ids(*Role.working_on_cases())
    works = bool(platforms) and platforms <= mine
    if not works:
        asked = asked.told_outside(today)
        platforms = _platforms(reader, asked)
    sums = sums_in(platforms, asked.period)
    places = _places({case for cases in sums.values() for case in cases}, asked.by)
    rows = table_of(sums, places, threshold=0 if works else threshold)  # type: ignore[arg-type]
    return Totals(asked, rows, works, total_of(rows))


def cases_behind(reader: Reader, asked: Asked, measure: Measure, code: str) -> list[tuple[Case, Decimal]]:
    """The cases that make a figure, with what each adds; those that the reader may read."""
    sums = sums_in(_platforms(reader, asked), asked.period)[measure]
    places = _places(sums, asked.by)
    wanted = [case for case, amount in sums.items() if amount and places[case].code == code]
    cases = Case.objects.readable_by(reader).filter(pk__in=wanted).select_related("household", "dwelling__commune")
    return [(one, sums[one.pk]) for one in cases.order_by("number")]


def sums_in(platforms: frozenset[UUID], period: Period) -> dict[Measure, dict[UUID, Decimal]]:
    """What each case adds to each measure. Four requests, whatever the number of cases."""
    found: dict[Measure, dict[UUID, Decimal]] = {measure: {} for measure in Measure}
    of_platform, until = {"file__case__platform__in": platforms}, {"on__lte": period.end, "cancelled_by": None}
    for case, _, steps in _histories(AidStep.objects.filter(**of_platform, **until)):
        _add(found, case, aid_sums(steps, period))
    for case, planned, steps in _histories(LoanStep.objects.filter(**of_platform, **until)):
        _add(found, case, loan_sums(steps, planned, period))
    days = (period.start, period.end)
    signed = QuoteLine.objects.filter(
        quote__case__platform__in=platforms, quote__state=QuoteState.SIGNED, quote__signed_on__range=days
    )
    for case, amount in signed.values_list("quote__case_id").annotate(Sum("ttc")).order_by():
        _add(found, case, {Measure.ENGAGED: amount or ZERO})
    billed = InvoiceLine.objects.filter(invoice__quote__case__platform__in=platforms, invoice__dated_on__range=days)
    billed = billed.exclude(invoice__state=InvoiceState.DRAFT).filter(invoice__quote__state=QuoteState.SIGNED)
    for case, amount in billed.values_list("invoice__quote__case_id").annotate(Sum("ttc")).order_by():
        _add(found, case, {Measure.INVOICED: amount or ZERO})
    return found


def _histories(steps: Any) -> Iterable[tuple[UUID, Decimal, list[Step]]]:
    """The steps that count, file by file, with the case and what was planned."""
    fields = ("file_id", _CASE, "file__planned_eur", "state", "on", "amount_eur")
    rows = steps.exclude(state="").order_by("file_id", "number").values_list(*fields)
    for _, group in groupby(rows, key=lambda row: row[0]):
        listed = list(group)
        yield listed[0][1], listed[0][2], [Step(row[3], row[4], row[5]) for row in listed]


def _add(found: dict[Measure, dict[UUID, Decimal]], case: UUID, sums: dict[Measure, Decimal]) -> None:
    for measure, amount in sums.items():
        if amount:
            found[measure][case] = found[measure].get(case, ZERO) + amount


def _platforms(reader: Reader, asked: Asked) -> frozenset[UUID]:
    mine = platforms_open_to(reader, Right.READ_FIGURES)
    return mine & {asked.platform} if asked.platform else mine


def _places(cases: Iterable[UUID], by: str) -> dict[UUID, Place]:
    """Where the dwelling of each case is."""
    commune = "dwelling__commune"
    code, name = (
        (f"{commune}_id", f"{commune}__name")
        if by == COMMUNE
        else (f"{commune}__intercommunality_id", f"{commune}__intercommunality__name")
    )
    rows = Case.objects.filter(pk__in=list(cases)).values_list("pk", code, name)
    return {pk: Place(found, called) if found else NOWHERE for pk, found, called in rows}
