"""Small DPE files written by hand: no real number, name or address."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"


@pytest.fixture(scope="session")
def house() -> bytes:
    return (FILES / "house.xml").read_bytes()


@pytest.fixture(scope="session")
def flat() -> bytes:
    return (FILES / "flat.xml").read_bytes()


@pytest.fixture(scope="session")
def heat_pump() -> bytes:
    return (FILES / "heat_pump.xml").read_bytes()


@pytest.fixture(scope="session")
def altered(house: bytes) -> Callable[[str, str], bytes]:
    """The house with one piece of text changed; a piece that is not there fails the test."""

    def change(before: str, after: str) -> bytes:
        text = house.decode()
        assert before in text, before
        return text.replace(before, after, 1).encode()

    return change
