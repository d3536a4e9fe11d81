"""What a step of an aid and of a loan have in common: rows are only added, another one cancels a mistake."""

import uuid
from collections.abc import Iterable
from typing import TypeVar

from django.db import models

from renovation.funding.rules.history import Step

Row = TypeVar("Row", bound="StepRow")


class StepRow(models.Model):
    """A trigger of the database refuses changes and removals; the words alone may be emptied, for an erasure."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField("rang")
    on = models.DateField("le")
    amount_eur = models.DecimalField("montant (€)", max_digits=10, decimal_places=2, null=True, blank=True)
    expires_on = models.DateField("valable jusqu’au", null=True, blank=True)
    reference = models.CharField("référence", max_length=80, blank=True)
    words = models.CharField("remarque", max_length=300, blank=True)
    # The agent may leave; the step keeps who wrote it, and no key that would change the row.
    author_id = models.UUIDField("auteur")
    author_name = models.CharField("nom de l’auteur", max_length=210)
    from_household = models.BooleanField("dit par le ménage", default=False)
    made_at = models.DateTimeField("noté le")

    class Meta:
        abstract = True

    @property
    def as_rule(self) -> Step:
        return Step(self.state, self.on, self.amount_eur, self.expires_on)  # type: ignore[attr-defined]


def counted(steps: Iterable[Row]) -> list[Row]:
    """Those that no later one cancelled, in their order. The rows that cancel tell no state: they are left aside."""
    rows = list(steps)
    cancelled = {one.cancels_id for one in rows}  # type: ignore[attr-defined]
    kept = [one for one in rows if one.state and one.pk not in cancelled]  # type: ignore[attr-defined]
    return sorted(kept, key=lambda one: one.number)
