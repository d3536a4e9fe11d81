"""Words of the RGE directory: domains of works, qualification bodies, families."""

from django.db import models


class Family(models.TextChoices):
    """The four families of ADEME's data set."""

    EFFICIENCY = "efficiency", "Travaux d’efficacité énergétique"
    RENEWABLES = "renewables", "Énergies renouvelables"
    GLOBAL = "global", "Rénovation d’ensemble"
    STUDIES = "studies", "Études et audits"


class Domain(models.TextChoices):
    """Domains of works that a qualification covers. Codes are ours: the labels of the source are not stable."""

    ATTIC = "attic", "Isolation des combles perdus"
    OUTER_WALLS = "outer_walls", "Isolation des murs par l’extérieur"
    INNER_WALLS = "inner_walls", "Isolation par l’intérieur des murs, rampants de toiture ou plafonds"
    FLOORS = "floors", "Isolation des planchers bas"
    FLAT_ROOFS = "flat_roofs", "Isolation des toitures-terrasses ou des toitures par l’extérieur"
    WINDOWS = "windows", "Fenêtres, volets, portes donnant sur l’extérieur"
    ROOF_WINDOWS = "roof_windows", "Fenêtres de toit"
    VENTILATION = "ventilation", "Ventilation mécanique"
    BOILER = "boiler", "Chaudière à condensation ou micro-cogénération, gaz ou fioul"
    ELECTRIC_HEATERS = "electric_heaters", "Radiateurs électriques et leur régulation"
    HEAT_PUMP = "heat_pump", "Pompe à chaleur pour le chauffage"
    WATER_HEATER = "water_heater", "Chauffe-eau thermodynamique"
    SOLAR_HEAT = "solar_heat", "Chauffage ou eau chaude solaire"
    WOOD_BOILER = "wood_boiler", "Chaudière à bois"
    STOVE = "stove", "Poêle ou insert à bois"
    PHOTOVOLTAICS = "photovoltaics", "Panneaux solaires photovoltaïques"
    DRILLING = "drilling", "Forage géothermique"
    WHOLE_HOUSE = "whole_house", "Projet complet de rénovation"
    HOUSE_AUDIT = "house_audit", "Audit énergétique de maison individuelle"
    BUILDING_AUDIT = "building_audit", "Audit énergétique de logement collectif"
    ARCHITECT = "architect", "Architecte"


class Body(models.TextChoices):
    """Bodies that give the qualifications, by their code in the data set."""

    QUALIBAT = "qualibat", "Qualibat"
    QUALITENR = "qualitenr", "Qualit’EnR"
    QUALIFELEC = "qualifelec", "Qualifelec"
    OPQIBI = "opqibi", "OPQIBI"
    ARCHITECTS = "cnoa", "Ordre des architectes"
    CERQUAL = "cerqual", "Cerqual"
    CERTIBAT = "certibat", "Certibat"
    AFNOR = "afnor", "Afnor Certification"
    OPQTECC = "opqtecc", "OPQTECC"
    LNE = "lne", "LNE"


class Validity(models.TextChoices):
    """Where a qualification stands on a day."""

    FUTURE = "future", "Pas encore valable"
    VALID = "valid", "Valable"
    EXPIRING = "expiring", "Expire bientôt"
    EXPIRED = "expired", "Expirée"


class Dataset(models.TextChoices):
    """The two data sets of ADEME that we import."""

    LIST = "list", "Liste des entreprises RGE"
    HISTORY = "history", "Historique RGE"

    @property
    def source_id(self) -> str:
        """Its name at data.ademe.fr."""
        return "liste-des-entreprises-rge-2" if self is Dataset.LIST else "historique-rge"


class ImportState(models.TextChoices):
    WAITING = "waiting", "En attente"
    READING = "reading", "Lecture"
    CHECKING = "checking", "Contrôle"
    APPLIED = "applied", "Appliqué"
    UNCHANGED = "unchanged", "Rien n’a changé"
    STOPPED = "stopped", "Arrêté par un contrôle"
    REFUSED = "refused", "Refusé"

    @classmethod
    def running(cls) -> tuple["ImportState", ...]:
        return (cls.WAITING, cls.READING, cls.CHECKING)

    @classmethod
    def good(cls) -> tuple["ImportState", ...]:
        return (cls.APPLIED, cls.UNCHANGED)


class RequestKind(models.TextChoices):
    """What somebody asks about an entry of the directory."""

    ERROR = "error", "Erreur signalée"
    CORRECTION = "correction", "Correction demandée par l’entreprise"
    OBJECTION = "objection", "Opposition de l’entreprise"

    @classmethod
    def of_the_firm(cls) -> tuple["RequestKind", ...]:
        return (cls.CORRECTION, cls.OBJECTION)


class RequestState(models.TextChoices):
    NEW = "new", "À traiter"
    UNDER_WAY = "under_way", "En cours"
    DONE = "done", "Traitée"
    DECLINED = "declined", "Sans suite"

    @classmethod
    def open(cls) -> tuple["RequestState", ...]:
        return (cls.NEW, cls.UNDER_WAY)


class ErrorSubject(models.TextChoices):
    """What is wrong, in the words of whoever reads the entry."""

    CONTACT = "contact", "Le téléphone, l’e-mail ou le site"
    ADDRESS = "address", "L’adresse"
    QUALIFICATION = "qualification", "Les qualifications ou leurs dates"
    CLOSED = "closed", "L’entreprise n’existe plus"
    WORDS = "words", "Le texte, les photos ou la charte"
    OTHER = "other", "Autre chose"


class HiddenScope(models.TextChoices):
    """What is no longer shown."""

    OURS = "ours", "Ce que la plateforme ajoute : texte, horaires, photos, charte"
    ENTRY = "entry", "Toute la fiche"


class HiddenReason(models.TextChoices):
    """Why. Nobody is hidden for another reason: the directory recommends nobody and punishes nobody."""

    OBJECTION = "objection", "Opposition de la personne concernée (RGPD, article 21)"
    MISTAKEN = "mistaken", "La fiche décrit une autre entreprise"
    CLOSED = "closed", "L’entreprise a cessé son activité"


class ClaimState(models.TextChoices):
    """Where a firm stands that asks to complete its own entry."""

    CODE_SENT = "code_sent", "Code envoyé"
    TO_CHECK = "to_check", "À vérifier par la plateforme"
    PROVEN = "proven", "Reconnue"
    REFUSED = "refused", "Refusée"
    ENDED = "ended", "Terminée"


class Moderation(models.TextChoices):
    """What a firm wrote or showed is read by the platform first."""

    WAITING = "waiting", "À relire"
    PUBLISHED = "published", "Publié"
    REFUSED = "refused", "Refusé"
