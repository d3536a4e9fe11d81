"""Invented contents of the sheets, with the long names and empty places that real life brings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal

from django.core.paginator import Paginator

from renovation.diagnosis.estimation import LiveRange
from renovation.edge.pictures import (
    Bar,
    Bars,
    Columns,
    FinancingBar,
    HeatHouse,
    Month,
    Point,
    PriceBand,
    PriceHistory,
    PriceYear,
    SavingsCurve,
    ScenarioPath,
    ScenarioPaths,
    Share,
)
from renovation.edge.pictures.cash import CashCurve, CashMonth
from renovation.edge.pictures.icons import icon_names
from selfservice.live import Narrowing

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LONG_NAME = "Marie-Antoinette de La Rochefoucauld-Montbel-Saint-Hippolyte"
TOKENS = (
    ("brand-900", "brand-700", "brand-600", "brand-100", "brand-50"),
    ("accent-700", "accent-500", "accent-100", "paper", "sheet"),
    ("ink", "ink-2", "line-strong", "line", "focus"),
    ("danger", "warn", "ok", "info", "window"),
)


@dataclass(frozen=True)
class Node:
    """A figure's explanation."""

    label: str
    result: Decimal
    unit: str = "€"
    formula: str = ""
    source: str = ""
    to_verify: bool = False
    children: tuple["Node", ...] = field(default=())


def contents_of(name: str) -> Mapping[str, Any]:
    """What the sheet of this name shows."""
    return _CONTENTS[name]() if name in _CONTENTS else {}


def _foundations() -> Mapping[str, Any]:
    return {"icons": icon_names(), "tokens": TOKENS}


def _marks() -> Mapping[str, Any]:
    steps = [
        ("Conseil", "done"),
        ("Diagnostic", "done"),
        ("Financement", "now"),
        ("Travaux", "next"),
        ("Suivi", "next"),
    ]
    return {
        "steps": [{"label": label, "state": state, "text": ""} for label, state in steps],
        "crumbs": [("Accueil", "#"), ("Rénover pas à pas", "#")],
        "page": Paginator(range(95), 20).page(2),
        "tabs": [
            ("Résumé", "#", True),
            ("Logement", "#", False),
            ("Documents (3)", "#", False),
            ("Échanges", "#", False),
        ],
        "rows": [
            ("Logement", "Maison de 1965, 92 m²", "#"),
            ("Chauffage", "Gaz", "#"),
            ("Téléphone", "", "#"),
            ("Nom", LONG_NAME),
        ],
        "events": [
            {"at": AT, "title": "Devis d’isolation déposé", "author": "Camille Leroux", "text": "", "private": False},
            {
                "at": AT,
                "title": "",
                "author": "Claire Martin",
                "text": "Hésite entre deux entreprises.",
                "private": True,
            },
            {
                "at": AT,
                "title": "Appel de 12 minutes",
                "author": "Claire Martin",
                "text": "Aides expliquées.",
                "private": False,
            },
        ],
        "next": ["Vous recevez un e-mail de confirmation.", "Claire Martin vous appelle à l’heure choisie."],
    }


def _exchanges() -> Mapping[str, Any]:
    return {"at": AT, "long_name": LONG_NAME}


