"""How long data are kept. The privacy page shows these lines."""

ANONYMOUS_DIAGNOSIS_DAYS = 30
UNCONFIRMED_ACCOUNT_DAYS = 7
LEAD_YEARS = 3
CASE_YEARS = 3
JOURNAL_YEARS = 1
MAIL_BODY_DAYS = 90
BACKUP_DAYS = 35
# A PDF made on request can be made again at any time.
PRINTOUT_DAYS = 2
EVENT_REGISTRATION_MONTHS = 6
UNCONFIRMED_SUBSCRIPTION_DAYS = 7

RETENTION_TABLE = (
    {
        "data": "Autodiagnostic fait sans compte",
        "kept": f"{ANONYMOUS_DIAGNOSIS_DAYS}\N{NO-BREAK SPACE}jours après le début",
        "then": "supprimé",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Réponses données pour calculer vos aides",
        "kept": f"{ANONYMOUS_DIAGNOSIS_DAYS}\N{NO-BREAK SPACE}jours, ou autant que l’autodiagnostic qu’elles suivent",
        "then": "supprimées",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Compte jamais confirmé",
        "kept": f"{UNCONFIRMED_ACCOUNT_DAYS}\N{NO-BREAK SPACE}jours",
        "then": "supprimé",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Coordonnées et demande de rappel, sans dossier ouvert",
        "kept": f"{LEAD_YEARS}\N{NO-BREAK SPACE}ans après le dernier contact",
        "then": "rendues anonymes",
        "ground": "consentement, que vous pouvez retirer",
    },
    {
        "data": "Dossier de rénovation\N{NO-BREAK SPACE}: logement, échanges, documents",
        "kept": f"{CASE_YEARS}\N{NO-BREAK SPACE}ans après la clôture, sans nouveau contact",
        "then": "rendu anonyme pour les statistiques",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Journal des accès (qui a consulté quoi)",
        "kept": f"{JOURNAL_YEARS}\N{NO-BREAK SPACE}an",
        "then": "supprimé",
        "ground": "sécurité du service",
    },
    {
        "data": "Texte des e-mails envoyés",
        "kept": f"{MAIL_BODY_DAYS}\N{NO-BREAK SPACE}jours",
        "then": "supprimé, la date d’envoi est gardée",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Rapport PDF préparé à votre demande",
        "kept": f"{PRINTOUT_DAYS}\N{NO-BREAK SPACE}jours",
        "then": "supprimé\N{NO-BREAK SPACE}; vous pouvez en demander un autre",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Inscription à un événement",
        "kept": f"{EVENT_REGISTRATION_MONTHS}\N{NO-BREAK SPACE}mois après l’événement",
        "then": "supprimée",
        "ground": "consentement, que vous pouvez retirer",
    },
    {
        "data": "Abonnement à la lettre d’information",
        "kept": f"jusqu’à votre désinscription, ou {UNCONFIRMED_SUBSCRIPTION_DAYS}\N{NO-BREAK SPACE}jours "
        "s’il n’est pas confirmé",
        "then": "supprimé",
        "ground": "consentement, que vous pouvez retirer",
    },
    {
        "data": "Sauvegardes",
        "kept": f"{BACKUP_DAYS}\N{NO-BREAK SPACE}jours",
        "then": "effacées\N{NO-BREAK SPACE}: une suppression est définitive à ce moment-là",
        "ground": "sécurité du service",
    },
)
