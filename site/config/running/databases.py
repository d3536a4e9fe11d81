"""The database that the house uses: the one of the environment, else a private one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from config.running.cluster import QUICK, Cluster
from config.running.initialisation import APPLICATION, OWNER
from config.running.roles import prepare_database, prepare_for_tests

PRIVATE = "postgres"
FOR_TESTS = "postgres-test"
DATABASE = "maisonnee"


@dataclass(frozen=True)
class Database:
    """Addresses for the processes, and the server when it is ours to look after."""

    variables: dict[str, str] = field(repr=False)
    cluster: Cluster | None = None

    @property
    def owner_url(self) -> str:
        return self.variables["DATABASE_OWNER_URL"]


def is_given() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


def _given() -> Database:
    address = os.environ["DATABASE_URL"]
    owner = os.environ.get("DATABASE_OWNER_URL") or address
    return Database({"DATABASE_URL": address, "DATABASE_OWNER_URL": owner})


@contextmanager
def database(name: str = DATABASE) -> Iterator[Database]:
    """The running database of this installation, with its two roles."""
    if is_given():
        yield _given()
        return
    with Cluster(PRIVATE).in_use() as cluster:
        prepare_database(cluster, name)
        addresses = {
            "DATABASE_URL": cluster.address(APPLICATION, name),
            "DATABASE_OWNER_URL": cluster.address(OWNER, name),
        }
        yield Database(addresses, cluster)


@contextmanager
def test_database() -> Iterator[Database]:
    """A server for the test suite: quick, and allowed to forget everything at a power cut."""
    if is_given():
        yield _given()
        return
    with Cluster(FOR_TESTS, QUICK).in_use() as cluster:
        prepare_for_tests(cluster)
        address = cluster.address(OWNER, "postgres")
        yield Database({"DATABASE_URL": address, "DATABASE_OWNER_URL": address}, cluster)
