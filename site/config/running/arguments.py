"""The command line, read the same way before and inside the environment."""

import argparse
from dataclasses import dataclass
from pathlib import Path

# What follows these verbs belongs to another program.
PASSED_ON = {"test": "[options de pytest]", "manage": "commande…", "bench": "[noms…]"}


@dataclass(frozen=True)
class Request:
    verb: str
    options: argparse.Namespace
    rest: list[str]


def read(arguments: list[str]) -> Request:
    if arguments and arguments[0] in PASSED_ON:
        return Request(arguments[0], argparse.Namespace(), arguments[1:])
    options = parser().parse_args(arguments or ["help"])
    return Request(options.verb, options, [])


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="./maisonnee", description="Maisonnée, le système d’information d’une PTRE.")
    verbs = top.add_subparsers(dest="verb", metavar="verbe", required=True)
    _demo(verbs.add_parser("demo", help="lance tout sur cette machine, avec des données fictives"))
    verbs.add_parser("stop", help="arrête la démonstration")
    verbs.add_parser("test", help="lance toute la suite de tests", add_help=False)
    verbs.add_parser("lint", help="contrôle le code sans lancer les tests")
    verbs.add_parser("bench", help="mesure les temps annoncés", add_help=False)
    _serve(verbs.add_parser("serve", help="lance une installation réelle, configurée par l’environnement"))
    _backup(verbs.add_parser("backup", help="sauvegarde la base et les fichiers dans une archive"))
    _restore(verbs.add_parser("restore", help="restaure une archive dans un endroit vide"))
    verbs.add_parser("manage", help="lance une commande de Django", add_help=False)
    setup = verbs.add_parser("setup", help="installe seulement, sans rien lancer")
    setup.add_argument("--dev", action="store_true", help="avec les outils de développement")
    verbs.add_parser("help", help="affiche cette aide")
    return top


def _demo(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--host", default="127.0.0.1", help="adresse d’écoute (127.0.0.1)")
    verb.add_argument("--port", type=_port, help="port du site (8000, ou le dernier utilisé)")
    verb.add_argument("--reset", action="store_true", help="efface d’abord toutes les données de démonstration")
    verb.add_argument("--yes", action="store_true", help="ne demande pas de confirmation")


def _serve(verb: argparse.ArgumentParser) -> None:
    roles = ("all", "web", "worker", "beat")
    verb.add_argument("role", nargs="?", default="all", choices=roles, help="ce qu’il faut lancer (all)")
    verb.add_argument("--host", default="127.0.0.1", help="adresse d’écoute du site (127.0.0.1)")
    verb.add_argument("--port", type=_port, default=8000, help="port du site (8000)")


def _backup(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--to", type=_path, help="dossier des sauvegardes (var/backups)")
    verb.add_argument("--passphrase-file", type=_path, help="chiffre l’archive avec la phrase de ce fichier")
    verb.add_argument("--without-files", action="store_true", help="sans les fichiers (stockés ailleurs)")


def _restore(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("archive", type=_path)
    verb.add_argument("--into", type=_path, help="dossier neuf où restaurer (celui de MAISONNEE_VAR sinon)")
    verb.add_argument("--passphrase-file", type=_path, help="phrase de l’archive chiffrée")
    verb.add_argument("--force", action="store_true", help="remplace les données présentes")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError("le port est un nombre de 1 à 65535")
    return int(text)


def _path(text: str) -> Path:
    """Absolute at once: the processes work from the project's folder."""
    return Path(text).expanduser().absolute()
