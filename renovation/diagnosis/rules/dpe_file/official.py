"""The figures that the DPE itself publishes: to be shown beside ours, never to replace them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor

from renovation.diagnosis.rules.dpe_file.document import Element
from renovation.diagnosis.rules.dpe_file.fields import plain_number
from renovation.diagnosis.rules.dpe_file.report import Report, Status, in_words
from renovation.diagnosis.rules.dpe_file.wording import choices_of

SECTION = "Résultats du DPE"
USES = {
    "heating": "ch",
    "hot_water": "ecs",
    "cooling": "fr",
    "lighting": "eclairage",
    "auxiliaries": "totale_auxiliaire",
}
LOSSES = {
    "walls": "mur",
    "roof": "plancher_haut",
    "floor": "plancher_bas",
    "windows": "baie_vitree",
    "doors": "porte",
    "bridges": "pont_thermique",
    "air": "renouvellement_air",
}
LETTERS = "ABCDEFG"
PLAUSIBLE_GAINS_KWH_M2 = 200
KNOWN_FACTORS = (2.3, 1.9)
FACTOR_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class EnergyRow:
    """What the file counts of one energy over the five uses, and for heating and hot water."""

    final_kwh: float
    ghg_kg: float
    heating_kwh: float
    hot_water_kwh: float


@dataclass(frozen=True, slots=True)
class OfficialFigures:
    """Yearly figures of the DPE: kWh, kWh/m² primary, kg CO2/m², €, W/K. A figure that the file lacks is None.

    `energy_class` is the class on the label (the worse of energy and climate), `ghg_class` that of the emissions alone.
    `electricity_factor` is the primary energy factor that the file's own figures show: 2.3, since 2026 1.9.
    `network_kg_kwh` is what it counts for a kWh of its heat network, kg CO2: each network has its own figure.
    """

    primary_kwh_m2: float | None = None
    final_kwh_m2: float | None = None
    ghg_kg_m2: float | None = None
    energy_class: str = ""
    ghg_class: str = ""
    use_kwh: Mapping[str, float] = field(default_factory=dict)
    loss_w_k: Mapping[str, float] = field(default_factory=dict)
    cost_eur: float | None = None
    heating_need_kwh: float | None = None
    hot_water_need_kwh: float | None = None
    solar_gains_kwh: float | None = None
    internal_gains_kwh: float | None = None
    electricity_factor: float | None = None
    electricity_kwh_m2: float | None = None
    energy_kwh: Mapping[str, float] = field(default_factory=dict)
    network_kg_kwh: float | None = None

    def primary_kwh_m2_with(self, factor: float) -> float | None:
        """Primary energy per m² as it would be with another factor for electricity; None if it cannot be told."""
        if self.primary_kwh_m2 is None or self.electricity_factor is None or self.electricity_kwh_m2 is None:
            return None
        return self.primary_kwh_m2 + (factor - self.electricity_factor) * self.electricity_kwh_m2


def read_official(dwelling: Element, area_m2: float | None, report: Report) -> OfficialFigures:
    """The results of the file, with a line for each class and main figure, and for what contradicts itself."""
    results = dwelling.child("sortie") or Element("sortie")
    # Compared, not taken over: results are not among what is left aside.
    report.seen.update(id(leaf) for _, leaf in results.leaves())
    primary = _per_m2(results, "ep_conso/ep_conso_5_usages", area_m2)
    final = _per_m2(results, "ef_conso/conso_5_usages", area_m2)
    factor = _electricity_factor(results)
    energies = energy_rows(dwelling)
    network = energies.get("network")
    figures = OfficialFigures(
        primary_kwh_m2=primary,
        final_kwh_m2=final,
        ghg_kg_m2=_per_m2(results, "emission_ges/emission_ges_5_usages", area_m2),
        energy_class=_letter(results, "ep_conso/classe_bilan_dpe"),
        ghg_class=_letter(results, "emission_ges/classe_emission_ges"),
        use_kwh=_several(results, "ef_conso/conso_", USES),
        loss_w_k=_several(results, "deperdition/deperdition_", LOSSES),
        cost_eur=_number(results, "cout/cout_5_usages"),
        heating_need_kwh=_number(results, "apport_et_besoin/besoin_ch"),
        hot_water_need_kwh=_number(results, "apport_et_besoin/besoin_ecs"),
        solar_gains_kwh=_gains(results, "apport_solaire_ch", area_m2, report),
        internal_gains_kwh=_gains(results, "apport_interne_ch", area_m2, report),
        electricity_factor=factor,
        electricity_kwh_m2=_electricity_kwh_m2(primary, final, factor),
        energy_kwh={code: row.final_kwh for code, row in energies.items()},
        network_kg_kwh=network.ghg_kg / network.final_kwh if network is not None and network.final_kwh > 0 else None,
    )
    _report(figures, report)
    return figures


def energy_rows(dwelling: Element) -> dict[str, EnergyRow]:
    """The results of the file by energy, in our words."""
    found: dict[str, EnergyRow] = {}
    for row in dwelling.all("sortie/sortie_par_energie_collection/sortie_par_energie"):
        choice = choices_of("enum_type_energie_id").get(round(_number(row, "enum_type_energie_id") or 0))
        if choice is not None:
            before = found.get(choice.code, EnergyRow(0, 0, 0, 0))
            tags = ("conso_5_usages", "emission_ges_5_usages", "conso_ch", "conso_ecs")
            final, ghg, heating, water = (_number(row, tag) or 0.0 for tag in tags)
            found[choice.code] = EnergyRow(
                before.final_kwh + final,
                before.ghg_kg + ghg,
                before.heating_kwh + heating,
                before.hot_water_kwh + water,
            )
    return found


def _per_m2(results: Element, tag: str, area_m2: float | None) -> float | None:
    """The figure per m², with the decimals that the file cut off: from the sum of the uses, else from the total."""
    published, total = _number(results, f"{tag}_m2"), _number(results, tag)
    if not area_m2:
        return published
    uses = _several(results, f"{tag.removesuffix('5_usages')}", USES)
    sums = [sum(uses.values())] if len(uses) == len(USES) else []
    for one in (*sums, total):
        if one is not None and (published is None or 0 <= one / area_m2 - published < 1):
            return one / area_m2
    return published


def _electricity_kwh_m2(primary: float | None, final: float | None, factor: float | None) -> float | None:
    """Only electricity has a factor other than 1: the difference of the two totals gives how much of it there is."""
    if primary is None or final is None or factor is None:
        return None
    return max(0.0, (primary - final) / (factor - 1))


def _report(figures: OfficialFigures, report: Report) -> None:
    rows = (
        ("Énergie primaire", figures.primary_kwh_m2, "kWh/m²·an"),
        ("Émissions de gaz à effet de serre", figures.ghg_kg_m2, "kg CO₂/m²·an"),
        ("Dépense annuelle", figures.cost_eur, "€"),
    )
    for label, value, unit in rows:
        words = in_words(floor(value), unit) if value is not None else ""
        report.note(Status.READ if words else Status.MISSING, label, words, "", section=SECTION)
    for label, letter in (("Classe du DPE", figures.energy_class), ("Classe climat", figures.ghg_class)):
        report.note(Status.READ if letter else Status.MISSING, label, letter, "", section=SECTION)
    if figures.energy_class and figures.ghg_class and figures.ghg_class > figures.energy_class:
        said = (
            f"La classe du DPE ({figures.energy_class}) devrait être au mieux la classe climat ({figures.ghg_class})."
        )
        report.note(Status.ODD, "Classes", f"{figures.energy_class} et {figures.ghg_class}", said, section=SECTION)
    if figures.primary_kwh_m2 is not None and figures.electricity_factor is None:
        said = "Le coefficient d’énergie primaire de l’électricité ne se lit pas dans le fichier."
        report.note(Status.ODD, "Coefficient de l’électricité", "", said, section=SECTION)


def _number(results: Element, path: str) -> float | None:
    value = plain_number(results.value(path))
    return value if value is None or value >= 0 else None


def _several(results: Element, prefix: str, tags: Mapping[str, str]) -> dict[str, float]:
    found = {name: _number(results, f"{prefix}{tag}") for name, tag in tags.items()}
    if "auxiliaries" in found and found["auxiliaries"] is None:
        found["auxiliaries"] = _auxiliaries(results, prefix)
    return {name: value for name, value in found.items() if value is not None}


def _auxiliaries(results: Element, prefix: str) -> float | None:
    """The sum of the auxiliaries, where their total is not said; the file also gives them for a wasteful use."""
    branch, _, start = prefix.rpartition("/")
    group = results.child(branch)
    tags = [one for one in group.children if one.tag.startswith(f"{start}auxiliaire_")] if group is not None else []
    parts = [plain_number(one.text) or 0.0 for one in tags if not one.tag.endswith("_depensier")]
    return sum(parts) if parts else None


def _letter(results: Element, path: str) -> str:
    letter = results.value(path).upper()
    return letter if len(letter) == 1 and letter in LETTERS else ""


def _electricity_factor(results: Element) -> float | None:
    """What lighting, always electric, was multiplied by."""
    primary, final = _number(results, "ep_conso/ep_conso_eclairage"), _number(results, "ef_conso/conso_eclairage")
    if not primary or not final:
        return None
    return next((factor for factor in KNOWN_FACTORS if abs(primary / final - factor) < FACTOR_TOLERANCE), None)


def _gains(results: Element, tag: str, area_m2: float | None, report: Report) -> float | None:
    """Free gains in kWh: half of the software writes them in Wh."""
    value = _number(results, f"apport_et_besoin/{tag}")
    if value is None or not area_m2 or value / area_m2 <= PLAUSIBLE_GAINS_KWH_M2:
        return value
    said = "Le fichier les donnait en wattheures."
    label = "Apports du soleil" if "solaire" in tag else "Apports internes"
    report.note(Status.ADAPTED, label, in_words(value / 1000, "kWh"), said, section=SECTION)
    return value / 1000
