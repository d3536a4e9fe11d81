"""The register that households read says what the house really does."""

from datetime import UTC, datetime, timedelta

from cms.privacy import RetentionLine, retention_table
from config.running.backup import retention

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def line(data: str) -> RetentionLine:
    (found,) = (one for one in retention_table() if one.data == data)
    return found


def test_backups_are_kept_no_longer_than_promised() -> None:
    kept = retention.kept([NOON - timedelta(days=count) for count in range(730)])
    months = {(moment.year, moment.month) for moment in kept}

    assert line("Sauvegardes").kept == f"{len(months)}\N{NO-BREAK SPACE}mois au plus"


def test_those_who_see_mails_and_subscriptions_are_those_who_are_named() -> None:
    assert line("Texte des e-mails envoyés").seen_by == "l’administration du service"
    assert line("Abonnement à la lettre d’information").seen_by == "la personne responsable de votre plateforme"
