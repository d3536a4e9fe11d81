"""The first minute of a private PostgreSQL: its data directory and its passwords."""

import json
import locale
import secrets
import shutil
from pathlib import Path

from config.running.console import Refused, tail
from config.running.keys import private_text
from config.running.programs import Programs

SUPERUSER = "postgres"
OWNER = "maisonnee"
APPLICATION = "maisonnee_app"
LOCALES = ("C.UTF-8", "fr_FR.UTF-8", "en_US.UTF-8")


def initialise(home: Path, programs: Programs) -> None:
    """Makes the data directory: UTF-8, passwords by scram, readable by its account only."""
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=0o700, exist_ok=True)
    programs.give(home)
    if not (home / "passwords.json").exists():
        words = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER, APPLICATION)}
        private_text(home / "passwords.json", json.dumps(words))
        programs.give(home / "passwords.json")
    word = home / "first-password"
    private_text(word, passwords(home)[SUPERUSER])
    programs.give(word)
    # Made aside, then named: an interrupted start leaves no half-made data directory behind.
    partial = home / "data.partial"
    shutil.rmtree(partial, ignore_errors=True)
    made = programs.run("initdb", "-D", str(partial), "-U", SUPERUSER, f"--pwfile={word}", *_choices())
    word.unlink()
    if made.returncode != 0:
        raise Refused(f"La base de données n’a pas pu être créée dans {home}.\n{tail(programs.log)}")
    partial.rename(home / "data")


def _choices() -> tuple[str, ...]:
    return ("--auth=scram-sha-256", "--encoding=UTF8", f"--locale={_locale()}", "--no-instructions")


def _locale() -> str:
    """A UTF-8 locale: under plain C, PostgreSQL would not know that É is the capital of é."""
    kept = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in LOCALES:
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, kept)
    raise Refused(f"Aucune langue UTF-8 sur cette machine ({', '.join(LOCALES)}). Installez le paquet locales.")


def passwords(home: Path) -> dict[str, str]:
    words: dict[str, str] = json.loads((home / "passwords.json").read_text())
    return words
