"""Words of quotes, invoices and payments."""

from django.db import models


class QuoteState(models.TextChoices):
    """Where a quote stands. Only a signed one engages the household."""

    DRAFT = "draft", "Brouillon"
    RECEIVED = "received", "Reçu"
    CHOSEN = "chosen", "Retenu"
    SIGNED = "signed", "Signé"
    ABANDONED = "abandoned", "Écarté"

    @classmethod
    def changeable(cls) -> frozenset["QuoteState"]:
        """What it says may still be corrected; a signed quote is changed by an amendment."""
        return frozenset({cls.DRAFT, cls.RECEIVED, cls.CHOSEN})

    @classmethod
    def shown(cls) -> frozenset["QuoteState"]:
        """Those that a household reads in its space."""
        return frozenset({cls.RECEIVED, cls.CHOSEN, cls.SIGNED})


class InvoiceKind(models.TextChoices):
    DEPOSIT = "deposit", "Acompte"
    PROGRESS = "progress", "Situation"
    BALANCE = "balance", "Solde"
    CREDIT = "credit", "Avoir"


class InvoiceState(models.TextChoices):
    """A draft has something wrong in it and is not counted."""

    DRAFT = "draft", "Brouillon"
    RECEIVED = "received", "Reçue"
    CHECKED = "checked", "Vérifiée"
    CONTESTED = "contested", "Contestée"


class Payer(models.TextChoices):
    """Who pays the company. The platform never does."""

    HOUSEHOLD = "household", "Le ménage"
    AID_BODY = "aid_body", "Un organisme d’aide"
    LENDER = "lender", "Une banque"
    THIRD_PARTY = "third_party", "Une société de tiers-financement"
    OTHER = "other", "Une autre personne"


class Means(models.TextChoices):
    TRANSFER = "transfer", "Virement"
    CHEQUE = "cheque", "Chèque"
    CARD = "card", "Carte"
    CASH = "cash", "Espèces"
    DIRECT = "direct", "Versement direct à l’entreprise"
    OTHER = "other", "Autre"
