"""What a household types, « j’ai froid a coté des fenaitres », and the works that it means."""

from functools import lru_cache

from renovation.professionals.rules.resemblance import nearest
from renovation.professionals.rules.works import WORKS, Works
from renovation.territories.rules.names import search_key

LONGEST = 100
# A word that names the thing weighs more than one that several works share (« isoler », « chauffage »).
_NAMED, _SHARED = 2, 1

_PHRASES: dict[str, str] = {
    "combles": "comble, toit, toiture, grenier, plafond, rampant, sarking, toit terrasse, laine soufflee, couverture",
    "murs": "mur, facade, ite, iti, bardage, crepi, doublage, placo, pignon, "
    "isolation exterieur, isolation interieur, isoler exterieur, isoler interieur",
    "sol": "sol, plancher, cave, sous sol, vide sanitaire, dalle, garage",
    "fenetres": "fenetre, volet, vitrage, double vitrage, vitre, porte, porte fenetre, baie, baie vitree, velux, "
    "fenetre toit, lucarne, store, huisserie, menuiserie, carreau, courant air",
    "ventilation": "ventilation, ventiler, vmc, vmc double flux, double flux, simple flux, aeration, aerer, humidite, "
    "humide, moisissure, moisi, buee, bouche air",
    "pompe-a-chaleur": "pompe chaleur, pac, pac air eau, pac air air, geothermie, geothermique, aerothermie, forage, "
    "clim, climatisation, climatiseur, reversible",
    "chaudiere": "chaudiere, chaudiere gaz, chaudiere fioul, chaudiere condensation, gaz, fioul, mazout, cuve",
    "bois": "bois, chaudiere bois, chaudiere granule, poele, poele bois, poele granule, insert, cheminee, granule, "
    "pellet, buche, foyer ferme",
    "radiateurs": "radiateur, convecteur, thermostat, grille pain, chauffage electrique, radiateur electrique, inertie",
    "eau-chaude": "chauffe eau, chauffe eau solaire, chauffe eau thermodynamique, eau chaude, ballon, cumulus, "
    "thermodynamique, boiler",
    "solaire": "solaire, panneau solaire, photovoltaique, panneau photovoltaique, panneau, autoconsommation, pv",
    "ensemble": "renovation globale, renovation ampleur, renovation complete, renovation ensemble, renover tout, "
    "renover maison, tout refaire, maison entiere, bouquet, global, ampleur, passoire",
    "audit": "audit, auditeur, bilan energetique, etude thermique, etude energetique",
    "audit-maison": "audit maison",
    "audit-copropriete": "audit copropriete, audit copro, audit immeuble",
    "architecte": "architecte, permis construire, extension, agrandir, maitre oeuvre, maitrise oeuvre",
}
_SHARED_WORDS: dict[str, tuple[str, ...]] = {
    "isolation isoler isolant isole": ("combles", "murs", "sol"),
    "chauffage chauffer chauffe froid chaud": ("pompe-a-chaleur", "chaudiere", "bois", "radiateurs"),
}
# They tell nothing of the works, and resemble words that do.
_SILENT = frozenset(
    search_key(
        "à ai au aux avec bain besoin ce ces cette changer changement chez comment contre côté d dans de des devis du "
        "elle en entreprise entreprises est et faire faut il installateur installation installer j je l la le les ma "
        "mes mettre moi mon n ne neuf neuve nos notre nous nouveau nouvelle on ou par pas pose poser pour près "
        "professionnel qui refaire remplacer rge sa salle se ses son sur travaux trouver un une veux vieille vieilles "
        "vieux voudrais y"
    ).split()
)


def _stem(word: str) -> str:
    """Without the mark of a plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _words(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in text.split())


# For each phrase its words, the works that it means and the weight of one of its words.
_KNOWN: tuple[tuple[frozenset[str], str, int], ...] = (
    *((frozenset(_words(phrase)), code, _NAMED) for code, phrases in _PHRASES.items() for phrase in phrases.split(",")),
    *(
        (frozenset(_words(word)), code, _SHARED)
        for words, codes in _SHARED_WORDS.items()
        for word in words.split()
        for code in codes
    ),
)
_VOCABULARY = tuple(sorted({word for words, _, _ in _KNOWN for word in words}))


def understand(typed: str) -> tuple[Works, ...]:
    """The works meant, several when what was typed does not choose between them; none when nothing is understood."""
    told = {known for word in search_key(typed[:LONGEST]).split() for known in _read(word)}
    weights: dict[str, dict[str, int]] = {}
    for words, code, weight in _KNOWN:
        if words <= told:
            found = weights.setdefault(code, {})
            found.update({word: max(weight, found.get(word, 0)) for word in words})
    scores = {code: sum(found.values()) for code, found in weights.items()}
    best = max(scores.values(), default=0)
    return tuple(works for works in WORKS if best and scores.get(works.code) == best)


@lru_cache(maxsize=2048)
def _read(word: str) -> tuple[str, ...]:
    """The words that we know under this one; those that it resembles most when it is misspelt."""
    if _stem(word) in _VOCABULARY:
        return (_stem(word),)
    return () if word in _SILENT else nearest(_stem(word), _VOCABULARY)
