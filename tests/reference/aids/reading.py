"""From a situation of the reference form to ours. What the simulator took by default is given to us as it was."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from renovation.aids.rules.situation import (
    Adaptation,
    Home,
    Household,
    Letting,
    Line,
    Project,
    PropertyTax,
    Situation,
    Syndicate,
    Unfit,
)
from renovation.aids.rules.vocabulary import LETTERS, Age, Asker, Extent, HomeKind
from renovation.aids.rules.works import Work

Raw = Mapping[str, Any]
ASKERS = {
    "propriétaire": Asker.OWNER,
    "acquéreur": Asker.BUYER,
    "non propriétaire": Asker.TENANT,
    "copropriété": Asker.SYNDICATE,
}
AGES = {
    "moins de 2 ans": Age.UNDER_2,
    "de 2 à 10 ans": Age.FROM_2_TO_10,
    "de 10 à 15 ans": Age.FROM_10_TO_15,
    "au moins 15 ans": Age.OVER_15,
}
KINDS = {"maison": HomeKind.HOUSE, "appartement": HomeKind.FLAT}
EXTENTS = {
    "parois vitrées": Extent.WINDOWS,
    "un poste": Extent.ONE,
    "deux postes": Extent.TWO,
    "trois postes": Extent.THREE,
    "performance énergétique globale": Extent.WHOLE,
    "assainissement": Extent.SEWAGE,
}
GAINS = {"moins de 35 %": 20, "entre 35 % et 50 %": 40, "plus de 50 %": 60}
SEEKERS = {"occupant": "occupant", "bailleur": "landlord", "copropriété": "syndicate"}
SUPPORTS = {"socle": "base", "complet": "full", "complet et rapport": "full_and_report"}
DAMAGES = {"très dégradé": "severe", "sécurité": "safety", "moyennement dégradé": "moderate"}
CONDITIONS = {"age": "age", "gir": "gir", "incapacité": "disability", "pch": "pch"}
WORKS_VAT = Decimal("0.055")
GUIDE_COST = Decimal(2000)


def read(raw: Raw) -> Situation:
    """The whole situation; the works of the reference are one amount, at 5.5 % VAT."""
    return Situation(
        household=Household(
            persons=raw.get("ménage . personnes"),
            rfr_eur=number(raw.get("ménage . revenu")),
            region=raw.get("ménage . code région"),
            rfr_is_yearly=True,
        ),
        home=_home(raw),
        project=_project(raw),
        asker=ASKERS.get(raw.get("vous . propriétaire . statut", "propriétaire")),
        lives_there=_lives_there(raw),
        property_tax=_property_tax(raw),
        letting=_letting(raw),
        syndicate=_syndicate(raw),
        adaptation=_adaptation(raw),
        unfit=_unfit(raw) if raw.get("parcours d'aide") == "sécurité salubrité" else None,
    )


def number(value: Any) -> Decimal | None:
    """A number, or the number of a quantity with its unit ("35 %", "300 L")."""
    if value is None:
        return None
    found = re.match(r"-?\d+(?:[.,]\d+)?", str(value))
    return Decimal(found.group().replace(",", ".")) if found else None


def lines(raw: Raw) -> dict[str, Line]:
    """One line for each work of the reference, with what was said of it."""
    return {name: line_of(name, work, raw) for name, work in GESTURES.items()}


def line_of(name: str, work: Work, raw: Raw) -> Line:
    def said(key: str) -> Any:
        return raw.get(f"gestes . {name} . {key}")

    solar = work is Work.SOLAR_PUMP
    efficiency = said("CEE . Etas") or ("entre 111 % et 140 %" if solar else None)
    use = said("CEE . usage") or ("chauffage et eau chaude" if solar else None)
    lowest = re.search(r"\d+", efficiency) if efficiency else None
    return Line(
        work,
        quantity=number(said("MPR . surface") or said("MPR . quantité") or said("CEE . surface")),
        seasonal_efficiency_pct=Decimal(lowest.group()) if lowest else None,
        performance=number(said("CEE . SCOP")),
        heats_water=None if use is None else use == "chauffage et eau chaude",
        ventilation={"autoréglable": "self_regulating", "modulée": "modulated"}.get(said("CEE . type de ventilation")),
        tank_litres=number(said("capacité")),
        lost_attic=said("choix") == "combles perdus",
    )


GESTURES = {
    "recommandés . audit": Work.AUDIT,
    "ventilation . double flux": Work.DOUBLE_FLOW,
    "chauffage . PAC . air-eau": Work.AIR_WATER_PUMP,
    "chauffage . PAC . géo": Work.GROUND_PUMP,
    "chauffage . PAC . solaire": Work.SOLAR_PUMP,
    "chauffage . PAC . air-air": Work.AIR_AIR_PUMP,
    "chauffage . chauffe-eau thermodynamique": Work.THERMODYNAMIC_HEATER,
    "chauffage . fioul . dépose cuve": Work.OIL_TANK,
    "chauffage . bois . chaudière . manuelle": Work.MANUAL_BOILER,
    "chauffage . bois . chaudière . automatique": Work.AUTOMATIC_BOILER,
    "chauffage . bois . foyer et insert": Work.INSERT,
    "chauffage . bois . poêle . à bûches": Work.LOG_STOVE,
    "chauffage . bois . poêle . à granulés": Work.PELLET_STOVE,
    "chauffage . raccordement réseau . chaleur": Work.HEAT_NETWORK,
    "chauffage . raccordement réseau . froid": Work.COLD_NETWORK,
    "chauffage . solaire . chauffe-eau solaire": Work.SOLAR_HEATER,
    "chauffage . solaire . solaire combiné": Work.SOLAR_COMBINED,
    "chauffage . solaire . partie thermique PVT eau": Work.SOLAR_HYBRID,
    "isolation . vitres": Work.WINDOWS,
    "isolation . murs extérieurs": Work.OUTER_WALLS,
    "isolation . murs intérieurs": Work.INNER_WALLS,
    "isolation . rampants": Work.ROOF,
    "isolation . toitures terrasses": Work.FLAT_ROOF,
    "isolation . plancher bas": Work.FLOOR,
}


def _home(raw: Raw) -> Home:
    lives = _lives_there(raw)
    said = raw.get("logement . résidence principale " + ("propriétaire" if lives else "locataire"), True)
    return Home(
        kind=KINDS.get(raw.get("logement . type", "")),
        area_m2=number(raw.get("logement . surface")),
        age=AGES.get(raw.get("logement . période de construction", "au moins 15 ans")),
        region=raw.get("logement . code région"),
        department=raw.get("logement . code département"),
        epci=raw.get("logement . EPCI"),
        commune=raw.get("logement . commune"),
        label=_letter(raw.get("DPE . actuel")),
        main_residence=bool(said),
    )


def _project(raw: Raw) -> Project:
    cost = number(raw.get("projet . travaux"))
    whole = () if cost is None else (Line(Work.OTHER_ENERGY, cost_ht_eur=cost, vat_rate=WORKS_VAT),)
    return Project(
        lines=whole,
        target_label=_letter(raw.get("projet . DPE visé")),
        energy_gain_pct=number(raw.get("projet . gain energétique") or raw.get("projet . gain énergétique") or "30 %"),
        extent=EXTENTS.get(raw.get("logement . type travaux", "performance énergétique globale")),
        replaces_fossil_boiler=raw.get("CEE . projet . remplacement chaudière thermique", False),
        guide_cost_ttc_eur=GUIDE_COST,
        low_consumption_renovation=raw.get("projet . objectif BBC rénovation", False),
        low_consumption_new=raw.get("projet . objectif BBC neuf", False),
    )


def _lives_there(raw: Raw) -> bool | None:
    seeker = raw.get("mpa . situation demandeur") or raw.get("MPLD . situation demandeur")
    return True if seeker == "occupant" else raw.get("logement . propriétaire occupant")


def _letter(rank: int | None) -> str | None:
    return None if rank is None else LETTERS[rank - 1]


def _property_tax(raw: Raw) -> PropertyTax:
    rate = number(raw.get("taxe foncière . commune . taux"))
    return PropertyTax(
        town_rate=None if rate is None else rate / 100,
        town_voted=raw.get("taxe foncière . commune . éligible", False),
        yearly_eur=number(raw.get("logement . taxe foncière")),
        enough_spent=raw.get("taxe foncière . condition de dépenses", True),
    )


def _letting(raw: Raw) -> Letting:
    return Letting(
        eligible_town=raw.get("logement . commune . denormandie", False),
        price_eur=number(raw.get("logement . prix d'achat")),
        years=raw.get("denormandie . années de location"),
        two_kinds_of_works=raw.get("denormandie . gestes minimum", True),
        rent_eur_month=number(raw.get("locavantage . loyer")),
        rent_level=str(raw.get("locavantage . niveau loyer", "")).replace(" ", "") or None,
        intermediary=raw.get("locavantage . intermédiation locative"),
    )


def _syndicate(raw: Raw) -> Syndicate:
    gain = raw.get("copropriété . gain énergétique")
    return Syndicate(
        homes=raw.get("copropriété . nombre de logements"),
        cost_ht_eur=number(raw.get("copropriété . montant travaux")),
        energy_gain_pct=None if gain is None else Decimal(GAINS[gain]),
        leaves_leaky=raw.get("copropriété . bonus sortie passoire"),
        fragile=raw.get("copropriété . bonus copropriété fragile"),
        mostly_main_residences=raw.get("copropriété . condition résidence principale", True),
        over_15_years=raw.get("copropriété . condition 15 ans", True),
        under_police_order=raw.get("MPLD . copropriété . condition arrêté police", True),
    )


def _adaptation(raw: Raw) -> Adaptation:
    asker = SEEKERS[raw.get("mpa . situation demandeur", "occupant")]
    condition = raw.get("mpa . occupant . condition age ou handicap")
    if asker == "landlord":
        # The simulator asks nothing more of a landlord than not to answer "none".
        condition = raw.get("mpa . bailleur . condition locataire", "gir")
    return Adaptation(
        asker=asker,
        cost_eur=number(raw.get("mpa . montant travaux")),
        condition=None if condition is None else CONDITIONS.get(condition, condition),
        support=SUPPORTS.get(raw.get("mpa . occupant . accompagnement", "")),
    )


def _unfit(raw: Raw) -> Unfit:
    return Unfit(
        asker=SEEKERS[raw.get("MPLD . situation demandeur", "occupant")],
        cost_ht_eur=number(raw.get("MPLD . montant travaux")),
        damage=DAMAGES.get(raw.get("MPLD . bailleur . ampleur travaux", "")),
        gain_35=raw.get("MPLD . bailleur . bonus gain"),
    )
