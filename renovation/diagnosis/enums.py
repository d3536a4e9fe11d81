"""Words about an adviser's diagnoses and about audits made by others."""

from django.db import models


class VersionSource(models.TextChoices):
    """Where the description of a version comes from."""

    HOUSEHOLD = "household", "Réponses du ménage"
    DPE_FILE = "dpe_file", "Fichier d’un DPE"
    ADVISER = "adviser", "Saisie du conseiller"


class AuditKind(models.TextChoices):
    REGULATORY = "regulatory", "Audit énergétique réglementaire"
    INCENTIVE = "incentive", "Audit demandé pour une aide"
    DPE = "dpe", "Diagnostic de performance énergétique (DPE)"
    BUILDING = "building", "Étude de la copropriété"
    OTHER = "other", "Autre étude"
