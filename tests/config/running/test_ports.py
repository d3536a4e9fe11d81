import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.running import ports


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_gives_way_to_another_and_says_so(
    taken: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = ports.choose("le site", asked=taken, usual=8000, memory=tmp_path / "ports.json")

    assert port != taken
    assert str(taken) in capsys.readouterr().out


def test_the_port_found_is_remembered(taken: int, tmp_path: Path) -> None:
    memory = tmp_path / "ports.json"
    first = ports.choose("le site", asked=taken, usual=8000, memory=memory)

    assert ports.choose("le site", usual=8000, memory=memory) == first


def test_two_uses_have_each_their_own_port(tmp_path: Path, taken: int) -> None:
    memory = tmp_path / "ports.json"
    site = ports.choose("le site", asked=taken, usual=8000, memory=memory)

    ports.choose("PostgreSQL", usual=54320, memory=memory)

    assert ports.choose("le site", usual=8000, memory=memory) == site
