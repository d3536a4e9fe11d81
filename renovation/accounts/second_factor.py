"""The second factor of staff, with the Device API of django-otp (so that `user.is_verified()` holds)."""

import base64
import time
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_otp.models import Device, ThrottlingMixin
from django_otp.oath import TOTP

from renovation.accounts.encryption import decrypt
from renovation.accounts.rules.recovery_codes import code_hash

SEED_BYTES = 20
STEP_SECONDS = 30
DIGITS = 6
# One step before and after: clocks of telephones drift, readers are slow.
TOLERANCE = 1
# Failures double the wait up to 2**9 s (8 min 32 s): enough against guessing, too short to lock a colleague out (A6).
MAX_COUNTED_FAILURES = 10


class StaffDevice(ThrottlingMixin, Device):
    """A wait that doubles at each failure, device by device (B6)."""

    # It goes with the account.
    user: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="compte"
    )

    class Meta:
        abstract = True

    def get_throttle_factor(self) -> float:
        return settings.SECOND_FACTOR_THROTTLE_SECONDS

    def throttle_increment(self, commit: bool = True) -> None:
        super().throttle_increment(commit=False)
        failures: int = vars(self)["throttling_failure_count"]
        self.throttling_failure_count = min(failures, MAX_COUNTED_FAILURES)
        if commit:
            self.save(update_fields=["throttling_failure_timestamp", "throttling_failure_count"])


class TotpDevice(StaffDevice):
    """An authenticator app. Its seed is encrypted and never leaves after enrolment (B8, B9)."""

    encrypted_seed: "models.TextField[str, str]" = models.TextField("clé chiffrée")
    # The last accepted time step: a code is accepted once, in any browser (B5).
    last_step: "models.BigIntegerField[int, int]" = models.BigIntegerField("dernier pas accepté", default=-1)
    created_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField("enregistré le", auto_now_add=True)
    last_used_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        "dernier usage", null=True, blank=True
    )

    class Meta:
        verbose_name = "application de codes"
        verbose_name_plural = "applications de codes"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user"], name="accounts_totp_once_per_user"),
        ]

    def verify_token(self, token: str) -> bool:
        """Whether this code is the present one and was never used. Called with the row locked."""
        if not self.verify_is_allowed()[0]:
            return False
        step = matching_step(decrypt(self.encrypted_seed), token, after=self.last_step)
        if step is None:
            self.throttle_increment()
            return False
        self.last_step = step
        self.last_used_at = timezone.now()
        self.throttle_reset(commit=False)
        self.save()
        return True


class RecoveryKit(StaffDevice):
    """The sheet of recovery codes of a person: one device, ten codes."""

    created_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField("créée le", auto_now_add=True)

    class Meta:
        verbose_name = "feuille de codes de secours"
        verbose_name_plural = "feuilles de codes de secours"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user"], name="accounts_kit_once_per_user"),
        ]

    def verify_token(self, token: str) -> bool:
        """Whether this is one of the codes, not used yet; it is then spent. Called with the row locked."""
        if not self.verify_is_allowed()[0]:
            return False
        spent = self.codes.filter(code_hash=code_hash(token), used_at__isnull=True).update(used_at=timezone.now())
        if not spent:
            self.throttle_increment()
            return False
        self.throttle_reset()
        return True

    @property
    def remaining(self) -> int:
        return self.codes.filter(used_at__isnull=True).count()


class RecoveryCode(models.Model):
    """One code of the sheet: only its hash is kept (B7)."""

    kit = models.ForeignKey(RecoveryKit, on_delete=models.CASCADE, related_name="codes", verbose_name="feuille")
    code_hash = models.CharField("empreinte", max_length=64)
    used_at = models.DateTimeField("utilisé le", null=True, blank=True)

    class Meta:
        verbose_name = "code de secours"
        verbose_name_plural = "codes de secours"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kit", "code_hash"], name="accounts_recovery_code_once"),
        ]

    def __str__(self) -> str:
        return "code utilisé" if self.used_at else "code disponible"


def matching_step(seed: bytes, token: str, *, after: int) -> int | None:
    """The time step that this code belongs to, when it is near the present and later than `after`."""
    digits = "".join(token.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    totp = TOTP(seed, step=STEP_SECONDS, digits=DIGITS)
    totp.time = time.time()
    return totp.t() if totp.verify(int(digits), tolerance=TOLERANCE, min_t=after + 1) else None


def key_text(seed: bytes) -> str:
    """The seed as the text that an application accepts, in groups of four."""
    text = base64.b32encode(seed).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def enrolment_address(seed: bytes, *, email: str, issuer: str) -> str:
    """The otpauth address that the QR code holds."""
    secret = base64.b32encode(seed).decode().rstrip("=")
    query = urlencode({"secret": secret, "issuer": issuer, "digits": DIGITS, "period": STEP_SECONDS}, quote_via=quote)
    return f"otpauth://totp/{quote(issuer)}:{quote(email)}?{query}"
