"""A backup each day, made by whoever runs `serve all` (elsewhere: cron or a systemd timer, see deploy/)."""

import os
import subprocess
import time
from datetime import UTC, datetime, timedelta

from config.running.backup.retention import moment_of
from config.running.console import say, warn
from config.running.places import BACKUPS, LOGS, ROOT

EVERY = timedelta(hours=24)
LOOK_SECONDS = 60.0
RETRY = timedelta(hours=1)


class DailyBackup:
    """Looks once a minute whether a day has passed since the newest archive; a failure is tried again in an hour."""

    def __init__(self, variables: dict[str, str]) -> None:
        self.variables = variables
        self.enabled = variables.get("MAISONNEE_DAILY_BACKUP", "1") == "1"
        self.next_look = 0.0
        self.not_before = datetime.min.replace(tzinfo=UTC)
        self.running: subprocess.Popen[bytes] | None = None

    def look(self) -> None:
        if self.running is not None:
            self._follow(self.running)
        elif self.enabled and time.monotonic() >= self.next_look:
            self.next_look = time.monotonic() + LOOK_SECONDS
            if self.is_due(datetime.now(UTC)):
                self._begin()

    def is_due(self, now: datetime) -> bool:
        if now < self.not_before:
            return False
        archives = BACKUPS.iterdir() if BACKUPS.exists() else ()
        made = [moment for archive in archives if (moment := moment_of(archive))]
        return not made or now - max(made) >= EVERY

    def _begin(self) -> None:
        phrase = os.environ.get("MAISONNEE_BACKUP_PASSPHRASE_FILE")
        options = [f"--passphrase-file={phrase}"] if phrase else []
        options += ["--without-files"] if os.environ.get("S3_BUCKET") else []
        with (LOGS / "backup.log").open("ab") as output:
            command = [str(ROOT / "maisonnee"), "backup", *options]
            self.running = subprocess.Popen(command, env=self.variables, stdout=output, stderr=output)

    def _follow(self, process: "subprocess.Popen[bytes]") -> None:
        if process.poll() is None:
            return
        self.running = None
        if process.returncode == 0:
            say("Sauvegarde du jour faite.")
        else:
            self.not_before = datetime.now(UTC) + RETRY
            warn(f"La sauvegarde du jour a échoué (voir {LOGS / 'backup.log'}) : nouvel essai dans une heure.")
