"""Advice on works: single works, ordered bundles and one path to a good class, each a new run of the whole model.

`advise` reads a household's answers, `advise_dwelling` a description part by part; both answer in the same shapes.
"""

from renovation.diagnosis.rules.advice.from_answers import Drawn, advise
from renovation.diagnosis.rules.advice.from_dwelling import advise_dwelling
from renovation.diagnosis.rules.advice.shapes import Advice, Bundle, Cost, Gain, Level, Range, Sizing, Standing, Work

__all__ = [
    "Advice",
    "Bundle",
    "Cost",
    "Drawn",
    "Gain",
    "Level",
    "Range",
    "Sizing",
    "Standing",
    "Work",
    "advise",
    "advise_dwelling",
]
