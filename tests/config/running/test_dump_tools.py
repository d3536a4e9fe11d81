from pathlib import Path

import pytest

from config.running.backup import tools
from config.running.binaries import Binaries
from config.running.console import Refused

FOUND = [Binaries(Path(f"/pg/{major}"), (major, 1)) for major in (14, 15, 17, 18)]


@pytest.mark.parametrize(("server", "expected"), [(15, 15), (16, 17), (18, 18)])
def test_l3_the_dump_tool_is_the_oldest_that_is_not_older_than_the_server(server: int, expected: int) -> None:
    assert tools.choose("pg_dump", server, FOUND).major == expected


def test_l3_only_older_tools_give_a_clear_error() -> None:
    with pytest.raises(Refused, match=r"il faut pg_dump 19.*14\.1, 15\.1, 17\.1, 18\.1"):
        tools.choose("pg_dump", 19, FOUND)


def test_the_password_goes_by_the_environment() -> None:
    told = tools.connection_variables("postgres://maisonnee:a%40b@db.example:5433/house")

    assert told["PGPASSWORD"] == "a@b"
    assert (told["PGHOST"], told["PGPORT"], told["PGDATABASE"]) == ("db.example", "5433", "house")
