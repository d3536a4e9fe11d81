"""What can be counted today."""

from django.db import models


class Indicator(models.TextChoices):
    """Counts of a platform that the public may read."""

    HOUSEHOLDS = "households", "Ménages conseillés cette année"
    CASES = "cases", "Projets de rénovation suivis cette année"
    APPOINTMENTS = "appointments", "Rendez-vous tenus cette année"
    DIAGNOSES = "diagnoses", "Autodiagnostics terminés cette année"
    COMPANIES = "companies", "Entreprises RGE du territoire"
