"""The words under which households know works, mistakes of the ear and words of a region included.

Accents, capitals and the mark of a plural do not count: « Fenêtres » and « fenetre » are one word.
"""

# For each of the works, what names it. A phrase is understood when all its words are there, in any order.
PHRASES: dict[str, str] = {
    "combles": "comble, toit, toiture, grenier, galetas, couverture, couvreur, charpentier, tuile, ardoise, lauze",
    "combles-perdus": "comble perdu, laine soufflee, ouate soufflee, soufflage, grenier perdu",
    "rampants": "rampant, plafond, soupente, mansarde, comble amenage, comble amenageable, sous pente",
    "toit-exterieur": "sarking, toit terrasse, toiture terrasse, toit plat, etancheite, etancheite toit, etancheur, "
    "toit exterieur, toiture exterieur, isoler toit exterieur, isoler toiture exterieur, isolation toit exterieur, "
    "isolation toiture exterieur",
    "murs": "mur, pignon, paroi, pise, torchis, colombage",
    "murs-exterieur": "ite, bardage, facade, facadier, ravalement, crepi, enduit, isolation exterieur, "
    "isoler exterieur, mur exterieur, isolation facade, isoler facade",
    "murs-interieur": "iti, doublage, placo, plaquiste, platrier, isolation interieur, isoler interieur, mur interieur",
    "sol": "sol, plancher, plancher bas, cave, sous sol, vide sanitaire, dalle, garage, chape, plafond cave, "
    "plafond sous sol, plafond garage",
    "fenetres": "fenetre, volet, volet bois, fenetre bois, porte bois, vitrage, survitrage, double vitrage, vitre, "
    "vitrier, porte, porte fenetre, porte garage, baie, baie vitree, bow window, lucarne, store, brise soleil, "
    "persienne, contrevent, jalousie, huisserie, menuiserie, menuiserie bois, menuisier, chassis, carreau, courant air",
    "fenetres-toit": "velux, fenetre toit, vasistas, tabatiere, chassis toit, lanterneau",
    "ventilation": "ventilation, ventiler, vmc, vmc double flux, vmi, insufflation, double flux, simple flux, "
    "hygroreglable, aeration, aerer, humidite, humide, moisissure, moisi, buee, bouche air, extracteur air, "
    "condensation vitre, condensation fenetre, condensation mur, puit canadien, puit provencal, mal aere",
    "pompe-a-chaleur": "pompe chaleur, pompe chaleur hybride, chaudiere hybride, pac, pac hybride, pac air eau, "
    "pac air air, aerothermie, thermopompe, clim, clime, climatisation, climatiseur, climaticien, reversible, split, "
    "multisplit, gainable, inverter, frigoriste",
    "forage": "forage, foreur, forage eau, forage sonde",
    "chaudiere": "chaudiere, chaudiere fioul, chaudiere fuel, chaudiere mazout, fioul, fuel, mazout, cuve",
    "chaudiere-gaz": "gaz, chaudiere gaz, chaudiere condensation, propane, citerne, cogeneration",
    "chaudiere-bois": "chaudiere bois, chaudiere granule, chaudiere pellet, chaudiere buche, chaudiere plaquette, "
    "chaudiere copeau, chaudiere biomasse, plaquette, bois dechiquete",
    "bois": "bois, granule, pellet, buche, biomasse",
    "poele": "poele, poele bois, poele granule, poele pellet, poele buche, poele masse, insert, insert bois, "
    "insert granule, cheminee, cheminee bois, foyer ferme, foyer ouvert, cuisiniere bois, cuisiniere buche, "
    "cuisiniere granule, fourneau, kachelofe, kachelofen, cantou, fumiste, poelier, bouilleur, poele bouilleur, "
    "turbo granule",
    "radiateurs": "radiateur, convecteur, thermostat, grille pain, chauffage electrique, radiateur electrique, "
    "inertie, radiateur inertie, seche serviette",
    "eau-chaude": "chauffe eau, chauffeau, chofo, eau chaude, ballon, cumulus, boiler",
    "thermodynamique": "thermodynamique, chauffe eau thermodynamique, ballon thermodynamique, cumulus thermodynamique",
    "solaire": "solaire, panneau solaire, panneau, soleil",
    "photovoltaique": "photovoltaique, photovolta, panneau photovoltaique, aerovoltaique, autoconsommation, pv, "
    "electricite solaire, panneau electricite, batterie solaire",
    "solaire-thermique": "solaire thermique, chauffe eau solaire, eau chaude solaire, ballon solaire, "
    "chauffage solaire, capteur solaire, cesi, ssc, solaire combine, systeme solaire combine",
    "ensemble": "renovation globale, renovation ampleur, renovation complete, renovation ensemble, renover tout, "
    "renover maison, renovation maison, renovation energetique, tout refaire, tout renover, maison entiere, bouquet, "
    "global, ampleur, passoire, bbc, basse consommation",
    "audit": "audit, auditeur, audi energetique, bilan energetique, bilan thermique, diagnostic thermique, "
    "etude thermique, etude energetique, bureau etude",
    "audit-maison": "audit maison, audit pavillon, audit appartement",
    "audit-copropriete": "audit copropriete, audit copro, audit immeuble",
    "architecte": "architecte, permis construire, extension, agrandir, surelevation, maitre oeuvre, maitrise oeuvre",
}
# What names several works at once.
SEVERAL: dict[str, tuple[str, ...]] = {
    "laine verre, laine roche, laine bois, fibre bois, ouate, ouate cellulose, polystyrene, polyurethane, liege, "
    "chanvre, chaux chanvre": ("combles", "murs", "sol"),
    "trop chaud, chaud ete, confort ete, canicule, surchauffe": ("combles", "fenetres"),
    "geothermie, geothermique, glycolee, sonde, pompe chaleur geothermie, pompe chaleur geothermique": (
        "pompe-a-chaleur",
        "forage",
    ),
    "condensation": ("ventilation", "chaudiere-gaz"),
    "chauffagiste, chauffage central, plancher chauffant, chauffage sol, radiateur eau, radiateur fonte": (
        "pompe-a-chaleur",
        "chaudiere",
    ),
    "robinet thermostatique, regulation, programmateur": ("chaudiere", "radiateurs"),
    "energie renouvelable, renouvelable": ("pompe-a-chaleur", "bois", "solaire"),
}
# What only leans towards some works: any word above weighs more.
LEANING: dict[str, tuple[str, ...]] = {
    "isolation, isoler, isolant, isole": ("combles", "murs", "sol"),
    "froid, froide": ("combles", "murs", "sol", "fenetres"),
    "chauffage, chauffer, chauffe, chaud": ("pompe-a-chaleur", "chaudiere", "bois", "radiateurs"),
    "renovation, renover": ("ensemble",),
}
# They tell nothing of the works, and resemble words that do.
SILENT = (
    "à ai au aux avec bain besoin bonjour ce ces cette changer changement chez comment contre côté d dans de des devis "
    "du elle en entreprise entreprises est et faire faut il installateur installation installer j je l la le les ma "
    "mes mettre moi mon n ne neuf neuve nos notre nous nouveau nouvelle on ou par pas pose poser pour près "
    "professionnel qui refaire remplacer rge sa salle se ses son sur travaux trouver un une veux vieille vieilles "
    "vieux voudrais y"
)
