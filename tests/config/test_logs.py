"""J3, J4: application logs hold no personal data and cannot be forged."""

import json
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.logs import JsonFormatter, redacted

FORMATTER = JsonFormatter()


def _line(message: str, **extra: object) -> str:
    record = logging.makeLogRecord({"name": "test", "levelname": "INFO", "msg": message, **extra})
    return FORMATTER.format(record)


@given(st.text())
def test_j4_whatever_a_person_types_makes_one_line(typed: str) -> None:
    line = _line(f"asked: {typed}", page=typed)

    assert line.isascii()
    assert line.isprintable()
    assert set(json.loads(line)) == {"at", "level", "logger", "message", "page"}


def test_j4_a_line_break_forges_no_record() -> None:
    forged = 'x"}\n{"level": "INFO", "message": "login.succeeded'

    assert _line(forged).count("\n") == 0


CANARIES = [
    "jeanne.canari@courriel.example",
    "06 12 34 56 78",
    "+33612345678",
    "revenu fiscal 23456 euros",
    "code: 482913",
    "password=colibri",
    "token: Zx81kQpLm20aB7cD9eF4gH6i",
    "Zx81kQpLm20aB7cD9eF4gH6iJ3kL5mN7",
]
SECRETS = ["jeanne.canari", "12 34 56", "33612345678", "23456", "482913", "colibri", "Zx81kQ"]


@pytest.mark.parametrize("canary", CANARIES)
def test_j3_canaries_do_not_reach_the_logs(canary: str) -> None:
    line = _line(f"something about {canary} went wrong", page=canary)

    assert not any(secret in line for secret in SECRETS)


def test_j3_values_with_a_secret_name_are_hidden_whatever_they_are() -> None:
    line = _line("x", password="colibri", user_email="un mot", rfr=12)

    assert "colibri" not in line
    assert "un mot" not in line
    assert json.loads(line)["rfr"] != 12


def test_j3_an_error_is_told_without_its_words() -> None:
    try:
        int("canari@courriel.example a pour mot de passe colibri")
    except ValueError:
        line = _line("a job failed", exc_info=sys.exc_info())

    assert json.loads(line)["error"] == "ValueError"
    assert "test_logs.py" in json.loads(line)["where"][-1]
    assert "colibri" not in line
    assert "canari@" not in line


def test_identifiers_and_dates_can_still_be_read() -> None:
    text = "job 2f1c6b1e-3a54-4c8e-9d0b-5f2d7f7a1c11 at 2026-11-24 in 1500 ms"

    assert redacted(text) == text
