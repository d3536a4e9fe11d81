"""`./maisonnee restore`: an archive into an empty place, then the proof that all is there (L2)."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

import psycopg
from psycopg import sql

from config.running.backup import tools
from config.running.backup.counting import row_counts, server_version, tables
from config.running.backup.manifest import Manifest
from config.running.backup.opening import OpenedArchive, opened
from config.running.backup.telling import tell_journal
from config.running.console import Refused, say, step, tail
from config.running.databases import DATABASE, Database, database
from config.running.django_commands import run_quietly
from config.running.initialisation import APPLICATION
from config.running.places import LOGS, VAR
from config.running.roles import drop_database, prepare_database, withdraw_grants_to_come
from config.running.variables import as_owner, private_variables

# An archive may come from an older version: its tables are brought to this one before they are read.
CHECKS = (
    (["migrate", "--no-input"], "Les tables de l’archive n’ont pas pu être mises à jour."),
    (["verify_journal"], "Le journal restauré n’est pas intact."),
    (["verify_files"], "Des fichiers manquent."),
)


def restore(archive: Path, *, passphrase_file: Path | None, force: bool) -> int:
    """Nothing is touched before the archive is found whole and the place empty (or --force was given)."""
    with ExitStack() as stack:
        with step("Lecture et contrôle de l’archive"):
            found = stack.enter_context(opened(archive, VAR, passphrase_file))
        place = stack.enter_context(database())
        _require_empty(place, found, force=force)
        with step("Restauration de la base"):
            _restore_database(place, found)
        if found.manifest.with_files:
            _restore_files(found)
        _verify(place, found.manifest)
        _say_restored(found.manifest)
        # Last, for it may fail: whoever restores must read first what is left to do.
        tell_journal(place, "restored", found.manifest, "Tout est restauré, mais le journal n’a pas pu le noter.")
    return 0


def _say_restored(manifest: Manifest) -> None:
    say(f"Restauré et vérifié : {sum(manifest.rows.values())} lignes, {manifest.file_count} fichiers.")
    say(
        "Remettez aussi les clés de l’installation d’origine (SECRET_KEY, FIELD_ENCRYPTION_KEYS) : "
        f"dans l’environnement, ou dans {VAR / 'secrets'}."
    )


def _require_empty(place: Database, found: OpenedArchive, *, force: bool) -> None:
    with psycopg.connect(place.owner_url, connect_timeout=10) as connection:
        server = int(server_version(connection).split(".")[0])
        occupied = bool(tables(connection))
    if server < found.manifest.server_major:
        raise Refused(
            f"L’archive vient de PostgreSQL {found.manifest.server_major}, ce serveur est en version {server} : "
            "il faut un serveur au moins aussi récent."
        )
    media = VAR / "media"
    has_files = found.manifest.with_files and media.exists() and any(media.iterdir())
    if (occupied or has_files) and not force:
        what = "la base contient déjà des tables" if occupied else f"{media} contient déjà des fichiers"
        raise Refused(f"La restauration demande un endroit vide : {what}. (--force remplace tout.)")
    if occupied:
        _empty(place)


def _empty(place: Database) -> None:
    if place.cluster is not None:
        drop_database(place.cluster, DATABASE)
        prepare_database(place.cluster, DATABASE)
        return
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute("DROP OWNED BY CURRENT_USER CASCADE")


def _restore_database(place: Database, found: OpenedArchive) -> None:
    """All or nothing, in one transaction."""
    log = LOGS / "restore.log"
    candidates = [tool for tool in tools.all_found("pg_restore") if tool.major >= found.manifest.dump_major]
    tool = tools.choose("pg_restore", found.manifest.dump_major, candidates)
    options = ["--no-owner", "--single-transaction", "--exit-on-error"]
    if _has_application_role(place.owner_url):
        withdraw_grants_to_come(place.owner_url)
    else:
        say(f"  le rôle {APPLICATION} n’existe pas sur ce serveur : ses droits ne sont pas restaurés")
        options.append("--no-privileges")
    arguments = [*options, f"--dbname={tools.connection_variables(place.owner_url)['PGDATABASE']}", str(found.dump)]
    if tools.call(tool, "pg_restore", place.owner_url, arguments, log) != 0:
        raise Refused(f"La base n’a pas pu être restaurée. Fin de {log} :\n{tail(log)}")


def _has_application_role(address: str) -> bool:
    """The archive names that role in its grants."""
    with psycopg.connect(address, connect_timeout=10) as connection:
        query = sql.SQL("SELECT 1 FROM pg_roles WHERE rolname = {}").format(APPLICATION)
        return connection.execute(query).fetchone() is not None


def _restore_files(found: OpenedArchive) -> None:
    """The old files go only once the new ones lie beside them."""
    media, arriving = VAR / "media", VAR / "media.arriving"
    shutil.rmtree(arriving, ignore_errors=True)
    arriving.mkdir(mode=0o700)
    if found.files.exists():
        shutil.copytree(found.files, arriving, dirs_exist_ok=True)
    shutil.rmtree(media, ignore_errors=True)
    os.replace(arriving, media)


def _verify(place: Database, manifest: Manifest) -> None:
    with step("Vérification"):
        with psycopg.connect(place.owner_url, connect_timeout=10) as connection:
            present = row_counts(connection)
        wrong = sorted(name for name in {*present, *manifest.rows} if present.get(name) != manifest.rows.get(name))
        if wrong:
            raise Refused(f"Le nombre de lignes diffère dans : {', '.join(wrong)}")
        variables = as_owner(private_variables(place))
        for command, failure in CHECKS:
            if command != ["verify_files"] or manifest.with_files:
                run_quietly(command, variables, failure)
