"""What is kept, why, for whom and how long: the extract of the register that the privacy page shows."""

from config.running.backup import retention as backups

ANONYMOUS_DIAGNOSIS_DAYS = 30
UNCONFIRMED_ACCOUNT_DAYS = 7
LEAD_YEARS = 3
CASE_YEARS = 3
# Tax notices: after the check, that they were checked is enough.
CHECKED_PROOF_DAYS = 90
JOURNAL_YEARS = 1
MAIL_BODY_DAYS = 90
# A PDF made on request can be made again at any time.
PRINTOUT_DAYS = 2
EVENT_REGISTRATION_MONTHS = 6
UNCONFIRMED_SUBSCRIPTION_DAYS = 7
FRUITLESS_SEARCH_MONTHS = 12
DIRECTORY_REQUEST_MONTHS = 12
# What a firm added to its entry, once it is out of the list.
DIRECTORY_ADDED_MONTHS = 12
SELECTION_DAYS = 30

RETENTION_TABLE = (
    {
        "data": "Autodiagnostic fait sans compte",
        "purpose": "retrouver vos réponses et votre résultat",
        "seen_by": "personne d’autre que vous",
        "kept": f"{ANONYMOUS_DIAGNOSIS_DAYS}\N{NO-BREAK SPACE}jours après le début",
        "then": "supprimé",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Réponses données pour calculer vos aides",
        "purpose": "retrouver votre calcul d’aides",
        "seen_by": "personne d’autre que vous",
        "kept": f"{ANONYMOUS_DIAGNOSIS_DAYS}\N{NO-BREAK SPACE}jours, ou autant que l’autodiagnostic qu’elles suivent",
        "then": "supprimées",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Compte jamais confirmé",
        "purpose": "créer votre espace quand vous le confirmez",
        "seen_by": "personne d’autre que vous",
        "kept": f"{UNCONFIRMED_ACCOUNT_DAYS}\N{NO-BREAK SPACE}jours",
        "then": "supprimé",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Coordonnées et demande de rappel, sans dossier ouvert",
        "purpose": "vous répondre et vous rappeler",
        "seen_by": "les conseillers de votre plateforme",
        "kept": f"{LEAD_YEARS}\N{NO-BREAK SPACE}ans après le dernier contact",
        "then": "rendues anonymes",
        "ground": "consentement, que vous pouvez retirer",
    },
    {
        "data": "Avis d’impôt déposé dans un dossier",
        "purpose": "vérifier vos droits aux aides",
        "seen_by": "vous et les conseillers de votre plateforme",
        "kept": f"{CHECKED_PROOF_DAYS}\N{NO-BREAK SPACE}jours après sa vérification",
        "then": "fichier effacé, il reste qu’il a été vérifié et quand",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Dossier de rénovation\N{NO-BREAK SPACE}: logement, échanges, documents",
        "purpose": "vous conseiller et suivre votre projet",
        "seen_by": "vous, les conseillers de votre plateforme, et les partenaires avec votre accord",
        "kept": f"{CASE_YEARS}\N{NO-BREAK SPACE}ans après la clôture, sans nouveau contact",
        "then": "rendu anonyme pour les statistiques",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Journal des accès (qui a consulté quoi)",
        "purpose": "vérifier que personne ne consulte vos données sans raison",
        "seen_by": "l’administration du service",
        "kept": f"{JOURNAL_YEARS}\N{NO-BREAK SPACE}an",
        "then": "supprimé",
        "ground": "sécurité du service",
    },
    {
        "data": "Texte des e-mails envoyés",
        "purpose": "prouver ce qui vous a été envoyé",
        "seen_by": "l’administration du service",
        "kept": f"{MAIL_BODY_DAYS}\N{NO-BREAK SPACE}jours",
        "then": "supprimé, la date d’envoi est gardée",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Rapport PDF préparé à votre demande",
        "purpose": "vous remettre le rapport",
        "seen_by": "vous, et les personnes à qui vous donnez le lien",
        "kept": f"{PRINTOUT_DAYS}\N{NO-BREAK SPACE}jours",
        "then": "supprimé\N{NO-BREAK SPACE}; vous pouvez en demander un autre",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Inscription à un événement",
        "purpose": "vous accueillir et vous prévenir d’un changement",
        "seen_by": "l’équipe de votre plateforme",
        "kept": f"{EVENT_REGISTRATION_MONTHS}\N{NO-BREAK SPACE}mois après l’événement",
        "then": "supprimée",
        "ground": "consentement, que vous pouvez retirer",
    },
    {
        "data": "Abonnement à la lettre d’information",
        "purpose": "vous envoyer la lettre",
        "seen_by": "la personne responsable de votre plateforme",
        "kept": f"jusqu’à votre désinscription, ou {UNCONFIRMED_SUBSCRIPTION_DAYS}\N{NO-BREAK SPACE}jours "
        "s’il n’est pas confirmé",
        "then": "supprimé",
        "ground": "consentement, que vous pouvez retirer",
    },
    {
        "data": "Sélection de professionnels faite sans compte",
        "purpose": "retrouver les entreprises que vous gardez",
        "seen_by": "personne d’autre que vous\N{NO-BREAK SPACE}: elle reste sur votre appareil",
        "kept": f"{SELECTION_DAYS}\N{NO-BREAK SPACE}jours après le dernier ajout",
        "then": "effacée\N{NO-BREAK SPACE}; une adresse donnée pour la recevoir est effacée dès l’envoi",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Demande sur une fiche de l’annuaire, avec le nom et l’adresse laissés",
        "purpose": "corriger la fiche et vous répondre",
        "seen_by": "l’équipe de votre plateforme",
        "kept": f"{DIRECTORY_REQUEST_MONTHS}\N{NO-BREAK SPACE}mois après la réponse",
        "then": "supprimée",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Nom et coordonnées de la personne qui complète la fiche de son entreprise",
        "purpose": "vérifier qu’elle représente l’entreprise et lui écrire",
        "seen_by": "l’équipe de votre plateforme",
        "kept": f"tant qu’elle complète la fiche, jusqu’à {DIRECTORY_ADDED_MONTHS}\N{NO-BREAK SPACE}mois après que "
        "l’entreprise a quitté la liste, ou 30\N{NO-BREAK SPACE}jours si la personne n’est pas reconnue",
        "then": "supprimés",
        "ground": "mission d’intérêt public",
    },
    {
        "data": "Mots cherchés sur le site sans résultat, sans aucun lien avec la personne",
        "purpose": "écrire les pages qui manquent",
        "seen_by": "la rédaction du site",
        "kept": f"{FRUITLESS_SEARCH_MONTHS}\N{NO-BREAK SPACE}mois",
        "then": "supprimés",
        "ground": "données anonymes",
    },
    {
        "data": "Sauvegardes",
        "purpose": "remettre le service en marche après une panne",
        "seen_by": "l’administration du service",
        "kept": f"{backups.MONTHS}\N{NO-BREAK SPACE}mois au plus",
        "then": "effacées\N{NO-BREAK SPACE}: une suppression est définitive à ce moment-là",
        "ground": "sécurité du service",
    },
)
