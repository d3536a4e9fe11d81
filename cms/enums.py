"""Choices of the site's pages."""

from django.db import models


class Destination(models.TextChoices):
    """Places of the house that an editor may link to without knowing their address."""

    DIAGNOSIS = "selfservice:diagnosis_start", "Autodiagnostic"
    AIDS = "selfservice:aids", "Mes aides"
    CONTACT = "selfservice:contact", "Être rappelé"
    BOOKING = "selfservice:booking", "Prendre rendez-vous"
    SPACE = "selfservice:space", "Mon espace"
    DIRECTORY = "cms:directory", "Annuaire des professionnels RGE"
    MANUAL = "cms:manual", "Aide"


class Tone(models.TextChoices):
    """How a notice speaks."""

    INFO = "info", "Information"
    WARNING = "warning", "Attention"
    SUCCESS = "success", "Bonne pratique"
    DANGER = "danger", "Alerte"


class LegalKind(models.TextChoices):
    """Legal texts that each site carries."""

    NOTICES = "notices", "Mentions légales"
    PRIVACY = "privacy", "Données personnelles"
    COOKIES = "cookies", "Cookies"


class Conformity(models.TextChoices):
    """The three states of an accessibility statement (RGAA 4.1)."""

    NONE = "none", "non conforme"
    PARTIAL = "partial", "partiellement conforme"
    FULL = "full", "totalement conforme"


class Weekday(models.IntegerChoices):
    """Days as Python counts them."""

    MONDAY = 0, "Lundi"
    TUESDAY = 1, "Mardi"
    WEDNESDAY = 2, "Mercredi"
    THURSDAY = 3, "Jeudi"
    FRIDAY = 4, "Vendredi"
    SATURDAY = 5, "Samedi"
    SUNDAY = 6, "Dimanche"


class Frequency(models.TextChoices):
    """In which weeks of the month usual hours hold."""

    EVERY = "every", "Chaque semaine"
    FIRST = "1", "Le premier du mois"
    SECOND = "2", "Le deuxième du mois"
    THIRD = "3", "Le troisième du mois"
    FOURTH = "4", "Le quatrième du mois"
    FIRST_THIRD = "1,3", "Le premier et le troisième du mois"
    SECOND_FOURTH = "2,4", "Le deuxième et le quatrième du mois"
    LAST = "last", "Le dernier du mois"


class Audience(models.TextChoices):
    """Whom a page speaks to; the doors of the home page in the same order."""

    HOUSE = "maison", "Propriétaire d’une maison"
    CONDOMINIUM = "copropriete", "Copropriété"
    LANDLORD = "bailleur", "Propriétaire bailleur"
    TENANT = "locataire", "Locataire"
    BUSINESS = "entreprise", "Entreprise et commerce"
    PROFESSIONAL = "professionnel", "Professionnel de la rénovation"
    BANK = "banque", "Banque et assurance"


class Topic(models.TextChoices):
    """Subjects under which questions and documents are kept."""

    PROJECT = "projet", "Mener son projet"
    INSULATION = "isolation", "Isolation"
    HEATING = "chauffage", "Chauffage et eau chaude"
    VENTILATION = "ventilation", "Ventilation et humidité"
    SUMMER = "ete", "Confort d’été"
    AIDS = "aides", "Aides et financement"
    CONTRACTORS = "entreprises", "Devis et entreprises"
    CONDOMINIUM = "copropriete", "Copropriété"
    RENTING = "location", "Location"
    SERVICE = "service", "Notre service"


class AidNature(models.TextChoices):
    """What an aid is, before how much it is."""

    GRANT = "prime", "Prime"
    LOAN = "pret", "Prêt"
    TAX = "taxe", "Taxe réduite ou exonération"
    ADVICE = "conseil", "Conseil ou accompagnement"


class HomeKind(models.TextChoices):
    """What was renovated."""

    HOUSE = "maison", "Maison"
    FLAT = "appartement", "Appartement"
    BUILDING = "immeuble", "Immeuble en copropriété"


