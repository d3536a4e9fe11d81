"""Drawings and pictograms that editors may place, by name. All are ours and follow the brand and the theme."""

DRAWINGS = {
    "insulation": "Une maison et son enveloppe isolée",
    "ventilation": "L’air qui traverse la maison",
    "quote": "Un devis que l’on relit",
    "doorstep": "Une porte que l’on garde fermée",
    "professional": "Une artisane et son échelle",
    "flats": "Un immeuble en copropriété",
    "summer": "Une maison à l’ombre, en été",
    "street": "Une rue de maisons",
}

ICONS = {
    "house": "Maison",
    "flat": "Immeuble",
    "key": "Clé",
    "landlord": "Maison et clé",
    "helmet": "Casque de chantier",
    "phone": "Téléphone",
    "calendar": "Calendrier",
    "door": "Porte",
    "shop": "Boutique",
    "bank": "Banque",
    "euro": "Euro",
    "document": "Document",
    "people": "Personnes",
    "shield": "Protection",
    "sun": "Soleil",
    "stove": "Chauffage",
    "insulated": "Isolation",
    "vent": "Ventilation",
    "search": "Loupe",
}

PORTRAITS = {
    "curls": "Cheveux bouclés",
    "bob": "Cheveux au carré",
    "short": "Cheveux courts",
    "bun": "Chignon",
    "beard": "Barbe",
    "scarf": "Foulard",
}


def drawing_choices() -> list[tuple[str, str]]:
    """Names and labels of the drawings, for a field of choices."""
    return list(DRAWINGS.items())


def icon_choices() -> list[tuple[str, str]]:
    """Names and labels of the pictograms, for a field of choices."""
    return list(ICONS.items())


def portrait_choices() -> list[tuple[str, str]]:
    """Names and labels of the drawn portraits, for a field of choices."""
    return list(PORTRAITS.items())
