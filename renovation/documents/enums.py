from django.db import models


class DocumentKind(models.TextChoices):
    QUOTE = "quote", "Devis"
    INVOICE = "invoice", "Facture"
    ENERGY_BILL = "energy_bill", "Facture d’énergie"
    AUDIT = "audit", "Audit ou diagnostic"
    PHOTO = "photo", "Photo du logement"
    TAX_NOTICE = "tax_notice", "Avis d’impôt"
    MANDATE = "mandate", "Mandat ou accord signé"
    REPORT = "report", "Compte rendu"
    FINANCING = "financing", "Aides et reste à charge"
    OTHER = "other", "Autre document"

    @classmethod
    def telling_incomes(cls) -> frozenset["DocumentKind"]:
        """Those that no partner reads: the household hands its incomes over by itself, to whom it wants."""
        return frozenset({cls.FINANCING, cls.TAX_NOTICE})

    @classmethod
    def proofs(cls) -> frozenset["DocumentKind"]:
        """Read once: after the check, that it was checked is enough (K3)."""
        return frozenset({cls.TAX_NOTICE})


class ScanState(models.TextChoices):
    """What the malware check says; only CLEAN and NOT_REQUIRED may be downloaded by others (E5)."""

    PENDING = "pending", "Contrôle en cours"
    CLEAN = "clean", "Contrôlé"
    INFECTED = "infected", "Bloqué"
    ERROR = "error", "Contrôle impossible"
    NOT_REQUIRED = "not_required", "Sans contrôle"

    @classmethod
    def readable(cls) -> list[str]:
        return [cls.CLEAN, cls.NOT_REQUIRED]


class PrintState(models.TextChoices):
    """Where a printed document stands."""

    WAITING = "waiting", "En préparation"
    READY = "ready", "Prêt"
