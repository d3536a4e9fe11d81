"""What fictitious households and their advisers say, by stage of the project: no amount, nothing to believe."""

from collections.abc import Mapping

from renovation.cases.enums import CloseReason, Stage

# A request, and the answers of the questionnaire that make it plausible.
REQUESTS: tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...] = (
    ("Nous voulons isoler le toit avant l’hiver prochain.", {"kind": ("house",), "roof_insulation": ("none", "thin")}),
    ("La chaudière au fioul a 27 ans, par quoi la remplacer ?", {"generator": ("oil",)}),
    (
        "Ma chaudière au gaz tombe en panne chaque hiver. Faut-il la changer ou isoler d’abord ?",
        {"generator": ("gas",)},
    ),
    ("Nos radiateurs électriques coûtent cher et il fait froid.", {"generator": ("electric",)}),
    ("Il fait 16 degrés dans les chambres le matin.", {"glazing": ("single", "old_double")}),
    ("Les fenêtres laissent passer l’air. Lesquelles changer en premier ?", {"glazing": ("single",)}),
    ("Les murs sont humides côté nord depuis le changement des fenêtres.", {"ventilation": ("windows", "natural")}),
    ("Nous hésitons entre une pompe à chaleur et un poêle à granulés.", {"generator": ("oil", "gas", "logs")}),
    ("Notre copropriété parle de ravalement : peut-on isoler en même temps ?", {"kind": ("flat",)}),
    ("J’ai reçu un démarcheur, je voudrais un avis neutre sur son devis.", {}),
    ("Nous achetons ce logement et aimerions connaître les travaux utiles.", {}),
    ("Je suis bailleur, mon logement est classé F. Par quoi commencer ?", {"period": ("before_1948", "1948_1974")}),
    ("Quelles aides pour une rénovation complète ? Nous sommes quatre à la maison.", {}),
    ("Mes parents vieillissent dans cette maison, ils ont trop froid l’hiver.", {"kind": ("house",)}),
    ("Bruit et froid côté rue : que peut-on faire sans perdre trop de place ?", {"wall_insulation": ("none",)}),
)
WISHES = ("", "", "Plutôt le matin", "Après 17 h 30", "Le mercredi", "Entre midi et deux")

EXCHANGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    Stage.INFORMATION: (
        (
            "Bonjour, merci pour notre échange. Pouvez-vous m’envoyer vos deux dernières factures d’énergie ?",
            "Bonjour, je les dépose ce soir.",
        ),
        (
            "Bonjour, avez-vous pu retrouver l’année de votre chaudière ?",
            "Oui, elle est de 1996. La plaque est presque illisible.",
        ),
        ("Bonjour, quelles pièces vous paraissent les plus froides en hiver ?", "Le salon, et la chambre au nord."),
    ),
    Stage.DIAGNOSIS: (
        (
            "La visite durera une heure et demie. Je regarderai le grenier, la cave et la ventilation.",
            "C’est noté. Faut-il vider le grenier ?",
        ),
        ("Voici le compte rendu de la visite. Dites-nous s’il manque quelque chose.", "Merci, c’est très clair."),
        ("Pouvez-vous photographier les entrées d’air des fenêtres ?", "Voilà, il n’y en a que dans le séjour."),
    ),
    Stage.PROGRAMME: (
        (
            "Deux parcours sont possibles : tout en une fois, ou le toit et la ventilation d’abord.",
            "Nous préférons en deux étapes, à cause du budget.",
        ),
        ("Avez-vous pu parler du projet en famille ?", "Oui, tout le monde est d’accord pour commencer par le toit."),
        ("Pensez à la ventilation : sans elle, l’humidité restera.", "D’accord, ajoutez-la au programme."),
    ),
    Stage.FINANCING: (
        ("Pensez à demander un deuxième devis pour l’isolation.", "L’entreprise passe jeudi pour mesurer."),
        ("Ne signez rien avant d’avoir reçu l’accord pour l’aide.", "Merci de me le rappeler, j’allais signer."),
        ("Les deux devis ne portent pas sur la même épaisseur. Je vous appelle pour en parler.", ""),
    ),
    Stage.WORKS: (
        ("Comment se passe le chantier ?", "Bien, le toit est fini. Les fenêtres arrivent la semaine prochaine."),
        ("Gardez bien toutes les factures : elles serviront à demander les aides.", "C’est fait, tout est scanné."),
        ("Avant de signer la réception, vérifiez que les bouches d’air fonctionnent.", ""),
    ),
    Stage.FOLLOW_UP: (
        ("Voilà un premier hiver passé : la maison est-elle plus confortable ?", "Plus de courant d’air, quel calme !"),
        ("Quand vous aurez votre facture d’hiver, déposez-la : nous comparerons.", "Oui, elle arrive en mars."),
    ),
}
FRESH_MESSAGES = (
    "Bonjour, j’ai reçu le deuxième devis. Je vous le dépose ?",
    "L’entreprise propose de commencer lundi. Est-ce trop tôt par rapport à l’aide ?",
    "Je ne pourrai pas être là jeudi matin. Peut-on décaler ?",
    "Le couvreur a trouvé une poutre abîmée. Que faire ?",
)
NOTES: Mapping[str, tuple[str, ...]] = {
    Stage.INFORMATION: (
        "Préfère être appelée le soir. Son fils suit le dossier avec elle.",
        "A déjà été démarché deux fois. Rassurer sur notre neutralité.",
    ),
    Stage.DIAGNOSIS: (
        "Mur nord humide : voir la ventilation avant toute isolation.",
        "Combles difficiles d’accès, trappe dans la chambre.",
    ),
    Stage.PROGRAMME: (
        "Très motivés, budget serré. Penser à l’échelonnement.",
        "Veulent garder le poêle à bois de la grand-mère.",
    ),
    Stage.FINANCING: (
        "Hésite entre deux entreprises, revoir les surfaces des devis.",
        "La banque demande un plan de financement daté.",
    ),
    Stage.WORKS: ("Chantier retardé de deux semaines par la pluie.", "Électricien prévenu pour la ventilation."),
    Stage.FOLLOW_UP: ("Ménage ravi, d’accord pour témoigner sur le site.",),
}
TASKS: Mapping[str, tuple[str, ...]] = {
    Stage.INFORMATION: ("Rappeler pour fixer la visite", "Envoyer la liste des documents à réunir"),
    Stage.DIAGNOSIS: ("Préparer la visite à domicile", "Rédiger le compte rendu de visite"),
    Stage.PROGRAMME: ("Présenter les deux parcours de travaux", "Vérifier l’audit reçu"),
    Stage.FINANCING: ("Comparer les devis", "Relire le plan de financement avec le ménage"),
    Stage.WORKS: ("Demander où en est le chantier", "Vérifier la facture reçue"),
    Stage.FOLLOW_UP: ("Demander la facture du premier hiver", "Prendre des nouvelles du confort"),
}
# What is handed over at a stage: kind of document, title, words on the page.
PAPERS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    Stage.DIAGNOSIS: (("report", "Compte rendu de la visite", "état des lieux du logement"),),
    Stage.FINANCING: (
        ("quote", "Devis d’isolation des combles", "isolation des combles"),
        ("quote", "Devis de remplacement des fenêtres", "remplacement de six fenêtres"),
        ("quote", "Devis de ventilation", "ventilation mécanique"),
    ),
    Stage.WORKS: (("invoice", "Facture d’isolation", "isolation posée"),),
}
QUALIFICATIONS = (
    "Propriétaire occupant, deux enfants. Veut surtout du confort en hiver.",
    "Joint au téléphone : attend le devis d’un chauffagiste avant de décider.",
    "Maison achetée au printemps, travaux prévus avant d’emménager.",
    "Message laissé sur le répondeur, rappeler en fin de journée.",
)
CLOSINGS = (
    (CloseReason.ANSWERED, "Question sur la ventilation, réponse donnée au téléphone."),
    (CloseReason.UNREACHABLE, "Trois appels et un e-mail restés sans réponse."),
    (CloseReason.GAVE_UP, "La vente du logement est en cours, projet arrêté."),
    (CloseReason.ELSEWHERE, "Logement dans le Jura, orientation vers l’espace conseil voisin."),
)
