"""Addresses of the demonstration: any street of a commune that we know, at a point near its centre."""

from zlib import crc32

from renovation.territories.models import Commune
from renovation.territories.queries import find_communes
from renovation.territories.rules.addresses import Address, TypedAddress, take_apart

# About 800 metres each way, so that two streets do not stand at one point.
SPREAD_DEGREES = 0.008


class DemonstrationGeocoder:
    def find(self, typed: str, *, limit: int) -> list[Address]:
        parts = take_apart(typed)
        if not parts.street or not (parts.postcode or parts.city):
            return []
        communes = find_communes(parts.city or parts.postcode, limit=limit)
        kept = [commune for commune in communes if _has_postcode(commune, parts.postcode)]
        return [_address(parts, commune) for commune in kept if commune.latitude is not None]


def _has_postcode(commune: Commune, postcode: str) -> bool:
    return not postcode or postcode in {found.code for found in commune.postcodes.all()}


def _address(parts: TypedAddress, commune: Commune) -> Address:
    postcode = parts.postcode or min((found.code for found in commune.postcodes.all()), default="")
    drawn = crc32(parts.street.lower().encode())
    return Address(
        label=f"{parts.street}, {postcode} {commune.name}",
        kind="housenumber" if parts.street[0].isdigit() else "street",
        insee=commune.insee,
        postcode=postcode,
        city=commune.name,
        latitude=float(commune.latitude or 0) + (drawn % 1000 / 500 - 1) * SPREAD_DEGREES,
        longitude=float(commune.longitude or 0) + (drawn // 1000 % 1000 / 500 - 1) * SPREAD_DEGREES,
    )
