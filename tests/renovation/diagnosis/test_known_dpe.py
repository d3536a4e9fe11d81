"""The port "DPE of the address": it is plugged in from outside, and never asks anybody by itself."""

from datetime import date

from renovation.diagnosis.known_dpe import KnownDpe, KnownDpeTable
from renovation.diagnosis.rules.answers import read_answers
from renovation.diagnosis.rules.choices import Generator, Kind, Period

FOUND = KnownDpe(
    number="0000E0000001A",
    established_on=date(2024, 2, 7),
    energy_class="G",
    ghg_class="F",
    address="1 rue Imaginaire 87999 Ville-Fictive",
    kind=Kind.FLAT,
    area_m2=62.5,
    period=Period.FROM_1948,
    generator=Generator.GAS,
)


class OneStreet:
    """A source that knows one dwelling."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def at_address(self, *, insee: str, address: str) -> tuple[KnownDpe, ...]:
        self.asked.append(f"{insee} {address}")
        return (FOUND,) if insee == "87999" else ()


def test_without_a_source_no_dpe_is_known() -> None:
    assert KnownDpeTable().at_address(insee="87999", address="1 rue Imaginaire") == ()


def test_a_plugged_source_answers() -> None:
    table = KnownDpeTable()
    table.plug(OneStreet())

    assert table.at_address(insee="87999", address="1 rue Imaginaire") == (FOUND,)
    assert table.at_address(insee="35999", address="1 rue Imaginaire") == ()


def test_without_an_address_nobody_is_asked() -> None:
    table, source = KnownDpeTable(), OneStreet()
    table.plug(source)

    assert table.at_address(insee="87999", address=" ") == ()
    assert source.asked == []


def test_a_known_dpe_fills_in_answers_that_may_be_read_back() -> None:
    plain = FOUND.answers()

    assert plain == {"kind": "flat", "period": "1948_1974", "area_m2": 62.5, "generator": "gas"}
    assert read_answers(plain).area_m2 == 62.5


def test_what_a_dpe_does_not_say_stays_to_be_asked() -> None:
    bare = KnownDpe("0000E0000002B", date(2024, 2, 7), "D", "C", "2 rue Imaginaire", Kind.HOUSE, area_m2=4000)

    assert bare.answers() == {"kind": "house"}
