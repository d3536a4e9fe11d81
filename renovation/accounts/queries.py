"""Reads about accounts and their second factor."""

from collections.abc import Iterable
from uuid import UUID

from django_otp.models import Device

from renovation.accounts.models import RecoveryKit, TotpDevice, User


def account_with_email(email: str) -> User | None:
    return User.objects.filter(email=email.lower()).first()


def account_by_id(user_id: UUID) -> User:
    return User.objects.get(pk=user_id)


def second_factor_devices(user: User) -> list[Device]:
    """What the person may answer with: the application first, then the recovery codes that remain."""
    applications = list(TotpDevice.objects.filter(user=user, confirmed=True))
    kits = RecoveryKit.objects.filter(user=user, confirmed=True)
    return [*applications, *(kit for kit in kits if kit.remaining)] if applications else []


def has_second_factor(user: User) -> bool:
    return TotpDevice.objects.filter(user=user, confirmed=True).exists()


def remaining_recovery_codes(user: User) -> int:
    kit = RecoveryKit.objects.filter(user=user).first()
    return kit.remaining if kit else 0


def device_of(user: User, device_id: str) -> Device | None:
    """The device of this person with this identifier."""
    return next((device for device in second_factor_devices(user) if device.persistent_id == device_id), None)


def names_of(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What to call these accounts, in one query; those that are gone are left out."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in=set(user_ids))}
