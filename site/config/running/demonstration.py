"""`./maisonnee demo`: the whole house on one machine, with fictitious households."""

import fcntl
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from config.running import children, ports
from config.running.cluster import Cluster
from config.running.console import Refused, say, seconds, step, warn
from config.running.databases import PRIVATE, Database, database, is_given
from config.running.django_commands import answer_of
from config.running.places import VAR
from config.running.preparing import prepare
from config.running.supervisor import Supervisor
from config.running.variables import as_application, private_variables

USUAL_PORT = 8000
LOCK = VAR / "demo.lock"


@dataclass(frozen=True)
class Wishes:
    host: str
    port: int | None
    reset: bool
    yes: bool


def demo(wishes: Wishes) -> int:
    started = time.monotonic()
    # Said in full: a shell that starts us in the background would have Ctrl-C ignored.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _as_interrupt)
    with _only_one():
        if wishes.reset:
            _reset(wishes)
        with _announced(), database() as found:
            _serve(wishes, found, started)
    return 0


def _serve(wishes: Wishes, found: Database, started: float) -> None:
    port = ports.choose("le site", asked=wishes.port, usual=USUAL_PORT, host=wishes.host)
    address = f"http://{'localhost' if _is_local(wishes.host) else wishes.host}:{port}"
    variables = _variables(found, address, wishes.host)
    prepare(found, variables)
    runtime = as_application(variables)
    team = [children.web(runtime, host=wishes.host, port=port), children.beat(runtime), children.worker(runtime)]
    supervisor = Supervisor(team, chores=[looking_after(found)])
    supervisor.start()
    try:
        accounts = answer_of(["demo_accounts"], runtime, "Les comptes de démonstration n’ont pas pu être lus.")
        supervisor.wait_until_it_answers(f"http://{_probe_host(wishes.host)}:{port}/health/live")
        _note_address(address)
        say(f"\nMaisonnée est prête après {seconds(time.monotonic() - started)} : {address}\n")
        say(accounts)
        say("Pour arrêter : Ctrl-C")
        supervisor.run()
    finally:
        supervisor.stop()


def _variables(found: Database, address: str, host: str) -> dict[str, str]:
    hosts = ["localhost", "127.0.0.1", "[::1]", ".localhost", socket.gethostname(), host]
    told = {
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "MAISONNEE_PUBLIC_URL": address,
        "ALLOWED_HOSTS": os.environ.get("ALLOWED_HOSTS") or ",".join(dict.fromkeys(hosts)),
    }
    return {**private_variables(found), **told}


def looking_after(found: Database) -> Callable[[], None]:
    """The chore of a supervisor: a private server that died is started again."""

    def look() -> None:
        if found.cluster is not None and not found.cluster.is_running():
            warn("PostgreSQL s’est arrêté : redémarrage")
            found.cluster.revive()

    return look


@contextmanager
def _only_one() -> Iterator[None]:
    with LOCK.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise Refused(f"La démonstration tourne déjà : {lock.read().partition(' ')[2]}") from error
        _note_address("(elle démarre)")
        yield
        LOCK.write_text("")


def _note_address(address: str) -> None:
    LOCK.write_text(f"{os.getpid()} {address}")


@contextmanager
def _announced() -> Iterator[None]:
    say("Démarrage de Maisonnée")
    try:
        yield
    except KeyboardInterrupt:
        say("\nDémarrage interrompu.")
        raise
    say("Tout est arrêté.")


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _reset(wishes: Wishes) -> None:
    if is_given():
        raise Refused("--reset n’efface que la base privée de la démonstration : DATABASE_URL est défini.")
    if not wishes.yes:
        if not sys.stdin.isatty():
            raise Refused("--reset efface toutes les données. Sans clavier, confirmez avec --yes.")
        say(f"Toutes les données de la démonstration dans {VAR} vont être effacées. Écrivez « oui » pour continuer.")
        if sys.stdin.readline().strip().lower() != "oui":
            raise Refused("Rien n’a été effacé.")
    with step("Effacement des données de démonstration"):
        Cluster(PRIVATE).erase()
        for folder in ("media", "mail"):
            shutil.rmtree(VAR / folder, ignore_errors=True)


def _is_local(host: str) -> bool:
    return host in {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::"}  # noqa: S104 - compared, not bound


def _probe_host(host: str) -> str:
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def stop() -> int:
    """Asks a running demonstration to stop, and waits for it."""
    words = LOCK.read_text().split() if LOCK.exists() else []
    if not words or not _is_held():
        say("La démonstration ne tourne pas.")
        return 0
    os.kill(int(words[0]), signal.SIGTERM)
    end = time.monotonic() + 40
    while _is_held():
        if time.monotonic() > end:
            raise Refused(f"La démonstration (processus {words[0]}) ne s’arrête pas.")
        time.sleep(0.2)
    say("La démonstration est arrêtée.")
    return 0


def _is_held() -> bool:
    with LOCK.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
