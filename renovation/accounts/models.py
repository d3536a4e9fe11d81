"""Accounts: one table of users for households and staff, and the second factor of staff."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from renovation.accounts.second_factor import RecoveryCode, RecoveryKit, TotpDevice

__all__ = ["RecoveryCode", "RecoveryKit", "TotpDevice", "User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Accounts are known by their e-mail address, without regard to case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an account; without a password it can only be opened by an e-mailed code."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a technical account of the installation (Wagtail groups and permissions)."""
        return self.create_user(email, password, is_superuser=True, **fields)

    def active(self) -> models.QuerySet["User"]:
        return self.filter(is_active=True)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can log in: household, agent or both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("adresse e-mail", max_length=254, unique=True)
    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100, blank=True)
    phone = models.CharField("téléphone", max_length=20, blank=True)
    is_active = models.BooleanField("compte actif", default=True)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    disabled_at = models.DateTimeField("désactivé le", null=True, blank=True)
    # Sessions opened before this moment are closed at their next request (C5, C6, B13).
    sessions_valid_from = models.DateTimeField("sessions valables depuis", null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "compte"
        verbose_name_plural = "comptes"
        constraints: ClassVar = [
            models.CheckConstraint(name="accounts_user_email_lower", condition=models.Q(email=Lower("email")))
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_staff(self) -> bool:
        """Asked by Django and Wagtail; our own rights never read it."""
        return self.is_superuser

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.first_name or self.email
