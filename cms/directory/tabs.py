"""The tabs at the top of the directory: who is looked for, then the search by name and the check at a date."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from renovation.professionals.rules.works import Trade


class Tab(NamedTuple):
    label: str
    address: str
    is_here: bool


def tabs_for(here: Trade | str, place: dict[str, str] | None = None) -> list[Tab]:
    """A trade keeps the place that was looked from; `here` is a trade or the name of a view."""
    trades = [Tab(trade.label, _address(trade, place or {}), trade is here) for trade in Trade]
    others = [("Par nom ou SIRET", "cms:directory_name"), ("Vérifier à une date", "cms:directory_check")]
    return [*trades, *(Tab(label, reverse(name), name == here) for label, name in others)]


def _address(trade: Trade, place: dict[str, str]) -> str:
    query = place if trade is Trade.WORKS else {"travaux": trade.value, **place}
    return reverse("cms:directory") + (f"?{urlencode(query)}" if query else "")
