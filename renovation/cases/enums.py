"""States and stages of the adviser's work."""

from django.db import models


class LeadOrigin(models.TextChoices):
    DIAGNOSIS = "diagnosis", "Autodiagnostic"
    APPOINTMENT = "appointment", "Prise de rendez-vous"
    CALLBACK = "callback", "Demande de rappel"
    CONTACT = "contact", "Formulaire de contact"
    PHONE = "phone", "Appel"
    COUNTER = "counter", "Accueil"
    EVENT = "event", "Inscription à un événement"
    CAMPAIGN = "campaign", "Appel d’une campagne"
    IMPORT = "import", "Fichier importé"
    PARTNER = "partner", "Partenaire"
    API = "api", "Autre logiciel"


class LeadState(models.TextChoices):
    NEW = "new", "Nouveau"
    CONTACTED = "contacted", "Contacté"
    QUALIFIED = "qualified", "Qualifié"
    CONVERTED = "converted", "Devenu dossier"
    CLOSED = "closed", "Sans suite"

    @classmethod
    def waiting(cls) -> list[str]:
        """States in which somebody still has to act."""
        return [cls.NEW, cls.CONTACTED, cls.QUALIFIED]


class CloseReason(models.TextChoices):
    UNREACHABLE = "unreachable", "Injoignable"
    GAVE_UP = "gave_up", "Projet abandonné"
    ELSEWHERE = "elsewhere", "Hors territoire ou suivi ailleurs"
    ANSWERED = "answered", "Réponse donnée, sans suite attendue"
    DUPLICATE = "duplicate", "Doublon"


class Readiness(models.TextChoices):
    """How far the household is."""

    THINKING = "thinking", "Se renseigne"
    WITHIN_YEAR = "within_year", "Travaux dans l’année"
    SOON = "soon", "Travaux dans les trois mois"
    QUOTES = "quotes", "A déjà des devis"


class Stage(models.TextChoices):
    """Codes of the pathway of the study, with which every platform begins; the platform's own version has the names.

    Only CLOSED is the same everywhere: a case that is over stands at no stage of any pathway.
    """

    INFORMATION = "information", "Conseil"
    DIAGNOSIS = "diagnosis", "Bilan ou audit"
    PROGRAMME = "programme", "Programme de travaux"
    FINANCING = "financing", "Plan de financement"
    CONTRACTORS = "contractors", "Choix des entreprises"
    FILING = "filing", "Dépôt des demandes d’aide"
    WORKS = "works", "Travaux et visites"
    RECEPTION = "reception", "Réception"
    FOLLOW_UP = "follow_up", "Suivi"
    CLOSED = "closed", "Clos"

    @classmethod
    def running(cls) -> list["Stage"]:
        return [stage for stage in cls if stage is not cls.CLOSED]


class DocumentState(models.TextChoices):
    """What the team says of a document that the household handed over."""

    RECEIVED = "received", "Reçu"
    ACCEPTED = "accepted", "Accepté"
    REFUSED = "refused", "À refaire"


class ActChannel(models.TextChoices):
    PHONE = "phone", "Téléphone"
    OFFICE = "office", "Accueil ou permanence"
    HOME = "home", "Visite à domicile"
    VIDEO = "video", "Visioconférence"
    MAIL = "mail", "E-mail ou courrier"
    EVENT = "event", "Événement"
    SITE = "site", "Chantier"


class ActPublic(models.TextChoices):
    """In what quality the person was advised; always with an answer for what was not asked."""

    UNKNOWN = "", "Pas su"
    OWNER = "owner", "Propriétaire occupant"
    LANDLORD = "landlord", "Propriétaire bailleur"
    TENANT = "tenant", "Locataire"
    FREE = "free", "Occupant à titre gratuit"
    COMPANY_MEMBER = "company_member", "Membre d’une SCI"
    BOARD = "board", "Conseil syndical"
    MANAGER = "manager", "Syndic de copropriété"
    PROFESSIONAL = "professional", "Professionnel"
    OTHER = "other", "Autre"


class ActIncome(models.TextChoices):
    """Anah's four classes, as an act freezes them."""

    UNKNOWN = "", "Pas su"
    VERY_MODEST = "very_modest", "Très modestes"
    MODEST = "modest", "Modestes"
    INTERMEDIATE = "intermediate", "Intermédiaires"
    HIGHER = "higher", "Supérieurs"


class ActSubject(models.TextChoices):
    GENERAL = "general", "Question générale"
    AIDS = "aids", "Aides financières"
    BUDGET = "budget", "Budget et prêts"
    ENVELOPE = "envelope", "Isolation et fenêtres"
    HEATING = "heating", "Chauffage et eau chaude"
    VENTILATION = "ventilation", "Ventilation et humidité"
    RENEWABLE = "renewable", "Énergies renouvelables"
    SUMMER = "summer", "Confort d’été"
    HABITS = "habits", "Gestes et factures"
    QUOTES = "quotes", "Lecture de devis"
    CONTRACTORS = "contractors", "Recherche d’entreprises"
    RULES = "rules", "Droit et règlement"
    CANVASSING = "canvassing", "Démarchage"
    OTHER = "other", "Autre"


class ActWork(models.TextChoices):
    """Works that the person thinks of."""

    WALLS = "walls", "Murs"
    ROOF = "roof", "Toit ou combles"
    FLOOR = "floor", "Plancher bas"
    WINDOWS = "windows", "Fenêtres"
    VENTILATION = "ventilation", "Ventilation"
    HEATING = "heating", "Chauffage"
    HOT_WATER = "hot_water", "Eau chaude"
    SOLAR = "solar", "Solaire"
    WHOLE = "whole", "Rénovation d’ensemble"


class ActFollowUp(models.TextChoices):
    """What comes next, as it was agreed with the person."""

    UNKNOWN = "", "Pas dit"
    NONE = "none", "Rien de plus"
    CALL = "call", "Nouvel échange"
    VISIT = "visit", "Visite"
    AUDIT = "audit", "Audit"
    SUPPORT = "support", "Accompagnement"
    OPERATOR = "operator", "Mon Accompagnateur Rénov’ ou opérateur"
    ELSEWHERE = "elsewhere", "Orientation vers un autre service"


class Tie(models.TextChoices):
    """What somebody is to the holder of a project."""

    SPOUSE = "spouse", "Conjoint ou conjointe"
    RELATIVE = "relative", "Enfant, parent ou proche qui aide"
    OWNER = "owner", "Copropriétaire du logement"
    GUARDIAN = "guardian", "Tuteur ou curateur"
    MANDATED = "mandated", "Personne mandatée"


class GroupedKind(models.TextChoices):
    """What may be done to several cases at once."""

    ASSIGN = "assign", "Confier à quelqu’un"
    STAGE = "stage", "Changer d’étape"
    MESSAGE = "message", "Écrire aux ménages"


class ExportState(models.TextChoices):
    WAITING = "waiting", "En attente"
    WRITING = "writing", "En cours"
    READY = "ready", "Prêt"
    STOPPED = "stopped", "Arrêté"

    @classmethod
    def running(cls) -> frozenset["ExportState"]:
        return frozenset({cls.WAITING, cls.WRITING})
