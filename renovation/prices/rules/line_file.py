"""A file of priced lines: every line is read and told of, before anything is recorded."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from renovation.prices.rules.csv_text import Cells, rows_of
from renovation.prices.rules.lines import CENT, Document, Fault, Line, LinesRefused, Nature
from renovation.works.rules.catalogue import catalogue

NEEDED = ("type_travaux", "unite", "quantite", "date", "entreprise")
COLUMNS = (
    "type_travaux",
    "unite",
    "quantite",
    "montant_ht",
    "taux_tva",
    "montant_ttc",
    "date",
    "commune",
    "epci",
    "entreprise",
    "document",
    "nature",
    "identifiant",
)
MODEL = (
    "isolation_mur_ite",
    "m2",
    "110",
    "18700",
    "5,5",
    "",
    "2026-03-15",
    "25056",
    "",
    "73282932000074",
    "devis",
    "direct",
)


def characteristic_columns() -> tuple[str, ...]:
    """Every technical figure of the catalogue may be a column."""
    return tuple(dict.fromkeys(one.code for found in catalogue().types for one in found.characteristics))


def read_lines(content: bytes) -> tuple[list[tuple[int, Line]], list[Fault]]:
    """The lines that can be read, with their numbers, and every reason about the others."""
    lines: list[tuple[int, Line]] = []
    faults: list[Fault] = []
    for number, row in rows_of(content, NEEDED, (*COLUMNS, *characteristic_columns())):
        if isinstance(row, Fault):
            faults.append(row)
            continue
        cells = Cells(row)
        line = _line(cells)
        faults += _told(number, cells)
        if line is not None:
            lines.append((number, line))
    if not lines and not faults:
        raise LinesRefused([Fault(0, "Ce fichier n’a aucune ligne sous son en-tête.")])
    return lines, faults


def _told(number: int, cells: Cells) -> Iterator[Fault]:
    if cells.looks_shifted:
        yield Fault(number, "Les colonnes de cette ligne semblent décalées. " + " ".join(cells.faults))
    else:
        yield from (Fault(number, reason) for reason in cells.faults)


def _line(cells: Cells) -> Line | None:
    quantity, day = cells.number("quantite"), cells.day("date")
    amount_ht, amount_ttc, vat_rate = _amounts(cells)
    document, nature = _choice(cells, "document", Document), _choice(cells, "nature", Nature)
    characteristics = {code: cells.number(code) for code in characteristic_columns() if cells.text(code)}
    if cells.faults or quantity is None or amount_ht is None or day is None:
        return None
    return Line(
        work_type=cells.text("type_travaux"),
        unit=cells.text("unite"),
        quantity=quantity,
        amount_ht=amount_ht,
        vat_rate=vat_rate,
        amount_ttc=amount_ttc,
        on=day[0],
        is_quarter=day[1],
        insee=cells.text("commune").upper(),
        epci=cells.text("epci"),
        company="".join(cells.text("entreprise").split()),
        document=Document(document or Document.QUOTE),
        nature=Nature(nature or Nature.DIRECT),
        characteristics={code: value for code, value in characteristics.items() if value is not None},
        reference=cells.text("identifiant")[:80],
    )


def _amounts(cells: Cells) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Before tax, tax included, rate as a fraction. The first is found from the two others when it is not written."""
    rate, ttc = cells.number("taux_tva", needed=False), cells.number("montant_ttc", needed=False)
    fraction = rate / 100 if rate is not None else None
    if cells.text("montant_ht") or ttc is None or fraction is None or fraction <= -1:
        return cells.number("montant_ht"), ttc, fraction
    return (ttc / (1 + fraction)).quantize(CENT), ttc, fraction


def _choice(cells: Cells, name: str, words: type[Document] | type[Nature]) -> str:
    text = cells.text(name).lower()
    if text and text not in [str(word) for word in words]:
        allowed = ", ".join(str(word) for word in words)
        cells.faults.append(f"{name}\u00a0: «\u00a0{text[:40]}\u00a0» n’est pas connu (écrivez {allowed}).")
        return ""
    return text


def written(lines: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """Rows of a file in the form in which it is read, its head first."""
    return [(*COLUMNS, *characteristic_columns()), *lines]
