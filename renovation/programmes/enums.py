"""Words of the works programmes."""

from django.db import models


class Layout(models.TextChoices):
    """How a scenario is laid out when it begins."""

    STEPS = "steps", "Par étapes, dans l’ordre conseillé"
    ONCE = "once", "En une seule fois"
    EMPTY = "empty", "Vide, je choisis les travaux"
