"""What the processes of a private installation are told through their environment."""

import os

from config.running.databases import Database
from config.running.keys import application_keys
from config.running.places import ROOT, VAR


def base_variables() -> dict[str, str]:
    """The caller's environment, with our folders on the path."""
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "PYTHONUNBUFFERED": "1",
        "MAISONNEE_VAR": str(VAR),
    }


def private_variables(database: Database) -> dict[str, str]:
    """For commands on a private installation. What the environment already says wins."""
    said = {
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        **application_keys(),
        **base_variables(),
    }
    return {**said, **database.variables}


def as_owner(variables: dict[str, str]) -> dict[str, str]:
    """The same, for the commands that change tables."""
    return {**variables, "MAISONNEE_DB_ROLE": "owner"}


def as_application(variables: dict[str, str]) -> dict[str, str]:
    """The same, for web, worker and beat: the owner's address is not for them."""
    hidden = {"DATABASE_OWNER_URL", "MAISONNEE_DB_ROLE"}
    return {name: value for name, value in variables.items() if name not in hidden}
