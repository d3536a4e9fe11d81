"""What many tests start from, built once by a worker: it lasts in an open transaction, each test is a savepoint in it.

A test asks by a fixture whose name is in BUILDERS. Those that ask for the same follow one another in their file, and
what lasts is kept from one file to the next. A test that commits cannot start from there: nothing lasts for it, and its
fixture builds by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.factories.site import build_few_pages, build_site, build_starter

# Each stands on those before it that the test asks for as well.
BUILDERS: dict[str, Callable[[], object]] = {
    "lasting_site": build_site,
    "lasting_few_pages": build_few_pages,
    "lasting_starter": build_starter,
}
# What lasts is built in the real present: nobody travels yet.
BEGAN = datetime.now(tz=UTC)


class Lasting:
    """The states that stand, one in the other."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._open: list[ExitStack] = []

    def become(self, wanted: list[str]) -> None:
        """Leave what is not wanted, build what is missing."""
        while self.names != wanted[: len(self.names)]:
            self.names.pop()
            self._open.pop().close()
        for name in wanted[len(self.names) :]:
            stack = ExitStack()
            stack.enter_context(transaction.atomic())
            stack.callback(transaction.set_rollback, True)
            # Whatever hour the test that comes first has set.
            with time_machine.travel(BEGAN):
                BUILDERS[name]()
            self.names.append(name)
            self._open.append(stack)


def wanted_by(item: pytest.Item) -> list[str]:
    fixtures = set(getattr(item, "fixturenames", ()))
    marker = item.get_closest_marker("django_db")
    commits = "live_server" in fixtures or "transactional_db" in fixtures
    if commits or (marker is not None and marker.kwargs.get("transaction")):
        return []
    return [name for name in BUILDERS if name in fixtures]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Within a file, tests that start from the same follow one another."""
    order: dict[Path, int] = {}
    for item in items:
        order.setdefault(item.path, len(order))
    items.sort(key=lambda item: (order[item.path], wanted_by(item)))


@pytest.fixture(scope="session")
def lasting_states(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Lasting]:
    states = Lasting()
    yield states
    with django_db_blocker.unblock():
        states.become([])


@pytest.fixture
def lasting(
    request: pytest.FixtureRequest, lasting_states: Lasting, django_db_blocker: DjangoDbBlocker
) -> frozenset[str]:
    """The names of what lasts for this test."""
    with django_db_blocker.unblock():
        lasting_states.become(wanted_by(request.node))
    return frozenset(lasting_states.names)


@pytest.fixture
def _django_db_helper(lasting: frozenset[str], _django_db_helper: None) -> None:
    """pytest-django's own, which opens the savepoint of the test: what lasts comes first."""


@pytest.fixture
def lasting_site(lasting: frozenset[str]) -> bool:
    return "lasting_site" in lasting


@pytest.fixture
def lasting_few_pages(lasting: frozenset[str], lasting_site: bool) -> bool:
    return "lasting_few_pages" in lasting


@pytest.fixture
def lasting_starter(lasting: frozenset[str], lasting_site: bool) -> bool:
    return "lasting_starter" in lasting
