"""Advice on works: single works, ordered bundles and one path to a good class, each a new run of the whole model."""

from renovation.diagnosis.rules.advice.from_answers import Drawn, advise
from renovation.diagnosis.rules.advice.shapes import Advice, Bundle, Cost, Gain, Range, Sizing, Standing, Work

__all__ = ["Advice", "Bundle", "Cost", "Drawn", "Gain", "Range", "Sizing", "Standing", "Work", "advise"]