class WorksKind(models.TextChoices):
    """Works of an exemplary renovation."""

    ROOF = "toit", "Isolation du toit"
    WALLS = "murs", "Isolation des murs"
    FLOOR = "sol", "Isolation du sol"
    WINDOWS = "fenetres", "Fenêtres et volets"
    VENTILATION = "ventilation", "Ventilation"
    HEATING = "chauffage", "Chauffage"
    HOT_WATER = "eau-chaude", "Eau chaude"
    SOLAR = "solaire", "Panneaux solaires"
    SUMMER = "ete", "Protection contre la chaleur"


class EnergyClass(models.TextChoices):
    """Classes of the DPE."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"


class FiguresBasis(models.TextChoices):
    """Where the consumptions before and after come from: a calculation is not a measure."""

    CERTIFICATE = "dpe", "calculés par le DPE"
    AUDIT = "audit", "calculés par l’audit énergétique"
    BILLS = "factures", "mesurés sur les factures"


class Moment(models.TextChoices):
    """When a photograph was taken."""

    BEFORE = "avant", "Avant"
    DURING = "pendant", "Pendant"
    AFTER = "apres", "Après"


class ResourceKind(models.TextChoices):
    """What a document of the library is."""

    GUIDE = "guide", "Guide"
    SHEET = "fiche", "Fiche pratique"
    FORM = "modele", "Modèle ou formulaire"
    SLIDES = "presentation", "Présentation"
    REPORT = "rapport", "Rapport ou étude"


class Language(models.TextChoices):
    """Languages of documents: the code goes into `hreflang`."""

    FRENCH = "fr", "français"
    EASY_FRENCH = "fr-x-falc", "français facile à lire (FALC)"
    ENGLISH = "en", "anglais"
    ARABIC = "ar", "arabe"
    TURKISH = "tr", "turc"
    PORTUGUESE = "pt", "portugais"
    UKRAINIAN = "uk", "ukrainien"


class DocumentAccess(models.TextChoices):
    """Whether a document can be read by everybody, as far as it was checked."""

    YES = "oui", "accessible"
    PARTLY = "partiel", "en partie accessible"
    NO = "non", "non accessible"
    UNKNOWN = "inconnu", "accessibilité non vérifiée"


class PartnerKind(models.TextChoices):
    """How a partner stands beside the platform."""

    FUNDER = "financeur", "Financeurs"
    PUBLIC = "public", "Partenaires publics"
    ASSOCIATION = "association", "Associations"
    TRADE = "metier", "Professionnels"


class Network(models.TextChoices):
    """Networks on which a platform may have an account."""

    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    LINKEDIN = "linkedin", "LinkedIn"
    YOUTUBE = "youtube", "YouTube"
    MASTODON = "mastodon", "Mastodon"
    PEERTUBE = "peertube", "PeerTube"

    def owns(self, host: str) -> bool:
        """Whether an account of this network may live at this host; free networks live anywhere."""
        if self in {Network.MASTODON, Network.PEERTUBE}:
            return "." in host
        domain = f"{self.value}.com"
        return host == domain or host.endswith(f".{domain}")


class BannerTone(models.TextChoices):
    """What the banner at the top of every page is for."""

    INFO = "info", "Information"
    WARNING = "warning", "Changement à connaître (fermeture, horaires)"
    DANGER = "danger", "Alerte (fraude, danger)"


class FoundKind(models.TextChoices):
    """What a search of the site may find; the values stand in addresses."""

    PAGE = "pages", "Pages"
    AID = "aides", "Aides"
    NEWS = "actualites", "Actualités"
    QUESTION = "questions", "Questions fréquentes"
    TERM = "mots", "Mots expliqués"
    DOCUMENT = "documents", "Documents"
    RENOVATION = "renovations", "Rénovations"
    EVENT = "evenements", "Événements"
    PLACE = "lieux", "Lieux d’accueil"
    COMPANY = "professionnels", "Professionnels RGE"
