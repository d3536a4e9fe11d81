"""What a household types."""

from typing import Any

from django.test import Client

# Screen by screen, in the order in which they are asked.
HOUSE: dict[str, dict[str, Any]] = {
    "home": {"kind": "house", "who": "owner"},
    "period": {"period": "1948_1974", "renovated": "partly"},
    "area": {"area_m2": "100"},
    "heating": {"heating": "oil", "support_stove": "no"},
    "hot_water": {"hot_water": "same"},
    "shape": {"shape": "high_attic"},
    "sides": {"sides": "4"},
    "walls": {"wall_material": "block"},
    "wall_insulation": {"wall_insulation": "none"},
    "roof_insulation": {"roof_insulation": "thin"},
    "floor": {"floor": "cellar", "floor_insulation": "no"},
    "windows": {"glazing": "old_double"},
    "ventilation": {"ventilation": "natural"},
    "regulation": {"control": "none", "generator_age": "middle", "emitter": "radiators"},
    "equipment": {},
    "bills": {"bills_oil": "24000", "bills_oil_unit": "kwh"},
    "comfort": {"winter": ["cold_rooms", "draughts"], "summer": ["fine"]},
    "wishes": {"wishes": ["save"], "horizon": "later", "note": "Surtout la chambre au nord."},
}
FAST = ("home", "period", "area", "heating", "hot_water")
RESULT = "/diagnostic/resultat/"


def question(code: str) -> str:
    return f"/diagnostic/question/{code}/"


def answer_all(client: Client, answers: dict[str, dict[str, Any]] = HOUSE) -> str:
    """Answer page after page, as the pages lead; gives the address where it ends."""
    address = question("home")
    for _ in range(len(HOUSE) + 6):
        if address.endswith("/premiere-estimation/"):
            address = question(client.get(address).context["following"].code)
        if "/question/" not in address:
            return address
        code = address.rstrip("/").split("/")[-1]
        address = client.post(address, answers.get(code, {"skip": "1"}))["Location"]
    raise AssertionError("the questions never end")


def answer_fast(client: Client, **changes: dict[str, Any]) -> str:
    """The fast track alone; gives the address where it leads."""
    address = ""
    for code in FAST:
        address = client.post(question(code), {**HOUSE[code], **changes.get(code, {})})["Location"]
    return address


def contact_typed(opened: str, **changes: str) -> dict[str, str]:
    """The contact form as a household fills it in."""
    typed = {
        "opened": opened,
        "last_name": "Faure",
        "first_name": "Inès",
        "email": "ines.faure@courriel.example",
        "phone": "06 12 34 56 78",
        "request": "La maison est froide l’hiver.",
        "preferred_channel": "phone",
        "callback_wish": "le mardi soir",
        "advice": "on",
    }
    return typed | changes
