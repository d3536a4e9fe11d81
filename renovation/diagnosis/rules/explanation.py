"""How the figures were found: trees whose leaves add up to what is shown."""

from collections.abc import Callable, Mapping

from renovation.diagnosis.rules.energy import ghg_code, price_code, price_eur, primary_code
from renovation.diagnosis.rules.engine import Run
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand, Trace

METHOD = "Arrêté du 31 mars 2021, annexe 1 (méthode 3CL-DPE 2021, version simplifiée pour un questionnaire)"
CodeOf = Callable[[str, str], str]
USE_LABELS = {
    "heating": "Chauffage",
    "hot_water": "Eau chaude",
    "cooling": "Climatisation",
    "lighting": "Éclairage",
    "auxiliaries": "Pompes et ventilateurs",
}
SOURCE_LABELS = {
    "electricity": "électricité",
    "gas": "gaz",
    "oil": "fioul",
    "lpg": "propane ou butane",
    "logs": "bois en bûches",
    "pellets": "granulés de bois",
    "chips": "bois en plaquettes",
    "coal": "charbon",
    "network": "réseau de chaleur",
}
PART_LABELS = {
    "roof": "Toit",
    "walls": "Murs",
    "windows": "Fenêtres",
    "doors": "Portes",
    "floor": "Plancher du bas",
    "bridges": "Ponts de froid",
    "air": "Air renouvelé et fuites",
}

_FORMULAS: Mapping[str, str] = {
    "heating": "(Pertes de l’hiver − apports gratuits) × réduit de nuit ÷ rendement du chauffage.",
    "hot_water": "Besoin d’eau à 40\u00a0°C ÷ rendement de l’installation.",
    "cooling": "Chaleur à évacuer l’été ÷ rendement du climatiseur.",
    "lighting": "1,4\u00a0W par mètre carré × 0,9 × heures conventionnelles.",
    "auxiliaries": "Circulateurs, brûleur et ventilateurs.",
}


def explain(one: Run, parameters: Parameters) -> Trace[float]:
    """The primary energy per m²."""
    return _by_use(
        one, parameters, "Énergie primaire par mètre carré", "kWh/m² par an", lambda _, source: primary_code(source)
    )


def explain_ghg(one: Run, parameters: Parameters) -> Trace[float]:
    """The greenhouse gases per m²."""
    return _by_use(one, parameters, "Gaz à effet de serre par mètre carré", "kg CO₂e/m² par an", ghg_code)


def explain_losses(one: Run) -> Trace[float]:
    """The heat lost by each part, watts per degree."""
    parts = [
        Trace(
            PART_LABELS[part],
            "Surface × perte de chaleur par mètre carré." if part != "air" else "Débit d’air × 0,34.",
            loss,
            "W/K",
        )
        for part, loss in one.losses_w_k.items()
        if loss > 0
    ]
    return Trace(
        "Pertes de chaleur", "Somme des parties.", sum(part.result for part in parts), "W/K", METHOD, children=parts
    )


def explain_cost(one: Run, parameters: Parameters) -> Trace[float]:
    """The yearly cost, energy by energy: the bracket is that of the year's total."""
    totals: dict[str, float] = {}
    for sources in one.balance.uses.values():
        for source, kwh in sources.items():
            totals[source] = totals.get(source, 0.0) + kwh
    leaves = [_cost(source, kwh, parameters) for source, kwh in totals.items() if kwh > 0]
    return Trace(
        label="Coût conventionnel de l’année",
        formula="Somme des énergies, chacune au prix de sa tranche.",
        result=sum(leaf.result for leaf in leaves),
        unit="€ par an",
        source=METHOD,
        to_verify=any(leaf.to_verify for leaf in leaves),
        children=leaves,
    )


def _by_use(
    one: Run, parameters: Parameters, label: str, unit: str, code_of: Callable[[str, str], str]
) -> Trace[float]:
    uses = []
    for use, sources in one.balance.uses.items():
        leaves = [
            _leaf(source, kwh, one, code_of(use, source), parameters, unit)
            for source, kwh in sources.items()
            if kwh > 0
        ]
        if leaves:
            result = sum(leaf.result for leaf in leaves)
            uses.append(
                Trace(USE_LABELS[use], _FORMULAS[use], result, unit, children=leaves, operands=_operands(one, use))
            )
    total = sum(use.result for use in uses)
    return Trace(label, "Somme des usages, divisée par la surface habitable.", total, unit, METHOD, children=uses)


def _leaf(source: str, kwh: float, one: Run, code: str, parameters: Parameters, unit: str) -> Trace[float]:
    value, area_m2 = parameters.named(code), one.dwelling.area_m2
    factor, origin = float(value.value), value.source
    if code == ghg_code("", "network") and one.dwelling.network_kg_kwh is not None:
        factor, origin = one.dwelling.network_kg_kwh, "Contenu en carbone de ce réseau, saisi dans la description"
    return Trace(
        label=f"{SOURCE_LABELS[source].capitalize()}\u00a0: {_grouped(kwh)}\u00a0kWh par an",
        formula="Énergie consommée × facteur ÷ surface.",
        result=kwh * factor / area_m2,
        unit=unit,
        source=origin,
        to_verify=value.to_verify,
        operands=(
            Operand("Énergie consommée", kwh, "kWh par an"),
            Operand(value.label, factor, value.unit),
            Operand("Surface habitable", area_m2, "m²"),
        ),
        parameter=code,
    )


def _grouped(kwh: float) -> str:
    return f"{round(kwh):,}".replace(",", "\u202f")


def _cost(source: str, kwh: float, parameters: Parameters) -> Trace[float]:
    value = parameters.named(price_code(source))
    return Trace(
        label=f"{SOURCE_LABELS[source].capitalize()}\u00a0: {_grouped(kwh)}\u00a0kWh par an",
        formula="Part fixe + énergie consommée × prix de la tranche.",
        result=price_eur(kwh, parameters.brackets(value.code)),
        unit="€ par an",
        source=value.source,
        to_verify=value.to_verify,
        operands=(Operand("Énergie consommée", kwh, "kWh par an"),),
        parameter=value.code,
    )


def _operands(one: Run, use: str) -> tuple[Operand[float], ...]:
    if use == "heating":
        return (
            Operand("Pertes par degré d’écart", one.total_w_k, "W/K"),
            Operand("Pertes de l’hiver", one.heating.lost_kwh, "kWh"),
            Operand("Chaleur à fournir, apports gratuits déduits", one.heating.need_kwh, "kWh"),
            Operand("Réduit de nuit et d’absence", one.heating.intermittence, ""),
            *(
                Operand(f"Rendement de l’appareil, {SOURCE_LABELS[heater.energy]}", heater.generation, "")
                for heater in one.heating.heaters
            ),
        )
    if use == "hot_water":
        return (Operand("Besoin d’eau chaude", one.water_need_kwh, "kWh"),)
    return ()
