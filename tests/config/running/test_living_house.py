"""The demonstration as a person starts it: real processes, killed, saved, restored, stopped; one house for all."""

import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from config.running.places import ROOT
from tests.config.running.house import House
from tests.config.running.waiting import eventually

pytestmark = pytest.mark.slow
OF_OTHERS = ("DATABASE_", "DJANGO_", "MAISONNEE_", "SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "PYTEST_")
RECOVERY_SECONDS, STOP_SECONDS = 60, 30
MAY_REWRITE_THE_JOURNAL = """
from django.db import connection
with connection.cursor() as cursor:
    for right in ("INSERT", "UPDATE"):
        cursor.execute("SELECT has_table_privilege('journal_entry', %s)", [right])
        print(cursor.fetchone()[0])
"""
FACTS_OF_BACKUPS = """
from renovation.journal.models import Entry
print(*Entry.objects.filter(action__startswith="backup").order_by("at").values_list("action", flat=True))
"""
TOO_MANY = "Trop d"
PHRASE = "une phrase secrète assez longue"


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="maisonnee-house-") as name:
        var = Path(name)
        var.chmod(0o755)
        kept = {key: value for key, value in os.environ.items() if not key.startswith(OF_OTHERS)}
        places = {"MAISONNEE_VAR": name, "MAISONNEE_VENV": sys.prefix, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
        # The processes are looked at here, not what they show: a small past is enough.
        places |= {"MAISONNEE_DEMO_CASES": "12"}
        (var / "log").mkdir()
        living = House(var, {**kept, **places})
        try:
            living.start()
            yield living
        finally:
            if living.process and not living.ended():
                living.process.send_signal(signal.SIGINT)
                living.process.wait(60)


def test_the_address_and_the_accounts_are_printed(house: House) -> None:
    assert house.answers()
    assert "claire.martin@besancon.example" in house.words()


def test_a_second_demonstration_in_the_same_place_is_refused_with_the_address(house: House) -> None:
    ended = house.verb("demo")

    assert ended.returncode == 1
    assert house.address in ended.stderr


def test_j1_the_site_works_with_the_application_role_alone(house: House) -> None:
    environments = [Path(f"/proc/{pid}/environ").read_text() for pid in house.pids("gunicorn")]

    assert environments
    assert all("maisonnee_app:" in text and "DATABASE_OWNER_URL" not in text for text in environments)


def test_l6_the_house_recovers_from_a_killed_database(house: House) -> None:
    pid = (house.var / "postgres" / "data" / "postmaster.pid").read_text().splitlines()[0]
    os.kill(int(pid), signal.SIGKILL)

    assert eventually(lambda: "PostgreSQL s’est arrêté" in house.words(), RECOVERY_SECONDS)
    assert eventually(house.answers, RECOVERY_SECONDS)


def test_a_killed_site_is_started_again(house: House) -> None:
    for pid in house.pids("gunicorn"):
        os.kill(pid, signal.SIGKILL)

    assert eventually(lambda: "web s’est arrêté" in house.words(), RECOVERY_SECONDS)
    assert eventually(house.answers, RECOVERY_SECONDS)


def test_a4_the_limit_of_wrong_passwords_holds_over_all_web_workers(house: House) -> None:
    """Each try is a connection of its own: the workers share them."""
    answers = [wrong_password(house) for _ in range(7)]

    assert len(house.pids("gunicorn")) >= 3
    assert [TOO_MANY in answer for answer in answers] == [False] * 5 + [True] * 2


def wrong_password(house: House) -> str:
    address = f"{house.address}/compte/login/"
    with httpx.Client() as browser:
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', browser.get(address).text)
        assert token
        typed = {"login": "claire.martin@besancon.example", "password": "pas le bon", "csrfmiddlewaretoken": token[1]}
        return browser.post(address, data=typed, headers={"Referer": address}, timeout=30).text


def test_e2_half_a_gigabyte_is_refused_unread(house: House) -> None:
    before = house.memory_of_web_mb()
    sent, highest = 0, before

    def flood() -> Iterator[bytes]:
        nonlocal sent, highest
        for _ in range(500):
            yield b"x" * 1_000_000
            sent += 1
            highest = max(highest, house.memory_of_web_mb())

    try:
        answer = httpx.post(
            f"{house.address}/contact/", content=flood(), headers={"Content-Length": str(500 * 10**6)}, timeout=30
        )
        refused = answer.status_code == 413
    except httpx.WriteError:
        # The server had answered and closed before all was sent.
        refused = sent < 500
    assert refused
    assert highest - before < 150
    assert house.answers()


@pytest.fixture(scope="module")
def archive(house: House) -> Path:
    """An encrypted backup of the running house, with a file that a household sent."""
    (house.var / "media" / "private").mkdir(parents=True, exist_ok=True)
    (house.var / "media" / "private" / "devis.pdf").write_bytes(b"%PDF-1.7 devis")
    (house.var / "phrase").write_text(PHRASE)
    ended = house.verb("backup", "--passphrase-file", str(house.var / "phrase"))
    assert ended.returncode == 0, ended.stderr
    (made,) = (house.var / "backups").iterdir()
    return made


@pytest.fixture
def empty_place(house: House) -> Iterator[Path]:
    place = house.var / "restored"
    (place / "log").mkdir(parents=True)
    yield place
    shutil.rmtree(place)


def test_l1_the_backup_of_a_running_house_is_closed_to_others(archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600
    assert b"%PDF-1.7 devis" not in archive.read_bytes()


def test_l2_a_backup_restores_into_an_empty_place_and_only_there(
    house: House, archive: Path, empty_place: Path
) -> None:
    phrase = str(house.var / "phrase")
    order = ("restore", str(archive), "--passphrase-file", phrase)

    first = house.verb(*order, MAISONNEE_VAR=str(empty_place))
    again = house.verb(*order, MAISONNEE_VAR=str(empty_place))
    # With the application's rights, as web and worker will have them.
    read = house.verb("manage", "demo_accounts", MAISONNEE_VAR=str(empty_place))
    rights = house.verb("manage", "shell", "-v", "0", "-c", MAY_REWRITE_THE_JOURNAL, MAISONNEE_VAR=str(empty_place))
    facts = house.verb("manage", "shell", "-v", "0", "-c", FACTS_OF_BACKUPS, MAISONNEE_VAR=str(empty_place))

    assert first.returncode == 0, first.stderr
    assert "Restauré et vérifié" in first.stdout
    assert (empty_place / "media" / "private" / "devis.pdf").read_bytes() == b"%PDF-1.7 devis"
    assert again.returncode == 1
    assert "endroit vide" in again.stderr
    assert "claire.martin@besancon.example" in read.stdout, read.stderr
    assert rights.stdout.split()[-2:] == ["True", "False"], rights.stderr
    # The archive was closed before its own making was noted: the restored journal knows the restoration alone.
    assert facts.stdout.split() == ["backup.restored"], facts.stderr


def test_j2_a_backup_is_noted_in_the_journal(house: House, archive: Path) -> None:
    facts = house.verb("manage", "shell", "-v", "0", "-c", FACTS_OF_BACKUPS)

    assert archive.exists()
    assert facts.stdout.split() == ["backup.made"], facts.stderr


def test_l8_ctrl_c_stops_everything_in_order_and_leaves_nothing(house: House) -> None:
    assert house.process
    house.process.send_signal(signal.SIGINT)
    house.process.wait(STOP_SECONDS)

    stopped = re.findall(r"arrêt de (\w+)", house.words())
    assert stopped == ["web", "beat", "worker"]
    assert eventually(lambda: not house.pids(""), 5), house.pids("")


def test_a_later_start_keeps_the_data_and_prepares_nothing_again(house: House) -> None:
    house.start()

    assert house.answers()
    assert "Tables, fichiers statiques" not in house.words()
    assert "claire.martin@besancon.example" in house.words()
