"""The life of a published aid: what is left of its budget, a suspension, its end. Told at once, by one person."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from psycopg.types.range import Range

from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.refusals import LocalAidRefused
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def set_budget(*, scheme_id: UUID, left_eur: Decimal | None, on: date) -> LocalScheme:
    """What is left to give; at nothing, households read that the budget is spent. Empty: no budget is followed."""
    if left_eur is not None and left_eur < 0:
        raise LocalAidRefused("Un budget ne peut pas être négatif.", field="left_eur")
    scheme = _locked(scheme_id)
    was = scheme.budget_left_eur
    scheme.budget_left_eur = left_eur
    scheme.budget_on = on if left_eur is not None else None
    scheme.save(update_fields=["budget_left_eur", "budget_on"])
    _record(Action.LOCAL_AID_BUDGET, scheme, {"was": _text(was), "left": _text(left_eur)})
    return scheme


@transaction.atomic
def suspend_scheme(*, scheme_id: UUID, reason: str) -> LocalScheme:
    """Households read that the aid is suspended, and why."""
    if not reason.strip():
        raise LocalAidRefused("Dites pourquoi l’aide est suspendue\u00a0: les ménages le liront.", field="reason")
    scheme = _locked(scheme_id)
    scheme.suspension = reason.strip()
    scheme.save(update_fields=["suspension"])
    _record(Action.LOCAL_AID_SUSPENDED, scheme, {})
    return scheme


@transaction.atomic
def reopen_scheme(*, scheme_id: UUID) -> LocalScheme:
    scheme = _locked(scheme_id)
    scheme.suspension = ""
    scheme.save(update_fields=["suspension"])
    _record(Action.LOCAL_AID_REOPENED, scheme, {})
    return scheme


@transaction.atomic
def end_scheme(*, scheme_id: UUID, last_day: date) -> LocalVersion:
    """The last day of the aid: its published version ends there. Asked again, another day takes the place."""
    scheme = _locked(scheme_id)
    last = scheme.versions.published().order_by("-valid").first()
    if last is None:
        raise LocalAidRefused("Cette aide n’est pas publiée.")
    if last.starts_on is not None and last_day < last.starts_on:
        raise LocalAidRefused(
            f"La version publiée commence le {last.starts_on:%d/%m/%Y}\u00a0: choisissez un jour à partir de celui-là.",
            field="last_day",
        )
    last.valid = Range(last.starts_on, last_day + timedelta(days=1))
    last.revision += 1
    last.save(update_fields=["valid", "revision"])
    _record(Action.LOCAL_AID_ENDED, scheme, {"last_day": str(last_day)})
    return last


def _locked(scheme_id: UUID) -> LocalScheme:
    return LocalScheme.objects.select_for_update().get(pk=scheme_id)


def _text(amount: Decimal | None) -> str:
    return "" if amount is None else str(amount)


def _record(action: Action, scheme: LocalScheme, detail: dict[str, object]) -> None:
    record(action, subject=scheme, platform_id=scheme.platform_id, detail={"aid": scheme.code, **detail})
