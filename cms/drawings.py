"""Drawings and pictograms that editors may place, by name. All are ours and follow the brand and the theme.

A drawing is the file of its name in `templates/cms/drawings`.
"""

DRAWINGS = {
    "insulation": "Une maison et son enveloppe isolée",
    "roof": "Des combles isolés",
    "stone": "Un mur de pierre et son isolant",
    "floor": "Un plancher isolé par la cave",
    "windows": "Une fenêtre et ses volets",
    "ventilation": "L’air qui traverse la maison",
    "damp": "Un angle humide",
    "heatpump": "Une pompe à chaleur",
    "stove": "Un poêle et ses bûches",
    "water": "Un ballon d’eau chaude",
    "sun": "Des panneaux sur un toit",
    "summer": "Une maison à l’ombre, en été",
    "path": "Le chemin d’un projet",
    "quote": "Un devis que l’on relit",
    "aids": "Un prix en trois parts",
    "bank": "Un plan de financement et une banque",
    "label": "Les sept classes d’un logement",
    "meter": "Un compteur et une courbe qui descend",
    "before_after": "La même maison, avant et après",
    "doorstep": "Une porte que l’on garde fermée",
    "professional": "Une artisane et son échelle",
    "flats": "Un immeuble en copropriété",
    "keys": "La clé d’un logement loué",
    "tenant": "Une personne à sa fenêtre, un thermomètre",
    "shop": "Une boutique",
    "street": "Une rue de maisons",
    "desk": "Une conseillère et un visiteur",
    "team": "L’équipe",
    "partners": "Des maisons qui se tiennent",
    "calendar": "Une date de l’agenda",
    "map": "Un lieu sur la carte",
    "questions": "Une question et sa réponse",
    "words": "Un livre ouvert",
    "shelf": "Des documents sur une étagère",
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
