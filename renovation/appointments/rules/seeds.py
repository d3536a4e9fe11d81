"""Types of appointment that every platform begins with; each one changes them as it likes."""

from typing import Any

_PROOF_QUESTION = {
    "code": "projet",
    "label": "Quels travaux envisagez-vous ?",
    "kind": "text",
    "choices": [],
    "is_required": False,
}
_OWNER_QUESTION = {
    "code": "statut",
    "label": "Vous êtes :",
    "kind": "choice",
    "choices": ["propriétaire occupant", "propriétaire bailleur", "locataire", "autre"],
    "is_required": False,
}
_PHONE = "Nous vous appelons à l’heure dite, au numéro que vous donnez. L’appel peut venir d’un numéro masqué."
_OFFICE = "Venez cinq minutes avant l’heure. Si vous ne pouvez plus venir, prévenez-nous par le lien de l’e-mail."
_VIDEO = "Ouvrez le lien reçu par e-mail à l’heure dite, depuis un téléphone ou un ordinateur avec caméra."
_HOME = "Un adulte doit être présent pendant toute la visite. Il faut pouvoir entrer dans les combles et à la cave."

TYPES: tuple[dict[str, Any], ...] = (
    {
        "code": "premiere-information",
        "name": "Première information",
        "description": "Vous avez une question sur les travaux, les aides ou les démarches.",
        "duration_minutes": 45,
        "modalities": ["phone", "office", "video", "town_hall"],
        "questions": [_OWNER_QUESTION],
        "instructions": {"phone": _PHONE, "office": _OFFICE, "town_hall": _OFFICE, "video": _VIDEO},
        "position": 1,
    },
    {
        "code": "conseil-personnalise",
        "name": "Conseil personnalisé",
        "description": "Nous regardons votre logement, vos factures et vos projets. Ce rendez-vous est demandé avant "
        "un dossier MaPrimeRénov’ de rénovation d’ampleur ; une attestation vous est remise.",
        "duration_minutes": 60,
        "after_minutes": 15,
        "modalities": ["office", "phone", "video", "town_hall"],
        "is_proof": True,
        "to_bring": "Votre dernier avis d’impôt, une facture d’énergie, le DPE et les devis si vous en avez.",
        "questions": [_OWNER_QUESTION, _PROOF_QUESTION],
        "instructions": {"phone": _PHONE, "office": _OFFICE, "town_hall": _OFFICE, "video": _VIDEO},
        "position": 2,
    },
    {
        "code": "visite-a-domicile",
        "name": "Visite à domicile",
        "description": "Un conseiller vient voir votre logement.",
        "duration_minutes": 90,
        "after_minutes": 15,
        "travel_minutes": 30,
        "notice_hours": 48,
        "modalities": ["home"],
        "to_bring": "Les factures d’énergie, les plans et les diagnostics que vous avez.",
        "questions": [_PROOF_QUESTION],
        "instructions": {"home": _HOME},
        "position": 3,
    },
    {
        "code": "retour-audit",
        "name": "Retour d’audit",
        "description": "Nous lisons avec vous le rapport d’audit et choisissons les travaux.",
        "duration_minutes": 60,
        "after_minutes": 15,
        "modalities": ["office", "video", "phone"],
        "access": "invited",
        "to_bring": "Le rapport d’audit.",
        "instructions": {"phone": _PHONE, "office": _OFFICE, "video": _VIDEO},
        "position": 4,
    },
    {
        "code": "financement",
        "name": "Financement",
        "description": "Nous faisons le point sur les aides, les prêts et le reste à payer.",
        "duration_minutes": 60,
        "modalities": ["office", "video", "phone"],
        "to_bring": "Votre dernier avis d’impôt et les devis.",
        "instructions": {"phone": _PHONE, "office": _OFFICE, "video": _VIDEO},
        "position": 5,
    },
    {
        "code": "copropriete",
        "name": "Réunion de copropriété",
        "description": "Nous rencontrons le conseil syndical ou l’assemblée des copropriétaires.",
        "duration_minutes": 120,
        "travel_minutes": 30,
        "notice_hours": 72,
        "horizon_days": 120,
        "modalities": ["home", "office", "video"],
        "access": "invited",
        "instructions": {"office": _OFFICE, "video": _VIDEO},
        "position": 6,
    },
    {
        "code": "atelier",
        "name": "Atelier",
        "description": "Une séance à plusieurs : comprendre les aides, lire un devis, préparer ses travaux.",
        "duration_minutes": 120,
        "modalities": ["office", "town_hall", "video"],
        "capacity": 12,
        "instructions": {"office": _OFFICE, "town_hall": _OFFICE, "video": _VIDEO},
        "position": 7,
    },
)

# Message, channel, minutes before the start or after the end.
REMINDERS = (
    ("reminder", "mail", 48 * 60),
    ("reminder", "sms", 24 * 60),
    ("thanks", "mail", 60),
    ("no_show", "mail", 60),
)
