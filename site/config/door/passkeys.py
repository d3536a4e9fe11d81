"""Passkeys: who they are for, and what they are called."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from renovation.accounts.models import User


class PasskeyAdapter(DefaultMFAAdapter):
    """allauth's keys, in the words of this house."""

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Clé d’accès {held + 1}"
