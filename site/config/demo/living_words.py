"""Words of the demonstration's places, events and letter. The streets are invented, the communes are real."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

MORNING, AFTERNOON = (time(9), time(12)), (time(14), time(17))

# hours: frequency, day (Monday is 0), opening, closing, remark; closed: in how many days, for how many more, why.
PLACES: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "besancon": (
        {
            "slug": "maison-de-la-renovation",
            "title": "Maison de la Rénovation, Besançon",
            "introduction": "Notre accueil principal, avec des échantillons d’isolants et une maquette de maison.",
            "street": "4 rue de la Démonstration",
            "postcode": "25000",
            "insee": "25056",
            "phone": "03 81 00 00 25",
            "step_free": True,
            "accessibility": "Porte automatique de 90 cm. Toilettes adaptées. Boucle magnétique au comptoir.\n"
            "Une place réservée devant l’entrée.",
            "directions": "Tram 1 ou 2, arrêt « Démonstration », puis deux minutes à pied.\n"
            "Parking gratuit d’une heure derrière le bâtiment.",
            "takes_appointments": True,
            "hours": [
                *(("every", day, *half, "") for day in range(5) for half in (MORNING, AFTERNOON)),
                ("1", 5, *MORNING, "sans rendez-vous"),
            ],
            "closed": ((28, 7, "fêtes de fin d’année"),),
        },
        {
            "slug": "permanence-saint-vit",
            "title": "Permanence de Saint-Vit",
            "introduction": "Un conseiller vous reçoit en mairie deux fois par mois.",
            "street": "Mairie, 2 place de l’Exemple",
            "postcode": "25410",
            "insee": "25527",
            "phone": "03 81 00 00 25",
            "step_free": True,
            "accessibility": "Ascenseur jusqu’à la salle du premier étage.",
            "directions": "À cinq minutes à pied de la gare. Parking de la mairie.",
            "takes_appointments": True,
            "hours": [("1,3", 1, *AFTERNOON, "sur rendez-vous")],
        },
        {
            "slug": "permanence-thise",
            "title": "Permanence de Thise",
            "introduction": "Une conseillère vous reçoit à la bibliothèque, sans rendez-vous.",
            "street": "Bibliothèque, 7 rue de l’Exemple",
            "postcode": "25220",
            "insee": "25560",
            "step_free": False,
            "accessibility": "Deux marches à l’entrée. Appelez-nous : nous vous recevrons en mairie, de plain-pied.",
            "directions": "Bus 25, arrêt « Bibliothèque ».",
            "takes_appointments": False,
            "hours": [("2", 2, *AFTERNOON, "sans rendez-vous")],
        },
        {
            "slug": "permanence-ecole-valentin",
            "title": "Permanence d’École-Valentin",
            "introduction": "Le dernier samedi du mois, pour celles et ceux qui travaillent en semaine.",
            "street": "Salle des associations, 1 rue de l’Exemple",
            "postcode": "25480",
            "insee": "25212",
            "step_free": True,
            "directions": "Parking devant la salle.",
            "takes_appointments": True,
            "hours": [("last", 5, *MORNING, "sur rendez-vous")],
        },
    ),
    "haut-doubs": (
        {
            "slug": "accueil-de-pontarlier",
            "title": "Accueil de Pontarlier",
            "introduction": "Nos conseillers vous reçoivent deux jours par semaine.",
            "street": "2 place de la Démonstration",
            "postcode": "25300",
            "insee": "25462",
            "phone": "03 81 00 00 39",
            "step_free": True,
            "directions": "À dix minutes à pied de la gare.",
            "takes_appointments": True,
            "hours": [("every", day, time(9), time(17), "") for day in (1, 3)],
        },
        {
            "slug": "permanence-de-morteau",
            "title": "Permanence de Morteau",
            "introduction": "Le premier lundi du mois, en mairie.",
            "street": "Mairie, place de l’Exemple",
            "postcode": "25500",
            "insee": "25411",
            "step_free": True,
            "directions": "Parking de la mairie, gratuit.",
            "takes_appointments": True,
            "hours": [("1", 0, *AFTERNOON, "sur rendez-vous")],
        },
    ),
}

_FREE = "Gratuit, ouvert à tous"
_VISIT = (
    "<h2>Le programme</h2><p>Les propriétaires montrent les travaux, racontent le chantier et répondent à vos "
    "questions. Une conseillère explique les choix techniques.</p><p>Prévoyez des chaussures fermées.</p>"
)
_EVENING = (
    "<h2>Ce dont nous parlerons</h2><ul><li>Par où commencer, et dans quel ordre</li>"
    "<li>Comment lire un devis</li><li>Les aides, et le bon moment pour les demander</li></ul>"
    "<p>Vous pouvez venir avec vos factures d’énergie : nous les regarderons ensemble à la fin.</p>"
)

# days: from the day of the demonstration; guests: how many registered.
EVENTS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "besancon": (
        {
            "slug": "premiers-pas",
            "title": "Rénover sa maison : les premiers pas",
            "introduction": "Une soirée pour comprendre par où commencer, avec des exemples d’ici.",
            "days": 9,
            "hour": (18, 30),
            "lasts": 90,
            "place": "maison-de-la-renovation",
            "audience": "Propriétaires de maison",
            "price": _FREE,
            "drawing": "insulation",
            "capacity": 30,
            "guests": 17,
            "body": (_EVENING,),
        },
        {
            "slug": "visite-maison-saint-vit",
            "title": "Visite d’une maison rénovée à Saint-Vit",
            "introduction": "Une maison des années 1970, isolée de la cave au toit. Ses habitants vous l’ouvrent.",
            "days": 16,
            "hour": (10, 0),
            "lasts": 120,
            "venue": "Rendez-vous devant la mairie, 25410 Saint-Vit",
            "audience": "Toute personne qui prépare des travaux",
            "price": _FREE,
            "drawing": "street",
            "capacity": 12,
            "most_seats": 2,
            "guests": 14,
            "body": (_VISIT,),
        },
        {
            "slug": "webinaire-copropriete",
            "title": "Copropriété : préparer le vote des travaux",
            "introduction": "Une heure en ligne, à midi, avec vos questions.",
            "days": 21,
            "hour": (12, 30),
            "lasts": 60,
            "is_online": True,
            "online_url": "https://visio.exemple.invalid/copropriete",
            "audience": "Copropriétaires, conseils syndicaux et syndics",
            "price": "Gratuit",
            "drawing": "flats",
            "guests": 8,
        },
        {
            "slug": "stand-marche",
            "title": "Nous sommes au marché de Thise",
            "introduction": "Venez poser votre question en passant, sans vous inscrire.",
            "days": 12,
            "hour": (9, 0),
            "lasts": 180,
            "venue": "Place du marché, 25220 Thise",
            "price": "",
            "takes_registrations": False,
        },
        {
            "slug": "atelier-enduits",
            "title": "Atelier : corriger un mur froid",
            "introduction": "Un après-midi pratique, les mains dans l’enduit.",
            "days": 26,
            "hour": (14, 0),
            "lasts": 180,
            "place": "permanence-ecole-valentin",
            "price": "Gratuit",
            "capacity": 10,
            "guests": 3,
            "is_cancelled": True,
        },
        {
            "slug": "premiers-pas-automne",
            "title": "Rénover sa maison : la soirée d’automne",
            "introduction": "Merci à celles et ceux qui sont venus échanger avec nos conseillers.",
            "days": -34,
            "hour": (18, 30),
            "lasts": 90,
            "place": "maison-de-la-renovation",
            "price": _FREE,
            "capacity": 40,
            "guests": 11,
        },
        {
            "slug": "fraicheur",
            "title": "Passer l’été au frais : atelier",
            "introduction": "Volets, arbres, ventilation de nuit : ce qui marche vraiment.",
            "days": -160,
            "hour": (18, 0),
            "lasts": 90,
            "place": "permanence-thise",
            "price": _FREE,
            "drawing": "summer",
        },
    ),
    "haut-doubs": (
        {
            "slug": "froid-en-altitude",
            "title": "Se chauffer en altitude : soirée d’échanges",
            "introduction": "Isoler, ventiler et choisir son chauffage quand l’hiver dure.",
            "days": 13,
            "hour": (19, 0),
            "lasts": 90,
            "place": "accueil-de-pontarlier",
            "audience": "Propriétaires de maison",
            "price": _FREE,
            "drawing": "ventilation",
            "capacity": 25,
            "guests": 6,
            "body": (_EVENING,),
        },
    ),
}

GUESTS = (
    ("Camille", "Leroux"),
    ("Bao", "Nguyen"),
    ("Inès", "Faure"),
    ("Jean-Marie", "Vuillemin"),
    ("Sofia", "Martins"),
    ("Paul", "Grosjean"),
    ("Aïcha", "Benali"),
    ("Lucie", "Courtois"),
    ("Mehdi", "Saïdi"),
    ("Odile", "Jacquot"),
    ("Thomas", "Girard"),
    ("Élise", "Monnier"),
    ("Hugo", "Perrin"),
)

LETTER: Mapping[str, Any] = {
    "title": "La lettre d’hiver",
    "invitation": "Des conseils de saison et les prochaines dates, quelques fois par an.",
    "introduction": "Le froid est là : trois gestes simples, une lecture et un rendez-vous près de chez vous.",
    "words": (
        {
            "title": "Trois gestes pour cette semaine",
            "text": "Fermez les volets dès la nuit tombée.\n"
            "Dégagez les radiateurs : un meuble devant, et la chaleur reste derrière.\n"
            "Nettoyez les bouches d’aération : l’air sec se chauffe mieux que l’air humide.",
        },
    ),
}
