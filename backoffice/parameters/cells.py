"""Fields for the cells of a value, whatever its shape: a number, a table by class, brackets, words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from backoffice.parameters.numbers import NumberField, spelt
from renovation.quantities.rules.shapes import Path, Shape, from_leaves, is_number, leaves, shape_of
from renovation.quantities.rules.wording import bracket_heads, key_in_words

# Empty rows under those of the brackets.
SPARE_ROWS = 2
BETWEEN = ";"


@dataclass(frozen=True)
class Cell:
    """One cell of the value: the keys that lead to it, the names of its fields, row by row for brackets."""

    path: Path
    shape: Shape
    rows: tuple[tuple[str, ...], ...]

    @property
    def legend(self) -> str:
        return key_in_words(self.path) or "Tranches"


class CellFields:
    """The fields of one value, and the value that they hold once filled."""

    def __init__(self, example: Any, unit: str) -> None:
        self.fields: dict[str, forms.Field] = {}
        self.initial: dict[str, Any] = {}
        self.unit = unit
        self.cells = [self._cell(rank, path, content) for rank, (path, content) in enumerate(leaves(example))]

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """The value typed."""
        return from_leaves({cell.path: self._content(cell, cleaned) for cell in self.cells})

    def _cell(self, rank: int, path: Path, content: Any) -> Cell:
        name, shape = f"cell{rank}", shape_of(content)
        if shape is Shape.BRACKETS:
            return Cell(path, shape, tuple(self._bracket_rows(name, content)))
        label = key_in_words(path).capitalize() or "Valeur"
        help_text = f"En {self.unit}." if self.unit and not path else ""
        if is_number(content) or content is None:
            field: forms.Field = NumberField(label=label, help_text=help_text, required=content is not None)
            self.initial[name] = spelt(content)
        elif isinstance(content, bool):
            field = forms.TypedChoiceField(
                label=label, choices=[("oui", "Oui"), ("non", "Non")], coerce=lambda said: said == "oui"
            )
            self.initial[name] = "oui" if content else "non"
        elif shape is Shape.LIST:
            hint = "Séparez par des points-virgules."
            field = forms.CharField(label=label, max_length=1000, required=False, help_text=hint)
            self.initial[name] = f"{BETWEEN} ".join(spelt(one) for one in content)
        else:
            field = forms.CharField(label=label, max_length=1000)
            self.initial[name] = content
        self.fields[name] = field
        return Cell(path, shape, ((name,),))

    def _bracket_rows(self, name: str, rows: list[list[Any]]) -> Iterator[tuple[str, ...]]:
        heads = bracket_heads(len(rows[0]))
        for number, row in enumerate([*rows, *([[None] * len(heads)] * SPARE_ROWS)]):
            names = tuple(f"{name}-{number}-{column}" for column in range(len(heads)))
            for field_name, head, content in zip(names, heads, row, strict=True):
                field = NumberField(label=f"Tranche {number + 1}, {head.lower()}", required=False)
                field.need_is_told = True
                self.fields[field_name] = field
                self.initial[field_name] = spelt(content)
            yield names

    def _content(self, cell: Cell, cleaned: Mapping[str, Any]) -> Any:
        if cell.shape is Shape.BRACKETS:
            rows = [[cleaned.get(name) for name in names] for names in cell.rows]
            return [row for row in rows if any(content is not None for content in row)]
        content = cleaned.get(cell.rows[0][0])
        if cell.shape is Shape.LIST:
            return [_one(part.strip()) for part in str(content or "").split(BETWEEN) if part.strip()]
        return content


def _one(text: str) -> Any:
    try:
        return NumberField(required=False).clean(text)
    except forms.ValidationError:
        return text
