"""Free ports, and the ones we used before."""

import json
import socket
from pathlib import Path

from config.running.console import Refused, say
from config.running.places import VAR

TRIES = 200


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise Refused(f"Le port {port} est réservé à root. Choisissez un port au-dessus de 1023.") from error
        except socket.gaierror as error:
            raise Refused(f"L’adresse {host} est inconnue de cette machine.") from error
        except OSError:
            return False
    return True


def choose(
    use: str, *, asked: int | None = None, usual: int, host: str = "127.0.0.1", memory: Path | None = None
) -> int:
    """The port asked for, else the remembered one, else the usual one, else the next free: a change is said."""
    notes = memory or VAR / "ports.json"
    known: dict[str, int] = json.loads(notes.read_text()) if notes.exists() else {}
    first = asked or known.get(use, usual)
    for port in (first, *range(first + 1, min(first + TRIES, 65536)), *range(usual, usual + TRIES)):
        if is_free(port, host):
            break
    else:
        raise Refused(f"Aucun port libre trouvé pour {use} à partir de {first}.")
    if port != first:
        say(f"  le port {first} est déjà pris : {use} utilisera le port {port}")
    if known.get(use) != port:
        notes.write_text(json.dumps({**known, use: port}))
    return port