def _pictures() -> Mapping[str, Any]:
    months = ["janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
    before = [2900, 2500, 2100, 1300, 600, 250, 240, 240, 420, 1200, 2000, 2700]
    after = [1600, 1400, 1150, 720, 380, 210, 200, 200, 290, 690, 1120, 1500]
    return {
        "house": HeatHouse({"walls": 31, "roof": 27, "air": 18, "windows": 11, "floor": 8, "bridges": 5}),
        "price_band": PriceBand("Isoler les murs par l’extérieur", "€ HT par m²", *map(Decimal, (115, 240, 168, 262))),
        "price_history": PriceHistory(
            "Isoler les murs par l’extérieur",
            "€ HT par m²",
            [
                PriceYear("2024", Decimal(108), Decimal(155), Decimal(219), 31),
                PriceYear("2025", Decimal(112), Decimal(161), Decimal(230), 44),
                PriceYear("2026", Decimal(115), Decimal(168), Decimal(240), 38),
            ],
        ),
        "energy": Bars(
            "Énergie utilisée en un an",
            "kWh",
            [
                _bar("Chauffage", 17200),
                _bar("Eau chaude", 2650),
                _bar("Éclairage et ventilation", 820),
                _bar("Climatisation", 0),
            ],
        ),
        "financing": FinancingBar(
            "Comment se payent 31 200 € de travaux",
            [
                _share("MaPrimeRénov’", 9800),
                _share("Certificats d’économies d’énergie (CEE)", 3100),
                _share("Aide de la Région", 1400),
                _share("Éco-prêt à taux zéro", 14000, "loan"),
                _share("Reste à payer tout de suite", 2900, "own"),
            ],
        ),
        "columns": Columns(
            "Nouveaux prospects par mois",
            "prospects",
            [
                _bar(month, count)
                for month, count in zip(months, [31, 28, 44, 37, 22, 19, 12, 8, 41, 52, 48, 30], strict=True)
            ],
        ),
        "curve": SavingsCurve(
            "Consommation de gaz, corrigée du climat",
            "kWh",
            [Month(month, Decimal(old), Decimal(new)) for month, old, new in zip(months, before, after, strict=True)],
        ),
        "cash": CashCurve(
            "Trésorerie des travaux",
            [
                CashMonth(month, Decimal(came), Decimal(went), Decimal(left))
                for month, came, went, left in [
                    ("12/26", 2600, 6330, -3730),
                    ("01/27", 0, 0, -3730),
                    ("02/27", 8000, 0, 4270),
                    ("03/27", 0, 8440, -4170),
                    ("04/27", 0, 6330, -10500),
                    ("06/27", 1500, 0, -9000),
                    ("08/27", 9000, 0, 0),
                ]
            ],
        ),
        "paths": _paths(),
        "empty_columns": Columns("Nouveaux dossiers par mois", "dossiers", []),
        "node": _explained(),
        "live": _live(),
    }


def _paths() -> ScenarioPaths:
    spent = {
        "A": [(0, 486, "G"), (9000, 390, "F"), (38000, 210, "D"), (54000, 92, "B")],
        "B": [(0, 486, "G"), (54000, 92, "B")],
    }
    return ScenarioPaths(
        "Énergie restante selon ce qui est dépensé",
        [
            ScenarioPath(mark, name, [Point(Decimal(eur), Decimal(kwh), letter) for eur, kwh, letter in spent[mark]])
            for mark, name in (("A", "Par étapes"), ("B", "En une seule fois"))
        ],
    )


def _office() -> Mapping[str, Any]:
    rows = [
        (
            "Leroux, Camille",
            "Saône · maison 1965",
            "Plan de financement",
            "info",
            "Devis à comparer",
            "aujourd’hui",
            "late",
        ),
        (
            "Copropriété Les Tilleuls",
            "Besançon · 24 lots",
            "Vote en assemblée",
            "warn",
            "Convocation avant le 2 décembre",
            "8 j",
            "warn",
        ),
        (LONG_NAME, "Pirey · maison 1982", "Diagnostic", "", "Visite à planifier", "12 j", "ok"),
    ]
    entries = [("Ce matin", 9, True), ("Prospects", 14, False), ("Dossiers", 212, False), ("Agenda", None, False)]
    return {**_marks(), "rows": rows, "entries": entries}


def _live() -> Narrowing:
    return Narrowing(LiveRange("C", "D", "F", 165, 240, 390), LiveRange("B", "D", "G", 110, 240, 520))


def _explained() -> Node:
    return Node(
        "Prime estimée",
        Decimal(9800),
        formula="40 % de la part retenue des travaux",
        source="invention de la galerie, aucun texte",
        children=(
            Node("Travaux retenus, hors taxes", Decimal(24500), formula="le plus petit du devis et du plafond"),
            Node("Taux de votre catégorie", Decimal(40), unit="%", to_verify=True),
        ),
    )


def _bar(label: str, value: int) -> Bar:
    return Bar(label, Decimal(value))


def _share(label: str, amount_eur: int, kind: Literal["aid", "loan", "own"] = "aid") -> Share:
    return Share(label, Decimal(amount_eur), kind)


_CONTENTS: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "fondations": _foundations,
    "reperes": _marks,
    "echanges": _exchanges,
    "images": _pictures,
    "bureau": _office,
}
