"""Form fields of the cells: what is typed goes through the column's own rules."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from renovation.diagnosis.rules.detail.columns import CellError, CellKind, Column, Options

YES_NO: Options = (("oui", "Oui", ""), ("non", "Non", ""))


def checked(value: Any) -> bool:
    return value in (True, "oui", "on")


class QuickSelect(forms.Select):
    """A select drawn in one go: a table has thousands of options, Django draws each from a template."""

    def __init__(self, options: Options, *, may_be_empty: bool) -> None:
        super().__init__(choices=[(code, label) for code, label, _ in options])
        self._options, self._may_be_empty = options, may_be_empty

    def render(self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        empty = SafeString('<option value=""></option>') if self._may_be_empty else SafeString("")
        attributes = format_html_join("", ' {}="{}"', [(key, text) for key, text in (attrs or {}).items()])
        return format_html('<select name="{}"{}>{}{}</select>', name, attributes, empty, self._drawn(chosen))

    def _drawn(self, chosen: str) -> SafeString:
        groups: dict[str, list[SafeString]] = {}
        for code, label, group in self._options:
            mark = SafeString(" selected") if code == chosen else SafeString("")
            groups.setdefault(group, []).append(format_html('<option value="{}"{}>{}</option>', code, mark, label))
        return format_html_join(
            "",
            "{}",
            (
                (format_html('<optgroup label="{}">{}</optgroup>', group, SafeString("".join(options))),)
                if group
                else (SafeString("".join(options)),)
                for group, options in groups.items()
            ),
        )


class FlagInput(forms.CheckboxInput):
    """A box whose value is oui."""

    def __init__(self) -> None:
        super().__init__(check_test=checked, attrs={"value": "oui"})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        return checked(data.get(name))


class CellField(forms.Field):
    """One cell. Its value is the typed one of the column, its errors are the column's."""

    def __init__(self, column: Column, **kwargs: Any) -> None:
        super().__init__(required=False, label=column.title, widget=_widget(column), **kwargs)
        self.column = column

    def clean(self, value: Any) -> Any:
        if self.column.kind is CellKind.FLAG:
            value = "oui" if checked(value) else "non"
        try:
            return self.column.understand(value)
        except CellError as error:
            raise forms.ValidationError(str(error)) from error


class LineForm(forms.Form):
    """One line of a table, or the dwelling itself. `origin` is the path of the line that it was when it was opened."""

    origin = forms.CharField(required=False, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """Typed values by column."""
        return {name: value for name, value in self.cleaned_data.items() if name != "origin"}


@cache
def line_form(columns: tuple[Column, ...]) -> type[LineForm]:
    """The form of one line of these columns."""
    return type("LineOfTable", (LineForm,), {column.name: CellField(column) for column in columns})


def _widget(column: Column) -> forms.Widget:
    return _WIDGETS[column.kind](column)


def _choice(column: Column) -> forms.Widget:
    return QuickSelect(column.choices(), may_be_empty=column.fallback is None)


def _number(column: Column) -> forms.Widget:
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


_WIDGETS: Mapping[CellKind, Callable[[Column], forms.Widget]] = {
    CellKind.TEXT: lambda column: forms.TextInput(attrs={"autocomplete": "off"}),
    CellKind.NUMBER: _number,
    CellKind.WHOLE: _number,
    CellKind.CHOICE: _choice,
    CellKind.FLAG: lambda column: FlagInput(),
    CellKind.YES_NO: lambda column: QuickSelect(YES_NO, may_be_empty=True),
}
