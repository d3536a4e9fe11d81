"""What is looked at before a list takes the place of the one before."""

from collections.abc import Mapping

# A list that loses more than a tenth of its rows in a night is a broken list until somebody says otherwise.
MOST_DROP_PCT = 10
# Of a first list, for which there is no comparison: when most rows cannot be read, it is another file.
MOST_QUARANTINED_PCT = 50
WATCHED = ("latitude", "email", "phone", "website", "code", "postcode")


def drop_refusal(*, rows: int, before: int) -> str:
    """Why the list must not be taken as it stands; nothing when it may."""
    if before and (before - rows) * 100 > before * MOST_DROP_PCT:
        fall = round((before - rows) * 100 / before)
        return (
            f"La liste compte {grouped(rows)} lignes utilisables, contre {grouped(before)} la dernière fois : "
            f"{fall} % de moins. "
            f"Au-delà de {MOST_DROP_PCT} %, elle n’est pas prise sans votre accord."
        )
    return ""


def foreign_refusal(*, read: int, quarantined: int) -> str:
    """Why this does not seem to be the list at all."""
    if not read:
        return "Aucune ligne n’a été lue : la liste est vide."
    if quarantined * 100 > read * MOST_QUARANTINED_PCT:
        return (
            f"{quarantined} lignes sur {read} sont inutilisables : ce fichier ne semble pas être la liste de l’ADEME."
        )
    return ""


def rates(missing: Mapping[str, int], *, of: int) -> dict[str, float]:
    """Percent of rows without a value, by column."""
    return {column: round(number * 100 / of, 1) if of else 0.0 for column, number in missing.items()}


def grouped(number: int) -> str:
    """165 000, as people read it."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
