"""States of the work to be done."""

from django.db import models


class JobState(models.TextChoices):
    WAITING = "waiting", "En attente"
    RUNNING = "running", "En cours"
    DONE = "done", "Fait"
    DEAD = "dead", "Abandonné"
