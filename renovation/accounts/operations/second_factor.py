"""Enrolling, checking, renewing and forgetting the second factor."""

from django.db import transaction
from django_otp.models import Device

from renovation.accounts.encryption import encrypt, reencrypt
from renovation.accounts.models import RecoveryCode, RecoveryKit, TotpDevice, User
from renovation.accounts.rules.recovery_codes import code_hash, new_codes
from renovation.accounts.second_factor import matching_step
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def enrol_totp(*, user: User, seed: bytes, token: str, name: str) -> TotpDevice | None:
    """Register the application that shows this code; it takes the place of the one before. None for a wrong code."""
    step = matching_step(seed, token, after=-1)
    if step is None:
        record(Action.SECOND_FACTOR_FAILED, subject=user, actor_id=user.pk, detail={"during": "enrolment"})
        return None
    TotpDevice.objects.filter(user=user).delete()
    device = TotpDevice.objects.create(user=user, name=name, encrypted_seed=encrypt(seed), last_step=step)
    record(Action.SECOND_FACTOR_ENROLLED, subject=user, actor_id=user.pk, detail={"device": "totp"})
    return device


@transaction.atomic
def new_recovery_codes(*, user: User) -> list[str]:
    """Ten fresh codes, to be shown once; those of the sheet before are void (B7)."""
    RecoveryKit.objects.filter(user=user).delete()
    kit = RecoveryKit.objects.create(user=user, name="Codes de secours")
    codes = new_codes()
    RecoveryCode.objects.bulk_create(RecoveryCode(kit=kit, code_hash=code_hash(code)) for code in codes)
    record(Action.SECOND_FACTOR_ENROLLED, subject=user, actor_id=user.pk, detail={"device": "recovery_kit"})
    return codes


@transaction.atomic
def verify_second_factor(*, user: User, device_id: str, token: str) -> Device | None:
    """The device that accepts this code, or None. The row is locked: one code opens one session (B5)."""
    device = Device.from_persistent_id(device_id, for_verify=True)
    known = isinstance(device, (TotpDevice, RecoveryKit)) and device.user_id == user.pk and device.confirmed
    kind = device._meta.model_name if known else "unknown"
    if not known or not device.verify_token(token):
        record(Action.SECOND_FACTOR_FAILED, subject=user, actor_id=user.pk, detail={"device": kind})
        return None
    record(Action.SECOND_FACTOR_PASSED, subject=user, actor_id=user.pk, detail={"device": kind})
    if isinstance(device, RecoveryKit):
        record(Action.RECOVERY_CODE_USED, subject=user, actor_id=user.pk, detail={"remaining": device.remaining})
    return device


@transaction.atomic
def forget_second_factor(*, user: User) -> None:
    """Delete application and recovery codes: the next login asks for a new enrolment."""
    TotpDevice.objects.filter(user=user).delete()
    RecoveryKit.objects.filter(user=user).delete()


@transaction.atomic
def reencrypt_seeds() -> int:
    """Put every seed under the newest key, after a new one was placed first in FIELD_ENCRYPTION_KEYS (B8)."""
    devices = list(TotpDevice.objects.select_for_update())
    for device in devices:
        device.encrypted_seed = reencrypt(device.encrypted_seed)
    TotpDevice.objects.bulk_update(devices, ["encrypted_seed"])
    return len(devices)
