"""The words of heating (annexe 1 of the method, sections 8 and 9)."""

from renovation.diagnosis.rules.detail.terms.term import Term


class Programme(Term):
    """How the heating is turned down (section 8)."""

    NONE = "none", "Aucun programmateur"
    CENTRAL = "central", "Central, sans minimum de température"
    CENTRAL_MINIMUM = "central_minimum", "Central, avec minimum de température"
    ROOMS = "rooms", "Pièce par pièce, avec minimum de température"
    ROOMS_PRESENCE = "rooms_presence", "Pièce par pièce, avec détection de présence"
    SHARED = "shared", "Central collectif"
    SHARED_PRESENCE = "shared_presence", "Central collectif, avec détection de présence"


class Water(Term):
    """Temperature of the heating water."""

    NONE = "none", "Pas de réseau d’eau"
    LOW = "low", "Basse"
    MEDIUM = "medium", "Moyenne"
    HIGH = "high", "Haute (65 °C et plus)"


class EmitterPeriod(Term):
    BEFORE_1981 = "before_1981", "Avant 1981"
    FROM_1981 = "1981_2000", "De 1981 à 2000"
    SINCE_2001 = "since_2001", "Depuis 2001"


class Setup(Term):
    """How the generators of an installation work together (section 9)."""

    SIMPLE = "simple", "Un seul système"
    STOVE_SUPPORT = "stove_support", "Appoint par un poêle ou un insert"
    BATHROOM = "bathroom", "Radiateur électrique dans la salle de bains"
    STOVE_AND_BATHROOM = "stove_and_bathroom", "Poêle en appoint et électrique dans la salle de bains"
    RELAY_HEAT_PUMP = "relay_heat_pump", "Chaudière en relève d’une pompe à chaleur"
    RELAY_HEAT_PUMP_AND_STOVE = "relay_heat_pump_and_stove", "Chaudière en relève d’une PAC, et poêle en appoint"
    RELAY_WOOD = "relay_wood", "Relève d’une chaudière à bois"
    BASE_AND_SUPPORT = "base_and_support", "Base collective et appoint individuel"
    SOLAR = "solar", "Chauffage solaire et autre système"
