"""What an estimate rests on: method, day, place, coefficient, prices. Said on the page and in the report."""

from datetime import date

from renovation.diagnosis.estimation import parameters_in_force, place_of
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.rules.climate import zone_of
from renovation.diagnosis.rules.energy import primary_code

NBSP = "\N{NO-BREAK SPACE}"
METHOD = "3CL-DPE 2021 (arrêté du 31 mars 2021, annexe 1), appliquée à un questionnaire"


def hypotheses(diagnosis: SelfDiagnosis, *, on: date) -> list[tuple[str, str]]:
    """Label and value of each hypothesis, in the order in which people ask about them."""
    parameters = parameters_in_force(on)
    coefficient = str(parameters.named(primary_code("electricity")).value).replace(".", ",")
    lines = [
        ("Méthode", METHOD),
        ("Version du calcul", diagnosis.engine_version),
        ("Usage supposé", f"19{NBSP}°C le jour, 16{NBSP}°C la nuit, une occupation moyenne : pas vos habitudes"),
        ("Électricité", f"1{NBSP}kWh consommé compte pour {coefficient}{NBSP}kWh d’énergie primaire"),
        ("Prix de l’énergie", "prix moyens du DPE, par tranche de consommation"),
        ("Empreinte des paramètres", diagnosis.parameters_fingerprint[:12]),
    ]
    return _place(diagnosis) + [(label, words.replace(" :", f"{NBSP}:")) for label, words in lines]


def _place(diagnosis: SelfDiagnosis) -> list[tuple[str, str]]:
    if diagnosis.commune is None:
        return []
    place = place_of(diagnosis.commune)
    altitude = f", {place.altitude_m}{NBSP}m" if place.altitude_m is not None else ""
    zone = zone_of(place.department).upper()
    return [("Climat", f"{diagnosis.commune.name} ({diagnosis.commune.department.name}){altitude}, zone {zone}")]
