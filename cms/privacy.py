"""The tables of the legal pages, read from the settings that the house really applies."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class RetentionLine:
    """One kind of data: why it is kept, who sees it, how long, and what happens then."""

    data: str
    purpose: str
    seen_by: str
    kept: str
    then: str
    ground: str


@dataclass(frozen=True)
class CookieLine:
    """One cookie: name, use, life."""

    name: str
    purpose: str
    life: str


def retention_table() -> tuple[RetentionLine, ...]:
    return tuple(RetentionLine(**line) for line in settings.RETENTION_TABLE)


def cookie_table() -> tuple[CookieLine, ...]:
    """Only cookies that the service cannot do without, hence no banner."""
    return (
        CookieLine(
            settings.SESSION_COOKIE_NAME,
            "garder votre session ouverte quand vous êtes connecté, et retrouver votre calcul d’aides",
            _life(settings.SESSION_COOKIE_AGE),
        ),
        CookieLine(
            settings.CSRF_COOKIE_NAME,
            "vérifier que les formulaires sont bien envoyés par vous",
            _life(settings.CSRF_COOKIE_AGE),
        ),
        CookieLine(
            settings.DIAGNOSIS_COOKIE_NAME,
            "retrouver les réponses de votre autodiagnostic",
            _life(settings.ANONYMOUS_DIAGNOSIS_DAYS * 24 * 3600),
        ),
        CookieLine(
            settings.THEME_COOKIE_NAME,
            "retenir l’affichage clair ou sombre que vous avez choisi",
            _life(settings.THEME_COOKIE_AGE),
        ),
        CookieLine(
            settings.BANNER_COOKIE_NAME,
            "retenir le message que vous avez fermé en haut des pages",
            _life(settings.BANNER_COOKIE_AGE),
        ),
        CookieLine(
            settings.MEASURE_COOKIE_NAME,
            "retenir que vous refusez la mesure d’audience, seulement si vous la refusez",
            _life(settings.MEASURE_COOKIE_AGE),
        ),
    )


def _life(seconds: int) -> str:
    days = seconds // (24 * 3600)
    if days >= 1:
        return f"{days}\N{NO-BREAK SPACE}jours" if days > 1 else "1\N{NO-BREAK SPACE}jour"
    return f"{max(1, seconds // 3600)}\N{NO-BREAK SPACE}h"
