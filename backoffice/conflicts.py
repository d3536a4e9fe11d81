"""Forms with the optimistic lock (H4): they remember what they showed, and lay out what differs.

The form carries `base`, the signed values that it showed. When a colleague changed the same fields meanwhile, the
page shows the three versions and asks, field by field, which one is kept; the reader's text stays in the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core import signing
from django.http import QueryDict

from renovation.cases.refusals import EditConflict

SALT = "office.form"
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Difference:
    """A field in its three versions, in words, and the name of the choice to make."""

    name: str
    label: str
    base: str
    theirs: str
    yours: str


class LockedForm(forms.Form):
    """A form whose save is refused rather than overwrite somebody else's."""

    base = forms.CharField(widget=forms.HiddenInput)
    # Fields in which a colleague's version and the reader's differ: a choice is asked for each.
    differing = forms.CharField(required=False, widget=forms.HiddenInput)
    locked_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, current: Mapping[str, str], **kwargs: Any) -> None:
        kwargs["initial"] = {**current, "base": sign(current), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.current = current
        for name in self.data.get("differing", "").split(","):
            if name in self.locked_fields:
                self.fields[f"keep_{name}"] = _choice_field(str(self.fields[name].label or name))

    def clean_base(self) -> dict[str, str]:
        try:
            return dict(signing.loads(self.cleaned_data["base"], salt=SALT))
        except signing.BadSignature as error:
            raise forms.ValidationError("Ce formulaire a été modifié. Rechargez la page.") from error

    def values(self) -> dict[str, str]:
        """What is to be saved: the reader's words, except where they chose their colleague's."""
        base = self.cleaned_data["base"]
        return {
            name: base[name]
            if self.cleaned_data.get(f"keep_{name}") == THEIRS
            else str(self.cleaned_data.get(name) or "")
            for name in self.locked_fields
        }

    def facing(self, conflict: EditConflict) -> tuple["LockedForm", list[Difference]]:
        """The same form again, over the colleague's version, with a choice for each field that differs."""
        data = cast(QueryDict, self.data).copy()
        data["base"] = sign(conflict.current)
        names = [each.field for each in conflict.conflicts]
        data["differing"] = ",".join(names)
        for name in self.locked_fields:
            data.pop(f"keep_{name}", None)
            if name not in names and self.values()[name] == self.cleaned_data["base"][name]:
                data[name] = conflict.current[name]
        again = type(self)(data=data, current=conflict.current, **self.remembered())
        return again, [self._difference(each) for each in conflict.conflicts]

    def remembered(self) -> dict[str, Any]:
        """Arguments with which the form is made again."""
        return {}

    def _difference(self, conflict: Any) -> Difference:
        label = str(self.fields[conflict.field].label)
        words = [self._in_words(conflict.field, value) for value in (conflict.base, conflict.theirs, conflict.yours)]
        return Difference(conflict.field, label, *words)

    def _in_words(self, name: str, value: str) -> str:
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(choices.get(value, value)) if value or choices else ""


def sign(values: Mapping[str, str]) -> str:
    """What the form shows, so that the server knows it again."""
    return signing.dumps(dict(values), salt=SALT, compress=True)


def _choice_field(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"Version à garder pour «\u00a0{label}\u00a0»",
        choices=[(MINE, "Ma version, telle qu’elle est dans le formulaire"), (THEIRS, "La version déjà enregistrée")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez la version à garder."},
    )
