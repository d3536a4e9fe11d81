from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from config.running.keys import application_keys


@pytest.fixture(autouse=True)
def nothing_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("FIELD_ENCRYPTION_KEYS", raising=False)


def test_j6_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    first = application_keys(tmp_path / "secrets")

    assert application_keys(tmp_path / "secrets") == first
    assert len(first["SECRET_KEY"]) >= 64
    Fernet(first["FIELD_ENCRYPTION_KEYS"])


def test_j6_only_their_owner_reads_the_kept_secrets(tmp_path: Path) -> None:
    application_keys(tmp_path / "secrets")

    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o600


def test_a_secret_of_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from the environment")

    assert application_keys(tmp_path / "secrets")["SECRET_KEY"] == "from the environment"
