"""What one work does to another, to the building and to its neighbours: warnings in plain words."""

from collections.abc import Sequence

from renovation.diagnosis.rules.advice.catalogue import AIR, HEATING, Sheet
from renovation.diagnosis.rules.advice.shapes import Sizing
from renovation.diagnosis.rules.advice.subject import Facts

INSIDE_C = 19.0
TIGHTENING = frozenset({"roof_attic", "roof_rafters", "roof_terrace", "walls_outside", "walls_inside", "windows"})
_ROOFS = frozenset({"roof_attic", "roof_rafters", "roof_terrace"})
_SEEN_FROM_OUTSIDE = frozenset({"walls_outside", "windows", "heat_pump", "air_heat_pump", "new_heat_pump"})
_SIZED = frozenset({"heat_pump", "new_heat_pump", "shared_heat_pump", "new_wood_boiler", "boiler"})
_ON_WATER = frozenset({"heat_pump", "new_heat_pump", "shared_heat_pump"})
# Below this, the power hardly changes and the comparison says nothing.
NOTABLE_KW = 1.0

AIR_NEEDED = (
    "Votre logement deviendra plus étanche\u00a0: prévoyez une ventilation mécanique dans le même chantier, "
    "sinon l’humidité peut s’installer."
)
AIR_CHECK = "Vérifiez que la ventilation marche bien, et gardez les entrées d’air ouvertes."
OIL_BAN = (
    "Depuis le 1er juillet 2022, une chaudière fioul en panne définitive ne peut plus être remplacée par une chaudière "
    "fioul neuve, sauf exception (article R.\u00a0171-13 du code de la construction et de l’habitation, décret "
    "n°\u00a02022-8 du 5\u00a0janvier 2022). Si elle lâche avant l’isolation, changez-la sans attendre."
)
WORN = "Si votre chauffage tombe en panne avant la fin des travaux, changez-le sans attendre l’isolation."
MOISTURE_OUTSIDE = (
    "Mur ancien en pierre, en terre ou en brique\u00a0: il doit pouvoir sécher. Choisissez un isolant et un enduit "
    "ouverts à la vapeur d’eau (chaux, fibre de bois, liège), jamais un enduit de ciment. Traitez d’abord les "
    "remontées d’eau."
)
MOISTURE_INSIDE = (
    "Mur ancien en pierre, en terre ou en brique\u00a0: il doit pouvoir sécher. Choisissez des isolants capillaires et "
    "ouverts à la vapeur d’eau (chaux-chanvre, fibre de bois), et soignez les bouts de poutres. Traitez d’abord les "
    "remontées d’eau."
)
HERITAGE = (
    "Bâtiment ancien\u00a0: près d’un monument ou en secteur protégé, l’aspect extérieur ne change qu’avec l’accord de "
    "l’architecte des Bâtiments de France. Demandez à la mairie."
)
DECLARATION = "L’aspect extérieur change\u00a0: une déclaration préalable est à déposer en mairie avant les travaux."
SHARED = "À décider en copropriété, par un vote en assemblée générale."
ACCORD = "L’aspect de l’immeuble change\u00a0: l’accord de la copropriété est nécessaire."
SHARED_DUCTS = "Dans un immeuble, les conduits d’air sont souvent communs\u00a0: voyez d’abord le syndic."
ASBESTOS = "Bâti d’avant juillet 1997\u00a0: avant de percer, faites chercher l’amiante, et le plomb avant 1949."
SUMMER_ROOF = "C’est aussi ce qui protège le mieux de la chaleur de l’été."
SUMMER_WINDOWS = "Pour l’été, prévoyez en même temps des volets ou des stores extérieurs."
ALONE = "À faire de préférence après l’isolation\u00a0: l’appareil sera plus petit."
MILD_WATER = (
    "Faites vérifier que vos radiateurs suffisent avec une eau moins chaude (55\u00a0°C au plus), et placez l’appareil "
    "loin des chambres et des voisins."
)
TOGETHER = (
    "Les fenêtres et les murs se touchent\u00a0: faites-les ensemble, pour un raccord étanche et sans pont de froid."
)
AIR_COSTS = (
    "Le renouvellement de l’air peut demander un peu plus d’énergie\u00a0: c’est le prix d’un logement sain, et "
    "les autres travaux le rattrapent."
)
UNSURE = "Vous n’avez pas su le dire\u00a0: à vérifier sur place avant de décider."


