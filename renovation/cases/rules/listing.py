"""A list of cases as somebody asked for it: filters, columns, grouping and order, in texts that an address can hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

# Names of the filters in an address; each is a text, empty for « everything ».
FILTERS = (
    "q",
    "stage",
    "pathway",
    "kind",
    "referent",
    "commune",
    "epci",
    "opened_since",
    "quiet_days",
    "alert",
)
GROUPS = ("stage", "referent", "commune", "pathway")
SORTS = ("recent", "number", "-number", "name", "opened", "stage_since")
DEFAULT_COLUMNS = ("number", "place", "stage", "referent", "next", "changed")
LONGEST_TEXT = 100
MOST_DAYS = 3650


@dataclass(frozen=True)
class Listing:
    """What is shown: unknown words of an address are left out, so that an old link still opens something."""

    filters: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    group: str = ""
    sort: str = SORTS[0]

    def of(self, name: str) -> str:
        """What one filter says."""
        return dict(self.filters).get(name, "")

    @property
    def opened_since(self) -> date | None:
        return _date(self.of("opened_since"))

    @property
    def quiet_days(self) -> int | None:
        return _days(self.of("quiet_days"))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """For an address; what everybody gets anyway is not repeated."""
        chosen = [] if self.columns == DEFAULT_COLUMNS else [("cols", code) for code in self.columns]
        group = [("group", self.group)] if self.group else []
        sort = [("sort", self.sort)] if self.sort != SORTS[0] else []
        return [*self.filters, *chosen, *group, *sort]

    def plain(self) -> dict[str, Any]:
        """As a table keeps it."""
        return {**dict(self.filters), "cols": list(self.columns), "group": self.group, "sort": self.sort}


def read_listing(raw: Mapping[str, Any], *, columns: Iterable[str]) -> Listing:
    """From an address or a table. `columns` are those that exist; their order is the one in which they were chosen."""
    filters = [(name, _text(raw.get(name))) for name in FILTERS]
    known = set(columns)
    asked = raw.get("cols") or ()
    chosen = tuple(dict.fromkeys(code for code in asked if code in known))
    group, sort = _text(raw.get("group")), _text(raw.get("sort"))
    return Listing(
        filters=tuple((name, text) for name, text in filters if text and _makes_sense(name, text)),
        columns=chosen or DEFAULT_COLUMNS,
        group=group if group in GROUPS else "",
        sort=sort if sort in SORTS else SORTS[0],
    )


def narrowed(listing: Listing, name: str, value: str) -> Listing:
    """The same list with one filter more, or said otherwise: what a count of a group opens."""
    said = {**dict(listing.filters), name: value}
    filters = tuple((one, said[one]) for one in FILTERS if one in said)
    return Listing(filters, listing.columns, "", listing.sort)


def _makes_sense(name: str, text: str) -> bool:
    if name == "opened_since":
        return _date(text) is not None
    return _days(text) is not None if name == "quiet_days" else True


def _text(value: Any) -> str:
    return str(value).replace("\x00", "").strip()[:LONGEST_TEXT] if value else ""


def _date(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None


def _days(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_DAYS else None
