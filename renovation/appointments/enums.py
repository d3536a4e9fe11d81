"""Words of the agenda."""

from django.db import models


class Modality(models.TextChoices):
    PHONE = "phone", "Par téléphone"
    OFFICE = "office", "À l’accueil"
    VIDEO = "video", "En visioconférence"
    HOME = "home", "À votre domicile"
    TOWN_HALL = "town_hall", "À une permanence"

    @classmethod
    def at_a_place(cls) -> frozenset[str]:
        """Modalities for which the household comes somewhere."""
        return frozenset({cls.OFFICE, cls.TOWN_HALL})


class Access(models.TextChoices):
    """Who may book a type."""

    PUBLIC = "public", "Ouvert à tous"
    INVITED = "invited", "Sur invitation"
    TEAM = "team", "Pris par l’équipe seulement"


class PlaceKind(models.TextChoices):
    OFFICE = "office", "Accueil"
    TOWN_HALL = "town_hall", "Permanence"


class AppointmentState(models.TextChoices):
    BOOKED = "booked", "À venir"
    DONE = "done", "Fait"
    EXCUSED = "excused", "Excusé"
    MISSED = "missed", "Absent"
    CANCELLED = "cancelled", "Annulé"

    @classmethod
    def holding_time(cls) -> list[str]:
        """States in which the adviser's time is taken."""
        return [cls.BOOKED, cls.DONE, cls.MISSED]

    @classmethod
    def outcomes(cls) -> frozenset[str]:
        """What may be said of an appointment once its time has come."""
        return frozenset({cls.DONE, cls.EXCUSED, cls.MISSED})


class SessionState(models.TextChoices):
    OPEN = "open", "Ouverte"
    CANCELLED = "cancelled", "Annulée"


class BookingOrigin(models.TextChoices):
    """From where the appointment was taken."""

    SITE = "site", "Site"
    DIAGNOSIS = "diagnosis", "Résultat du diagnostic"
    AIDS = "aids", "Résultat des aides"
    PLACE = "place", "Page d’un lieu"
    EVENT = "event", "Événement"
    INVITATION = "invitation", "Invitation d’un conseiller"
    TEAM = "team", "Pris par l’équipe"
    WAITING_LIST = "waiting_list", "Liste d’attente"


class AbsenceReason(models.TextChoices):
    LEAVE = "leave", "Congé"
    ILLNESS = "illness", "Maladie"
    TRAINING = "training", "Formation"
    MEETING = "meeting", "Réunion"
    OTHER = "other", "Autre"


class Channel(models.TextChoices):
    MAIL = "mail", "E-mail"
    SMS = "sms", "SMS"


class MessageKind(models.TextChoices):
    """Messages that leave by themselves around an appointment."""

    REMINDER = "reminder", "Rappel"
    THANKS = "thanks", "Remerciement et questionnaire"
    NO_SHOW = "no_show", "Suite d’une absence"


class FeedDetail(models.TextChoices):
    """How much a calendar feed tells."""

    BUSY = "busy", "Occupé, sans détail"
    SUBJECT = "subject", "Sujet et lieu"
    FULL = "full", "Sujet, lieu et nom du ménage"


class WaitingState(models.TextChoices):
    WAITING = "waiting", "En attente"
    BOOKED = "booked", "Rendez-vous pris"
    LEFT = "left", "Sorti de la liste"


class OfferState(models.TextChoices):
    OFFERED = "offered", "Proposé"
    ACCEPTED = "accepted", "Accepté"
    DECLINED = "declined", "Refusé"
    EXPIRED = "expired", "Sans réponse"


class LinkKind(models.TextChoices):
    """What a personal link of a mail opens."""

    MANAGE = "manage", "Gérer le rendez-vous"
    SURVEY = "survey", "Répondre au questionnaire"


class Fate(models.TextChoices):
    """What becomes of an appointment whose hours or adviser are withdrawn."""

    KEEP = "keep", "Garder tel quel"
    MOVE = "move", "Déplacer à un autre moment"
    GIVE = "give", "Confier à une autre personne"
    CANCEL = "cancel", "Annuler"
