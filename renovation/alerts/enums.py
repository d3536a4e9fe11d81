"""What alerts look at, and how much they matter."""

from django.db import models


class Watch(models.TextChoices):
    """What a rule looks at. The vocabulary is closed: a rule chooses one, with its days and its stages."""

    LEAD_UNANSWERED = "lead_unanswered", "Prospect sans réponse"
    MESSAGE_UNANSWERED = "message_unanswered", "Message du ménage sans réponse"
    NO_CONTACT = "no_contact", "Aucun contact avec le ménage"
    STAGE_TOO_LONG = "stage_too_long", "Dossier trop longtemps à la même étape"
    DOCUMENT_MISSING = "document_missing", "Document attendu et non reçu"
    TASK_LATE = "task_late", "Tâche en retard"
    OUTCOME_MISSING = "outcome_missing", "Rendez-vous passé dont l’issue n’est pas notée"
    NO_REFERENT = "no_referent", "Dossier sans référent"
    CONSENT_OLD = "consent_old", "Accord du ménage ancien ou retiré"
    RGE_ENDING = "rge_ending", "Qualification RGE d’une entreprise du dossier qui prend fin"
    GRANT_ENDING = "grant_ending", "Aide accordée dont l’accord prend fin"
    AID_WAITING = "aid_waiting", "Aide en attente, ou à relancer"
    REPAYMENT_LATE = "repayment_late", "Échéance de prêt en retard"
    PLAN_CHANGED = "plan_changed", "Plan pas encore déposé dont les règles d’aides ont changé"

    @classmethod
    def of_leads(cls) -> frozenset["Watch"]:
        """Those that look at leads: no stage narrows them."""
        return frozenset({cls.LEAD_UNANSWERED})

    @classmethod
    def looking_ahead(cls) -> frozenset["Watch"]:
        """Those that count the days before a date; the others count the days since one."""
        return frozenset({cls.RGE_ENDING, cls.GRANT_ENDING})


class Severity(models.TextChoices):
    URGENT = "urgent", "Urgente"
    IMPORTANT = "important", "Importante"
    USEFUL = "useful", "À savoir"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


class AlertEnd(models.TextChoices):
    """Why an alert is over."""

    SETTLED = "settled", "Réglée"
    RULE_OFF = "rule_off", "Règle éteinte ou changée"
