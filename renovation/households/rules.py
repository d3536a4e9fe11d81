"""The words of consent, and names as they are searched."""

from collections.abc import Mapping
from dataclasses import dataclass

from renovation.households.enums import Purpose


@dataclass(frozen=True)
class ConsentText:
    """What is shown beside the box. Changing a word means a new version: old consents keep theirs."""

    purpose: str
    version: str
    title: str
    text: str


CONSENT_TEXTS: Mapping[str, ConsentText] = {
    Purpose.ADVICE: ConsentText(
        purpose=Purpose.ADVICE,
        version="2026-11",
        title="J’accepte d’être recontacté et conseillé",
        text=(
            "La plateforme enregistre vos coordonnées et vos réponses pour vous recontacter "
            "et vous conseiller sur votre projet de rénovation. Vous pouvez changer d’avis à tout moment."
        ),
    ),
    Purpose.NEWS: ConsentText(
        purpose=Purpose.NEWS,
        version="2026-11",
        title="J’accepte de recevoir les actualités",
        text=("La plateforme vous écrit par e-mail de temps en temps. Vous pouvez vous désinscrire à tout moment."),
    ),
    Purpose.INTRODUCTION: ConsentText(
        purpose=Purpose.INTRODUCTION,
        version="2026-11b",
        title="J’accepte que mes coordonnées soient transmises aux professionnels cochés",
        text=(
            "La plateforme leur envoie votre nom, votre téléphone, votre adresse e-mail, votre commune, les travaux "
            "envisagés et le message écrit ci-dessus, pour qu’ils vous contactent. Elle n’envoie rien d’autre. Si vous "
            "changez d’avis, elle n’en enverra plus\N{NO-BREAK SPACE}; demandez aux professionnels d’effacer ce qu’ils "
            "ont reçu."
        ),
    ),
}


@dataclass(frozen=True)
class ConsentGiven:
    """A consent as it was really shown: its purpose, version and words."""

    purpose: str
    text_version: str
    text: str


def consent_given(purpose: str) -> ConsentGiven:
    """The consent to the text in force."""
    shown = CONSENT_TEXTS[purpose]
    return ConsentGiven(purpose=shown.purpose, text_version=shown.version, text=f"{shown.title}. {shown.text}")
