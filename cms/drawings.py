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
    "helmet": "Casque de chantier",
    "phone": "Téléphone",
    "calendar": "Calendrier",
}


def drawing_choices() -> list[tuple[str, str]]:
    """Names and labels of the drawings, for a field of choices."""
    return list(DRAWINGS.items())


def icon_choices() -> list[tuple[str, str]]:
    """Names and labels of the pictograms, for a field of choices."""
    return list(ICONS.items())
