"""`./maisonnee serve`: the processes of a real installation, configured by the environment."""

import os

from config.running import children
from config.running.children import Child
from config.running.console import Refused, say
from config.running.daily import DailyBackup
from config.running.supervisor import Supervisor
from config.running.variables import as_application, base_variables

REQUIRED = ("DATABASE_URL", "SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "ALLOWED_HOSTS", "MAISONNEE_PUBLIC_URL")


def serve(role: str, *, host: str, port: int) -> int:
    """One role takes this process's place (systemd and containers look after it); `all` is looked after by us."""
    _require_configuration()
    variables = {"DJANGO_SETTINGS_MODULE": "config.settings.production", **base_variables()}
    runtime = as_application(variables)
    if role != "all":
        command = _commands(host, port)[role]
        os.execve(command[0], command, runtime)  # noqa: S606 - our own Python, no shell wanted
    team = [children.web(runtime, host=host, port=port), children.beat(runtime), children.worker(runtime)]
    return _look_after(team, variables)


def _commands(host: str, port: int) -> dict[str, list[str]]:
    return {
        "web": children.web_command(host, port),
        "worker": children.worker_command(),
        "beat": children.beat_command(),
    }


def _look_after(team: list[Child], variables: dict[str, str]) -> int:
    supervisor = Supervisor(team, chores=[DailyBackup(variables).look])
    supervisor.start()
    say("web, beat et worker sont lancés. Pour arrêter : Ctrl-C")
    try:
        supervisor.run()
    finally:
        supervisor.stop()
    return 0


def _require_configuration() -> None:
    missing = [name for name in REQUIRED if not os.environ.get(name)]
    if missing:
        raise Refused(
            f"Variables d’environnement manquantes : {', '.join(missing)}. "
            "La page docs/decisions/running.md les décrit."
        )
