"""A backup made or restored is a fact of the journal."""

from config.running.backup.manifest import Manifest
from config.running.databases import Database
from config.running.django_commands import run_quietly
from config.running.variables import private_variables


def tell_journal(place: Database, fact: str, manifest: Manifest, failure: str) -> None:
    """Written by the application's role, as every fact is; `fact` is "made" or "restored"."""
    figures = {
        "--made-at": manifest.made_at,
        "--rows": str(sum(manifest.rows.values())),
        "--files": str(manifest.file_count),
    }
    words = [word for pair in figures.items() for word in pair]
    run_quietly(["record_backup", fact, *words], private_variables(place), failure)
