"""Informative pictures, drawn on the server as SVG, each with a text alternative and a table beside."""

from renovation.documents.qr import QrCode
from renovation.edge.pictures.bars import Bar, Bars
from renovation.edge.pictures.columns import Columns
from renovation.edge.pictures.curve import Month, SavingsCurve
from renovation.edge.pictures.financing import FinancingBar, Share
from renovation.edge.pictures.house import HeatHouse
from renovation.edge.pictures.paths import Point, ScenarioPath, ScenarioPaths
from renovation.edge.pictures.prices import PriceBand, PriceHistory, PriceYear

__all__ = [
    "Bar",
    "Bars",
    "Columns",
    "FinancingBar",
    "HeatHouse",
    "Month",
    "Point",
    "PriceBand",
    "PriceHistory",
    "PriceYear",
    "QrCode",
    "SavingsCurve",
    "ScenarioPath",
    "ScenarioPaths",
    "Share",
]
