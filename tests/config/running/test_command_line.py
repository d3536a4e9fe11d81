import subprocess
from pathlib import Path

import pytest

from config.running.arguments import read
from config.running.places import ROOT
from tests.config.running.conftest import Run

SCRIPT = str(ROOT / "maisonnee")


def call(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [SCRIPT, *arguments],
        cwd="/",
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_script_works_from_any_folder() -> None:
    ended = call("help")

    assert ended.returncode == 0
    assert "lance tout sur cette machine" in ended.stdout


def test_the_script_works_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "maisonnee").symlink_to(SCRIPT)

    assert subprocess.run([str(tmp_path / "maisonnee"), "help"], capture_output=True, check=False).returncode == 0


def test_a_machine_without_a_recent_python_is_told_what_to_install(tmp_path: Path) -> None:
    for name in ("bash", "readlink", "dirname"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    script = (ROOT / "maisonnee").read_text().replace("/usr/bin/python3", "/nowhere/python3")
    (tmp_path / "script").write_text(script)

    ended = subprocess.run(
        ["/usr/bin/bash", str(tmp_path / "script"), "help"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "Python 3.11" in ended.stderr


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "²"])
def test_an_impossible_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read(["demo", f"--port={port}"])

    assert "65535" in capsys.readouterr().err


def test_what_follows_manage_is_passed_on_untouched() -> None:
    assert read(["manage", "migrate", "--help"]).rest == ["migrate", "--help"]


def test_j6_serve_names_each_missing_variable(run: Run) -> None:
    ended = run("serve", "web", SECRET_KEY="x" * 60)

    assert ended.returncode == 1
    assert "DATABASE_URL, FIELD_ENCRYPTION_KEYS, ALLOWED_HOSTS, MAISONNEE_PUBLIC_URL" in ended.stderr


def test_reset_without_a_keyboard_asks_for_a_clear_yes(run: Run, var: Path) -> None:
    (var / "media").mkdir()

    ended = run("demo", "--reset")

    assert ended.returncode == 1
    assert "--yes" in ended.stderr
    assert (var / "media").exists()
