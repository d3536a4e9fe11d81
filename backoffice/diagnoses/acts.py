"""What the buttons of a sheet do when the page has no JavaScript: a line added, copied, dropped, lines pasted."""

from collections.abc import Sequence
from dataclasses import replace

from backoffice.diagnoses.sheet import Sheet, Typed, sent_lines, shown_sheet
from renovation.diagnosis.rules.detail.columns import NBSP, CellError, CellKind, Column
from renovation.diagnosis.rules.detail.reading import within

SAVE = ""


def perform(act: str, sheets: Sequence[Sheet], pasted: str) -> list[Sheet]:
    """The sheets after an act: `add:walls`, `copy:walls:2`, `drop:walls:2`, `paste:walls`. Nothing is checked."""
    verb, _, rest = act.partition(":")
    prefix, _, rank = rest.partition(":")
    return [
        _after(verb, sheet, int(rank) if rank.isdecimal() else -1, pasted)
        if sheet.prefix == prefix
        else shown_sheet(sheet.part, sent_lines(sheet), inner=_is_inner(sheet))
        for sheet in sheets
    ]


def _after(verb: str, sheet: Sheet, rank: int, pasted: str) -> Sheet:
    lines = _by_rank(sheet)
    complaints: list[str] = []
    kept = [line for place, line in lines if not (verb == "drop" and place == rank)]
    if verb == "copy":
        kept += [line for place, line in lines if place == rank]
    if verb == "paste":
        added, complaints = read_paste(sheet.columns, pasted)
        kept += [] if complaints else added
    again = shown_sheet(sheet.part, kept, inner=_is_inner(sheet))
    again.complaints = complaints
    return again


def read_paste(columns: Sequence[Column], text: str) -> tuple[list[Typed], list[str]]:
    """Lines of a spreadsheet, and what could not be understood in them. A first line of titles is passed over."""
    rows = [row.split("\t") for row in text.replace("\r", "").split("\n") if row.strip()]
    titles = {column.label.casefold() for column in columns} | {column.title.casefold() for column in columns}
    if rows and all(cell.strip().casefold() in titles for cell in rows[0] if cell.strip()):
        rows = rows[1:]
    found, complaints = [], []
    for rank, row in enumerate(rows, start=1):
        texts = {column.name: column.empty_text for column in columns}
        for column, raw in zip(columns, row, strict=False):
            try:
                texts[column.name] = _pasted(column, raw)
            except CellError as error:
                complaints.append(f"Ligne collée{NBSP}{rank}, {within(column.label)}{NBSP}: {error}")
        if len(row) > len(columns):
            complaints.append(f"Ligne collée{NBSP}{rank}{NBSP}: elle a plus de {len(columns)} colonnes.")
        found.append(Typed(texts))
    return found, complaints or ([] if rows else ["Collez au moins une ligne."])


def _pasted(column: Column, raw: str) -> str:
    """Words of a choice become its code; other texts stay as they are and are checked when the page is saved."""
    if not raw.strip():
        return column.empty_text
    if column.kind in (CellKind.CHOICE, CellKind.FLAG, CellKind.YES_NO):
        return column.text_of(replace(column, required=False).understand(raw))
    return raw.strip()


def _by_rank(sheet: Sheet) -> list[tuple[int, Typed]]:
    """The lines that were sent with the number that their names bear."""
    places = [int(str(form.prefix).rpartition("-")[2]) for form in sheet.filled()]
    return list(zip(places, sent_lines(sheet), strict=True))


def _is_inner(sheet: Sheet) -> bool:
    return len(sheet.columns) > len(sheet.part.columns)
