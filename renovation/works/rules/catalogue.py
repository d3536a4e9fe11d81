"""The one catalogue of works: types of the national classification (RNT) with what is known of each, by version."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from renovation.quantities.rules.yaml_files import content_of

FOLDER = Path(__file__).resolve().parents[1] / "tables"
# The newest last: it is the one in which works are written today.
VERSIONS = ("0.1.0",)
CURRENT = VERSIONS[-1]
# Indicative costs of the diagnosis, by which a price is guessed before there are references.
SEED_PREFIX = "diagnosis.works_cost."


class UnknownWorkType(KeyError):
    """A code that this version of the catalogue does not hold."""


@dataclass(frozen=True)
class Unit:
    """What a price is told by: a square metre, a window, a kilowatt-peak."""

    code: str
    label: str


@dataclass(frozen=True)
class Characteristic:
    """A technical figure of works, with the bounds of the classification's schema (never reached)."""

    code: str
    label: str
    unit: str
    above: Decimal
    below: Decimal

    def holds(self, value: Decimal) -> bool:
        return self.above <= value <= self.below


@dataclass(frozen=True)
class Lot:
    """A part of the building. `factors`: what makes its prices differ, in words for households."""

    code: str
    label: str
    factors: tuple[str, ...]


@dataclass(frozen=True)
class WorkType:
    """One type of works. `rge_codes` are those of the official sheets, `rge_domains` those of our directory."""

    code: str
    lot: Lot
    label: str
    title: str
    units: tuple[Unit, ...]
    rge_codes: tuple[str, ...]
    rge_domains: tuple[str, ...]
    cee_sheets: tuple[str, ...]
    ended_sheets: tuple[str, ...]
    aids: tuple[str, ...]
    seed: str
    characteristics: tuple[Characteristic, ...]
    # The classification's schema does not tie a type to a lot: for a few, no other source does either.
    lot_deduced: bool

    @property
    def unit(self) -> Unit:
        """The one in which it is usually priced."""
        return self.units[0]

    @property
    def slug(self) -> str:
        """Its name in an address."""
        return self.code.replace("_", "-")

    def unit_named(self, code: str) -> Unit | None:
        return next((unit for unit in self.units if unit.code == code), None)


@dataclass(frozen=True)
class CatalogueSource:
    """Where a part of the catalogue was read."""

    what: str
    text: str
    address: str
    read_on: date
    to_verify: bool


@dataclass(frozen=True)
class Catalogue:
    """A version, as published on a day."""

    version: str
    dated: date
    sources: tuple[CatalogueSource, ...]
    lots: tuple[Lot, ...]
    types: tuple[WorkType, ...]

    def find(self, code: str) -> WorkType | None:
        return next((one for one in self.types if one.code == code), None)

    def by_lot(self) -> list[tuple[Lot, list[WorkType]]]:
        """Lots in their order, each with its types."""
        return [(lot, [one for one in self.types if one.lot == lot]) for lot in self.lots]


@cache
def catalogue(version: str = CURRENT) -> Catalogue:
    """The catalogue of a version."""
    if version not in VERSIONS:
        raise UnknownWorkType(version)
    content = content_of(FOLDER / f"rnt_{version.replace('.', '_')}.yaml")
    lots = {code: Lot(code, one["label"], tuple(one["factors"])) for code, one in content["lots"].items()}
    known = {code: _characteristic(code, one) for code, one in content["characteristics"].items()}
    return Catalogue(
        version=content["version"],
        dated=content["dated"],
        sources=tuple(CatalogueSource(**{"to_verify": False, **one}) for one in content["sources"]),
        lots=tuple(lots.values()),
        types=tuple(_type(code, one, lots, known) for code, one in content["types"].items()),
    )


def work_type(code: str, version: str = CURRENT) -> WorkType:
    """One type; raises UnknownWorkType."""
    found = catalogue(version).find(code)
    if found is None:
        raise UnknownWorkType(code)
    return found


def by_slug(slug: str) -> WorkType | None:
    """The type of an address of ours."""
    return catalogue().find(slug.replace("-", "_"))


def _characteristic(code: str, one: dict[str, Any]) -> Characteristic:
    return Characteristic(code, one["label"], one["unit"], Decimal(str(one["above"])), Decimal(str(one["below"])))


def _type(code: str, one: dict[str, Any], lots: dict[str, Lot], known: dict[str, Characteristic]) -> WorkType:
    return WorkType(
        code=code,
        lot=lots[one["lot"]],
        label=one["label"],
        title=one["title"],
        units=tuple(_unit(unit, one.get("piece", "")) for unit in one["units"]),
        rge_codes=tuple(one["rge"]),
        rge_domains=tuple(one["domains"]),
        cee_sheets=tuple(one["cee"]),
        ended_sheets=tuple(one.get("cee_ended", ())),
        aids=tuple(one["aids"]),
        seed=SEED_PREFIX + one["seed"] if "seed" in one else "",
        characteristics=tuple(known[name] for name in one["characteristics"]),
        lot_deduced=one.get("lot_deduced", False),
    )


def _unit(code: str, piece: str) -> Unit:
    labels = {"m2": "m²", "m2_capteur": "m² de capteurs", "kWc": "kWc", "unite": piece}
    return Unit(code, labels[code])
