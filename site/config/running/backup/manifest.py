"""The manifest: what an archive must hold, to be checked when it is restored."""

import hashlib
import json
import os
import platform
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from config.running.console import Refused

FORMAT = 1
NAME = "manifest.json"
DUMP = "database.dump"
FILES = "media"
PACKAGES = ("django", "wagtail", "celery", "psycopg")
# Names that configure an installation. Values stay out: secrets are kept elsewhere, on purpose.
CONFIGURATION_PREFIXES = (
    "ALLOWED_HOSTS",
    "CELERY_",
    "CSRF_",
    "DATABASE_",
    "DEFAULT_FROM_",
    "DJANGO_",
    "EMAIL_",
    "FIELD_ENCRYPTION_",
    "MAISONNEE_",
    "REDIS_",
    "S3_",
    "SECRET_KEY",
)


@dataclass(frozen=True)
class Part:
    size: int
    sha256: str


@dataclass
class Manifest:
    made_at: str
    server_version: str
    dump_version: str
    rows: dict[str, int]
    with_files: bool
    parts: dict[str, Part] = field(default_factory=dict)
    configuration: list[str] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=2, sort_keys=True).encode()

    @property
    def file_count(self) -> int:
        return sum(name != DUMP for name in self.parts)

    @property
    def server_major(self) -> int:
        return int(self.server_version.split(".")[0])

    @property
    def dump_major(self) -> int:
        return int(self.dump_version.split(".")[0])


def read_manifest(content: bytes) -> Manifest:
    try:
        told = json.loads(content)
        parts = {name: Part(**part) for name, part in told.pop("parts").items()}
        manifest = Manifest(**told, parts=parts)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused("Cette archive n’a pas de manifeste lisible.") from error
    if manifest.format != FORMAT:
        raise Refused(
            f"Cette archive est au format {manifest.format}, cette version de Maisonnée lit le format {FORMAT}."
        )
    return manifest


def configuration_names() -> list[str]:
    return sorted(name for name in os.environ if name.startswith(CONFIGURATION_PREFIXES))


def installed_versions() -> dict[str, str]:
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def fingerprint(file: Path) -> Part:
    digest = hashlib.sha256()
    with file.open("rb") as handle:
        while block := handle.read(1 << 20):
            digest.update(block)
    return Part(file.stat().st_size, digest.hexdigest())
