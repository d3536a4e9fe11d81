"""What a part of a commune may be."""

from django.db import models


class PartKind(models.TextChoices):
    DELEGATED = "delegated", "Commune déléguée"
    ASSOCIATED = "associated", "Commune associée"
    DISTRICT = "district", "Arrondissement municipal"
    MERGED = "merged", "Ancien code"

    @classmethod
    def of_source(cls, word: str) -> "PartKind | None":
        """From the word of the national reference; nothing for a whole commune."""
        return {
            "commune-deleguee": cls.DELEGATED,
            "commune-associee": cls.ASSOCIATED,
            "arrondissement-municipal": cls.DISTRICT,
            "ancien-code": cls.MERGED,
        }.get(word)
