"""Deciding the amount of an aid in the place of the calculation, and giving the calculated one back."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.financing.calculating import overrides_from, study_of
from renovation.financing.models import AidOverride, FinancingVariant
from renovation.financing.operations.variants import kept_overrides, locked, note, store_result
from renovation.financing.refusals import Refused
from renovation.financing.rules.scenario import is_of_the_case, scenario_from_dict
from renovation.journal.enums import Action


@transaction.atomic
def decide_amount(
    *, variant_id: UUID, key: str, amount_eur: Decimal, reason: str, author: User, now: datetime
) -> FinancingVariant:
    """The amount takes the place of the calculated one, with its reason; an amount decided before is lifted."""
    variant = locked(variant_id)
    if is_of_the_case(key):
        raise Refused("Changez son montant dans «\u00a0Autres aides de ce ménage\u00a0».")
    if not reason.strip():
        raise Refused("Écrivez le motif\u00a0: il sera montré avec le montant.")
    decided = overrides_from(kept_overrides(variant))
    study = study_of(scenario_from_dict(variant.scenario), on=timezone.localdate(now), overrides=decided)
    aid = study.keyed.get(key)
    if aid is None:
        raise Refused("Cette aide n’est plus dans le scénario. Ouvrez de nouveau la page.")
    computed = aid.before.amount_eur if aid.before is not None else aid.amount_eur
    _lift(variant, key, author=author, now=now)
    AidOverride.objects.create(
        variant=variant,
        key=key,
        label=study.named(key),
        amount_eur=amount_eur,
        reason=reason.strip(),
        author=author,
        set_at=now,
    )
    detail = {"aid": key, "amount_eur": str(amount_eur), "computed_eur": None if computed is None else str(computed)}
    note(Action.AID_OVERRIDDEN, variant, **detail)
    store_result(variant, author=author, now=now)
    return variant


@transaction.atomic
def restore_amount(*, variant_id: UUID, key: str, author: User, now: datetime) -> FinancingVariant:
    """The calculated amount counts again; asked twice, it is once."""
    variant = locked(variant_id)
    if _lift(variant, key, author=author, now=now):
        note(Action.AID_RESTORED, variant, aid=key)
        store_result(variant, author=author, now=now)
    return variant


def _lift(variant: FinancingVariant, key: str, *, author: User, now: datetime) -> int:
    active = variant.overrides.filter(key=key, lifted_at__isnull=True)
    return active.update(lifted_at=now, lifted_by_id=author.pk)
