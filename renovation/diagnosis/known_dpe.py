"""The port "DPE of the address": what is already known of a dwelling before anybody answers.

Whatever holds such a table (the open data of the ADEME, imported) is plugged in by its own app when it starts; nothing
here asks anything outside. Until one is plugged in, no DPE is known, and the questions are asked as usual.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from renovation.diagnosis.rules.answers import LARGEST_AREA_M2, SMALLEST_AREA_M2, Answers
from renovation.diagnosis.rules.choices import Generator, Kind, Period


@dataclass(frozen=True, slots=True)
class KnownDpe:
    """A published DPE of an address, with what it tells of the dwelling."""

    number: str
    established_on: date
    energy_class: str
    ghg_class: str
    address: str
    kind: Kind
    area_m2: float | None = None
    period: Period = Period.UNKNOWN
    generator: Generator = Generator.UNKNOWN

    def answers(self) -> Mapping[str, Any]:
        """The answers that it can fill in, for the household to confirm: only what it says."""
        fits = self.area_m2 is not None and SMALLEST_AREA_M2 <= self.area_m2 <= LARGEST_AREA_M2
        said = Answers(
            kind=self.kind,
            period=self.period,
            area_m2=self.area_m2 if fits else None,
            generator=self.generator,
        )
        return said.to_dict()


class DpeSource(Protocol):
    """A table of published DPE, such as a gateway imports."""

    def at_address(self, *, insee: str, address: str) -> tuple[KnownDpe, ...]:
        """The DPE in force at an address of a commune, the latest first; none when nothing is known."""


class KnownDpeTable:
    """Where a source is plugged in, once, when its app starts."""

    def __init__(self) -> None:
        self._source: DpeSource | None = None

    def plug(self, source: DpeSource | None) -> None:
        self._source = source

    @property
    def is_plugged(self) -> bool:
        """Whether it makes sense to ask for an address at all."""
        return self._source is not None

    def at_address(self, *, insee: str, address: str) -> tuple[KnownDpe, ...]:
        """What the plugged source knows; nothing without a source or without an address."""
        if self._source is None or not address.strip():
            return ()
        return self._source.at_address(insee=insee, address=address)


known_dpe = KnownDpeTable()
