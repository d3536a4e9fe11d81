"""Texts that a spreadsheet opens: none may be a formula, which would run on the machine of whoever opens it (F7)."""

# What a spreadsheet takes for a formula when a cell begins so.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# It stops a spreadsheet from reading a formula.
GUARD = "'"


def harmless(cell: str) -> str:
    """The cell as text, whatever it begins with."""
    return GUARD + cell if cell.startswith(FORMULA) else cell


def as_typed(cell: str) -> str:
    """The text of a cell that was made harmless."""
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(FORMULA) else cell
