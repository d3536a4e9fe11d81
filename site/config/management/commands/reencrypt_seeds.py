"""After a new key was placed first in FIELD_ENCRYPTION_KEYS: put every seed under it (B8)."""

from typing import Any

from django.core.management.base import BaseCommand

from renovation.accounts.operations import reencrypt_seeds


class Command(BaseCommand):
    help = "Re-encrypt the seeds of the second factor with the first key of FIELD_ENCRYPTION_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{reencrypt_seeds()} seed(s) under the newest key.")