def warnings_of(
    sheet: Sheet, facts: Facts, *, aired: bool, insulated: bool, costs_more: bool = False
) -> tuple[str, ...]:
    """`aired`: mechanical ventilation stands or comes in the same bundle. `insulated`: no insulation is left to do."""
    found = [*_shared(sheet, facts), *_building(sheet, facts), *_summer(sheet)]
    if sheet.code in TIGHTENING:
        found.append(AIR_CHECK if aired else AIR_NEEDED)
    if sheet.stage == AIR and costs_more:
        found.append(AIR_COSTS)
    if sheet.stage == HEATING:
        if not insulated:
            found.append(ALONE)
        if sheet.code in _ON_WATER:
            found.append(MILD_WATER)
        if facts.oil:
            found.append(OIL_BAN)
    if facts.unknown.intersection(sheet.depends_on):
        found.append(UNSURE)
    return tuple(found)


def bundle_warnings(sheets: Sequence[Sheet], facts: Facts) -> tuple[str, ...]:
    """What is better done together, and what may turn the order round: a worn generator that breaks first."""
    codes = {sheet.code for sheet in sheets}
    found = [TOGETHER] if "windows" in codes and codes & {"walls_outside", "walls_inside"} else []
    if facts.worn_generator and any(sheet.stage == HEATING for sheet in sheets):
        found.append(OIL_BAN if facts.oil else WORN)
    return tuple(found)


def sizing(sheet: Sheet, facts: Facts, *, bare_w_k: float, insulated_w_k: float) -> Sizing | None:
    """The power that losses ask for at the base temperature of the climate (annexe 1, section 18.2).

    A generator that heats the whole building is sized for the building, not for one flat.
    """
    if sheet.code not in _SIZED or sheet.code == "shared_heat_pump" or facts.collective_heating:
        return None
    degrees = INSIDE_C - facts.outside_base_c
    bare, insulated = (round(loss * degrees / 1000, 1) for loss in (bare_w_k, insulated_w_k))
    if bare - insulated < NOTABLE_KW:
        sentence = f"Puissance à prévoir\u00a0: environ {_kw(insulated)}."
    else:
        sentence = f"Isolez d’abord\u00a0: environ {_kw(insulated)} suffiront, au lieu de {_kw(bare)} aujourd’hui."
    return Sizing(bare_kw=bare, insulated_kw=insulated, sentence=sentence)


def _shared(sheet: Sheet, facts: Facts) -> list[str]:
    if not facts.flat:
        return [DECLARATION] if sheet.code in {"walls_outside", "windows"} else []
    if sheet.shared_in_flat:
        return [SHARED]
    if sheet.stage == AIR:
        return [SHARED_DUCTS]
    return [ACCORD] if sheet.code in _SEEN_FROM_OUTSIDE else []


def _building(sheet: Sheet, facts: Facts) -> list[str]:
    found = []
    if facts.breathing_walls and sheet.code in {"walls_outside", "walls_inside"}:
        found.append(MOISTURE_OUTSIDE if sheet.code == "walls_outside" else MOISTURE_INSIDE)
    if facts.before_1948 and sheet.code in _SEEN_FROM_OUTSIDE:
        found.append(HERITAGE)
    if facts.before_1997 and sheet.code in {"roof_rafters", "roof_terrace", "walls_outside", "walls_inside"}:
        found.append(ASBESTOS)
    return found


def _summer(sheet: Sheet) -> list[str]:
    if sheet.code in _ROOFS:
        return [SUMMER_ROOF]
    return [SUMMER_WINDOWS] if sheet.code == "windows" else []


def _kw(power: float) -> str:
    return f"{power:.0f}\u00a0kW"
