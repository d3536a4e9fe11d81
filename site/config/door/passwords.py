"""Passwords that lean on the words of the house are refused (A3)."""

from django.conf import settings
from django.core.exceptions import ValidationError

from renovation.accounts.models import User
from renovation.accounts.rules.passwords import leans_on, repeats_itself
from renovation.platforms.queries import house_words


class HouseWordsValidator:
    """The service's name, the platforms, their communes, the person's own address: easy to guess here."""

    def validate(self, password: str, user: User | None = None) -> None:
        own = [user.email, *user.email.split("@"), user.first_name, user.last_name] if user else []
        if leans_on(password, [settings.WAGTAIL_SITE_NAME, *house_words(), *own]):
            raise ValidationError(
                "Ce mot de passe repose sur un nom facile à deviner ici (le service, une commune, votre nom…). "
                "Ajoutez plusieurs mots sans rapport.",
                code="house_words",
            )
        if repeats_itself(password):
            raise ValidationError("Ce mot de passe répète trop peu de caractères.", code="repeated")

    def get_help_text(self) -> str:
        return "Évitez le nom du service, de votre commune ou le vôtre."
