"""A field that keeps several choices of one list."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField


class ChoicesField(ArrayField):
    """Several choices, ticked in the form; `base_field` is a CharField with choices."""

    def formfield(self, *args: Any, **kwargs: Any) -> forms.Field | None:
        options = {
            "form_class": forms.TypedMultipleChoiceField,
            "choices": self.base_field.choices,
            "coerce": self.base_field.to_python,
            "widget": forms.CheckboxSelectMultiple,
            "required": not self.blank,
            "label": self.verbose_name,
            "help_text": self.help_text,
        }
        # The form of an array would ask for words between commas.
        return super(ArrayField, self).formfield(**(options | kwargs))


def choices_field(label: str, choices: type, **options: Any) -> ChoicesField:
    """Several of these choices."""
    base = CharField(max_length=20, choices=choices.choices)  # type: ignore[attr-defined]
    return ChoicesField(base, verbose_name=label, default=list, **options)


def chosen_labels(values: list[str], choices: type) -> list[str]:
    """The words of what was ticked, in the order of the list."""
    return [str(choice.label) for choice in choices if choice.value in values]  # type: ignore[attr-defined]
