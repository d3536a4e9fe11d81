"""The board of cases: one small form for each."""

from collections.abc import Mapping
from uuid import UUID

from django import forms, template

from renovation.cases.models import Case
from renovation.cases.queries import BoardCase

register = template.Library()


class BoardForm(forms.Form):
    """Where one case goes. Its fields are told apart from those of the other cases by the identifier of the case."""

    to_stage = forms.ChoiceField(label="Déplacer vers", required=False)


@register.filter
def of_case(refused: Mapping[UUID, str], case: Case) -> str:
    return refused.get(case.pk, "")


@register.simple_tag
def move_form(entry: BoardCase, refusal: str, chosen: str) -> BoardForm:
    """The form of one case; what was chosen stays, with why it was refused."""
    form = BoardForm({"to_stage": chosen} if refusal else None, auto_id=f"{entry.case.pk}-%s")
    form.fields["to_stage"].choices = [("", "Choisissez…"), *entry.moves]  # type: ignore[attr-defined]
    if refusal:
        form.is_valid()
        form.errors["to_stage"] = form.error_class([refusal])
    return form
