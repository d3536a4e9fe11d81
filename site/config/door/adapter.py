"""How allauth behaves in this house."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context as door_context
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from config.door.mails import TEMPLATES, door_mail
from config.door.sessions import stamp
from renovation.accounts.models import User
from renovation.accounts.queries import account_with_email
from renovation.households.operations import claim_households
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.enums import Role
from renovation.platforms.queries import has_staff_role, reader_for
from selfservice.diagnosis_cookie import keep_after_login


class DoorAdapter(DefaultAccountAdapter):
    """Stages, mails, journal and destinations of the one login door."""

    def get_login_stages(self) -> list[str]:
        """A passkey is a way in, not a second factor: allauth's own second factor stage is left out."""
        return [
            "allauth.account.stages.LoginByCodeStage",
            "allauth.account.stages.EmailVerificationStage",
            "config.door.stages.SecondFactorStage",
        ]

    def login(self, request: HttpRequest, user: User) -> None:
        """Both factors are proved: open the session (Django rotates its key), tell it, hand over what is theirs."""
        methods = sorted({entry["method"] for entry in get_authentication_records(request, user)})
        with transaction.atomic():
            super().login(request, user)
            stamp(request.session, time.time())
            record(Action.LOGIN_SUCCEEDED, subject=user, actor_id=user.pk, detail={"factors": methods})
            claim_households(user=user)
            if not has_staff_role(user):
                keep_after_login(request, user, timezone.now())

    def logout(self, request: HttpRequest) -> None:
        user: User = request.user  # type: ignore[assignment]
        record(Action.LOGOUT, subject=user, actor_id=user.pk)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password; the account is named when there is one, the address typed never is (J3)."""
        known = account_with_email(credentials.get("email", ""))
        record(Action.LOGIN_FAILED, subject=known, detail={"factor": "password"})

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """A new address was proved: it takes the place of the one before (A8)."""
        with transaction.atomic():
            changed = EmailAddress.objects.filter(user_id=email_address.user_id).exclude(email=email_address.email)
            action = Action.EMAIL_CHANGED if changed.exists() else None
            confirmed = super().confirm_email(request, email_address)
            if confirmed and action:
                record(action, subject=email_address.user, actor_id=email_address.user_id)
                claim_households(user=email_address.user)
        return confirmed

    def set_password(self, user: User, password: str) -> None:
        with transaction.atomic():
            super().set_password(user, password)
            record(Action.PASSWORD_CHANGED, subject=user, actor_id=user.pk)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        door_mail(door_context.request, template=TEMPLATES[template_prefix], recipient=email, context=context)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request.user)  # type: ignore[arg-type]

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request.user)  # type: ignore[arg-type]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One count per account over all hosts of the installation (A4)."""
        return str(credentials.get("email", "")).lower()


def home_of(user: User) -> str:
    """Where a person works: the office, the site's editing, or one's own space."""
    roles = reader_for(user).roles
    if roles & Role.of_the_office():
        return "/bureau/"
    if roles & Role.of_the_site() or user.is_superuser:
        return reverse("wagtailadmin_home")
    return "/mon-espace/"
