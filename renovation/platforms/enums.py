"""Roles, organisations, and the words of the table of rights."""

from django.db import models


class Role(models.TextChoices):
    ADVISER = "adviser", "Conseiller ou conseillère"
    MANAGER = "manager", "Responsable de plateforme"
    CONTRIBUTOR = "contributor", "Contributeur ou contributrice du site"
    EDITOR = "editor", "Rédacteur ou rédactrice du site"
    SITE_ADMINISTRATOR = "site_administrator", "Administrateur ou administratrice du site"
    PARTNER = "partner", "Partenaire"
    REGION_READER = "region_reader", "Lecture régionale"
    ADMINISTRATOR = "administrator", "Administrateur ou administratrice"

    @classmethod
    def of_the_office(cls) -> frozenset["Role"]:
        """Roles that open the back office."""
        return frozenset({cls.ADVISER, cls.MANAGER, cls.PARTNER, cls.REGION_READER, cls.ADMINISTRATOR})

    @classmethod
    def working_on_cases(cls) -> frozenset["Role"]:
        return frozenset({cls.ADVISER, cls.MANAGER})

    @classmethod
    def of_the_site(cls) -> frozenset["Role"]:
        """Roles that write the public site; none of them sees a case."""
        return frozenset({cls.CONTRIBUTOR, cls.EDITOR, cls.SITE_ADMINISTRATOR})


class OrganisationKind(models.TextChoices):
    REGION = "region", "Région"
    STRUCTURE = "structure", "Structure porteuse"
    PARTNER = "partner", "Partenaire"


class Density(models.TextChoices):
    COMFORTABLE = "comfortable", "Aérée"
    COMPACT = "compact", "Compacte"


class Relation(models.TextChoices):
    """What ties a reader to an object, from the closest to none."""

    OWN = "own", "le sien"
    REFERENT = "referent", "dont il est référent"
    PLATFORM = "platform", "de sa plateforme"
    SHARED = "shared", "partagé avec lui"
    REGION = "region", "de sa région"
    INSTALLATION = "installation", "commun à l’installation qu’il administre"
    NONE = "none", "sans lien"


class Right(models.TextChoices):
    """The acts of the table of rights."""

    READ_LEAD = "lead.read", "Consulter un prospect"
    WORK_LEAD = "lead.work", "Qualifier un prospect"
    SET_LEADS = "leads.set", "Régler la priorité et la répartition des prospects"
    OPEN_DOORS = "leads.doors", "Importer des prospects et tenir les clés d’envoi"
    BRING_LEADS = "leads.bring", "Transmettre un ménage à la plateforme"
    READ_SEGMENTS = "segments.read", "Consulter les segments et les campagnes"
    RUN_CAMPAIGNS = "campaigns.run", "Enregistrer des segments, écrire, lancer et exporter des campagnes"
    CALL_CAMPAIGNS = "campaigns.call", "Appeler pour une campagne et noter le résultat"
    READ_CASE = "case.read", "Consulter un dossier"
    WORK_CASE = "case.work", "Modifier un dossier"
    READ_NOTES = "case.notes", "Lire les notes privées"
    WRITE_MESSAGE = "case.message", "Écrire un message"
    ADD_DOCUMENT = "case.document", "Ajouter un document"
    READ_DOCUMENT = "document.read", "Consulter un document"
    RECORD_ACT = "act.record", "Noter un acte"
    OVERRIDE_STAGE = "case.override", "Passer outre les conditions d’une étape"
    ASSIGN_CASE = "case.assign", "Attribuer un dossier"
    READ_DIAGNOSIS = "diagnosis.read", "Consulter le diagnostic du conseiller"
    WORK_DIAGNOSIS = "diagnosis.work", "Établir le diagnostic du conseiller"
    READ_PROGRAMME = "programme.read", "Consulter le programme de travaux"
    WORK_PROGRAMME = "programme.work", "Établir le programme de travaux"
    READ_FINANCING = "financing.read", "Consulter les scénarios de financement"
    WORK_FINANCING = "financing.work", "Établir les scénarios de financement"
    READ_CONTRACTS = "contracts.read", "Consulter les devis, factures et règlements"
    WORK_CONTRACTS = "contracts.work", "Saisir les devis, factures et règlements"
    WORK_ALERTS = "alerts.work", "Consulter et reporter les alertes"
    SET_ALERTS = "alerts.set", "Écrire, essayer et allumer les règles d’alerte"
    READ_FIGURES = "figures.read", "Consulter les indicateurs"
    WRITE_SITE = "site.write", "Proposer des pages du site"
    EDIT_SITE = "site.edit", "Modifier et publier le site"
    DRESS_SITE = "site.dress", "Régler la marque, les menus et la validation du site"
    MANAGE_AGENTS = "agents.manage", "Gérer les comptes des agents"
    READ_JOURNAL = "journal.read", "Consulter le journal"
    MANAGE_JOBS = "jobs.manage", "Relancer les travaux"
    EDIT_OPENINGS = "openings.edit", "Ouvrir des créneaux"
    WORK_APPOINTMENTS = "appointments.work", "Prendre, déplacer et clore des rendez-vous"
    SET_AGENDA = "agenda.set", "Régler les types, les lieux et les rappels des rendez-vous"
    READ_REGISTRATIONS = "registrations.read", "Consulter les inscriptions aux événements"
    WORK_REGISTRATIONS = "registrations.work", "Annuler et exporter les inscriptions aux événements"
    SEND_LETTERS = "letters.send", "Envoyer la lettre d’information"
    EXPORT_SUBSCRIBERS = "subscribers.export", "Exporter et désinscrire les abonnés de la lettre"
    READ_PARAMETERS = "parameters.read", "Consulter les paramètres"
    EDIT_PARAMETERS = "parameters.edit", "Proposer des valeurs de paramètres"
    REVIEW_PARAMETERS = "parameters.review", "Relire et publier des valeurs de paramètres"
    READ_PATHWAYS = "pathways.read", "Consulter les parcours"
    EDIT_PATHWAYS = "pathways.edit", "Composer un parcours"
    PUBLISH_PATHWAYS = "pathways.publish", "Publier un parcours et y déplacer les dossiers"
    READ_PRICES = "prices.read", "Consulter la base de prix"
    FEED_PRICES = "prices.feed", "Ajouter des prix à la base"
    KEEP_PRICES = "prices.keep", "Écarter, rétablir, importer et exporter des prix"
    READ_LOCAL_AIDS = "local_aids.read", "Consulter les aides locales"
    EDIT_LOCAL_AIDS = "local_aids.edit", "Proposer une aide locale"
    REVIEW_LOCAL_AIDS = "local_aids.review", "Relire, publier et suspendre une aide locale"
    WORK_DIRECTORY = "directory.work", "Traiter les demandes et relire les fiches de l’annuaire"
    MANAGE_DIRECTORY = "directory.manage", "Tenir la charte et masquer une fiche de l’annuaire"
    INTRODUCE = "case.introduce", "Proposer des professionnels et transmettre des coordonnées"
