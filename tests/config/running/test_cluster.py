"""The private PostgreSQL, with real servers."""

import os
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest

from config.running.cluster import Cluster
from config.running.initialisation import APPLICATION, OWNER, passwords
from config.running.roles import prepare_database
from tests.config.running.waiting import eventually

pytestmark = pytest.mark.slow


def ask(cluster: Cluster, role: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.address(role, "house"), autocommit=True) as connection:
        cursor = connection.execute(query)  # type: ignore[arg-type]
        return cursor.fetchall() if cursor.description else []


def test_the_server_is_for_us_alone(private_cluster: Cluster) -> None:
    with private_cluster.in_use() as cluster:
        prepare_database(cluster, "house")
        doors = ask(cluster, "postgres", "SELECT DISTINCT auth_method FROM pg_hba_file_rules")
        addresses = ask(cluster, "postgres", "SHOW listen_addresses")

    assert doors == [("scram-sha-256",)]
    assert addresses == [("127.0.0.1",)]
    assert (cluster.home / "passwords.json").stat().st_mode & 0o777 == 0o600
    assert cluster.data.stat().st_mode & 0o777 == 0o700


def test_a_wrong_password_opens_nothing(private_cluster: Cluster) -> None:
    with private_cluster.in_use() as cluster:
        prepare_database(cluster, "house")
        address = cluster.address(OWNER, "house").replace(passwords(cluster.home)[OWNER], "wrong")

        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(address)


def test_the_application_changes_rows_and_never_tables(private_cluster: Cluster) -> None:
    with private_cluster.in_use() as cluster:
        prepare_database(cluster, "house")
        ask(cluster, OWNER, "CREATE TABLE kept (word text)")
        ask(cluster, APPLICATION, "INSERT INTO kept VALUES ('écrit')")

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(cluster, APPLICATION, "CREATE TABLE other (word text)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(cluster, APPLICATION, "DROP TABLE kept")


def test_search_knows_french_letters(private_cluster: Cluster) -> None:
    with private_cluster.in_use() as cluster:
        prepare_database(cluster, "house")

        assert ask(cluster, APPLICATION, "SELECT lower('É'), unaccent('Éthe')") == [("é", "Ethe")]


def test_l6_a_killed_server_comes_back_with_what_was_committed(private_cluster: Cluster) -> None:
    with private_cluster.in_use() as cluster:
        prepare_database(cluster, "house")
        ask(cluster, OWNER, "CREATE TABLE kept AS SELECT 'réservé' AS word")
        os.kill(int((cluster.data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
        assert eventually(lambda: not cluster.is_running(), 10)

        cluster.revive()

        assert ask(cluster, OWNER, "SELECT word FROM kept") == [("réservé",)]


def test_a_note_left_by_another_process_does_not_stop_the_start(private_cluster: Cluster) -> None:
    with private_cluster.in_use() as cluster:
        note = (cluster.data / "postmaster.pid").read_text().splitlines()
    with subprocess.Popen(["sleep", "60"]) as other:
        (cluster.data / "postmaster.pid").write_text("\n".join([str(other.pid), *note[1:]]))

        with private_cluster.in_use():
            running = private_cluster.is_running()
        other.kill()

    assert running


def test_the_server_of_another_house_is_not_taken_for_ours(private_cluster: Cluster) -> None:
    with private_cluster.in_use() as cluster:
        note = (cluster.data / "postmaster.pid").read_text().splitlines()
        with Cluster("neighbour").in_use() as other:
            theirs = (other.data / "postmaster.pid").read_text().splitlines()[0]
            (cluster.data / "postmaster.pid").write_text("\n".join([theirs, *note[1:]]))
            assert not cluster.is_running()
            assert other.is_running()
        (cluster.data / "postmaster.pid").write_text("\n".join(note))


def test_the_last_user_turns_the_server_off(private_cluster: Cluster, var: Path) -> None:
    with private_cluster.in_use():
        with Cluster("postgres").in_use() as same:
            port = same.port
        assert private_cluster.is_running()
        assert port == private_cluster.port

    assert not private_cluster.is_running()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")
def test_root_hands_the_server_to_another_account(private_cluster: Cluster) -> None:
    with private_cluster.in_use() as cluster:
        assert cluster.data.stat().st_uid != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")
def test_a_folder_closed_to_that_account_sends_the_data_elsewhere(
    private_cluster: Cluster, var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr("config.running.cluster.VAR", closed)
    monkeypatch.setattr("config.running.ports.VAR", closed)

    with Cluster("postgres").in_use() as cluster:
        assert cluster.home == var / "elsewhere" / "postgres"
