"""What the household has chosen so far, as the addresses of the booking say it: nothing of it is kept elsewhere."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from renovation.appointments.enums import BookingOrigin, Modality
from renovation.appointments.models import AppointmentType
from renovation.appointments.queries import Search, bookable_types, public_adviser
from renovation.appointments.rules.offered import Asked, read_code
from renovation.edge.reading import read_id
from renovation.edge.requests import PlatformRequest
from renovation.platforms.queries import platform_serving
from renovation.territories.models import Commune
from renovation.territories.queries import commune_by_insee
from selfservice.diagnosis_cookie import current_diagnosis

# Where the household comes from, in the words of our addresses.
ORIGINS = {
    "diagnostic": BookingOrigin.DIAGNOSIS,
    "aides": BookingOrigin.AIDS,
    "lieu": BookingOrigin.PLACE,
    "evenement": BookingOrigin.EVENT,
}
HOME = Modality.HOME.value


@dataclass(frozen=True)
class Choice:
    """A way of being received, a place, a commune, somebody: each may still be open."""

    modality: str = ""
    place_id: UUID | None = None
    commune: Commune | None = None
    adviser_id: UUID | None = None
    origin: str = ""
    # Whether this platform makes visits in the commune.
    is_visited: bool = False

    @property
    def insee(self) -> str:
        return self.commune.pk if self.commune is not None else ""

    @property
    def booking_origin(self) -> BookingOrigin:
        return ORIGINS.get(self.origin, BookingOrigin.SITE)

    def pairs(self, **more: str) -> dict[str, str]:
        """What an address or a form carries on, without what is open."""
        said = {
            "modalite": self.modality,
            "lieu": self.place_id.hex if self.place_id is not None else "",
            "commune": self.insee,
            "conseiller": str(self.adviser_id or ""),
            "origine": self.origin,
        }
        return {name: value for name, value in {**said, **more}.items() if value}

    def address(self, page: str, kind: AppointmentType, **more: str) -> str:
        """A page of the booking of this type, with the choice."""
        said = urlencode(self.pairs(**more))
        path = reverse(f"selfservice:{page}", kwargs={"kind": kind.code})
        return f"{path}?{said}" if said else path

    def but(self, **changes: object) -> Self:
        return replace(self, **changes)  # type: ignore[arg-type]

    def search(self, kind: AppointmentType) -> Search:
        """What to look for. A visit needs a commune of ours: without one, nothing is offered at home."""
        modalities = frozenset({self.modality}) if self.modality else frozenset(kind.modalities)
        if not self.is_visited:
            modalities -= {HOME}
        return Search(modalities=modalities, place_id=self.place_id, commune_insee=self.insee)


def read_choice(request: PlatformRequest, now: datetime) -> Choice:
    """The choice of the address; what is no choice at all is left open. The commune of a diagnosis is known."""
    said = request.GET
    modality = said.get("modalite", "")
    commune = _commune(request, said.get("commune", ""), now)
    return Choice(
        modality=modality if modality in Modality.values else "",
        place_id=read_id(said.get("lieu", "")),
        commune=commune,
        adviser_id=read_id(said.get("conseiller", "")),
        origin=said.get("origine", "") if said.get("origine", "") in ORIGINS else "",
        is_visited=commune is not None and _is_served(commune, request),
    )


def checked(choice: Choice, kind: AppointmentType) -> Choice:
    """Without an adviser whom the public may not choose for this type."""
    if choice.adviser_id is not None and public_adviser(kind, choice.adviser_id) is None:
        return choice.but(adviser_id=None)
    return choice


def public_kind(request: PlatformRequest, code: str) -> AppointmentType:
    """A type that anybody may book here; the page does not exist for any other."""
    for kind in bookable_types(request.platform):
        if kind.code == code:
            return kind
    raise Http404


def read_asked(code: str, kind: AppointmentType, now: datetime) -> Asked | None:
    """The slot that a code names, when it is one that could be on offer."""
    asked = read_code(code)
    if asked is None or asked.modality not in kind.modalities:
        return None
    horizon = now + timedelta(days=kind.horizon_days + 1)
    return asked if now < asked.starts_at < horizon else None


def _is_served(commune: Commune, request: PlatformRequest) -> bool:
    serving = platform_serving(commune.pk)
    return serving is not None and serving.pk == request.platform.pk


def _commune(request: PlatformRequest, insee: str, now: datetime) -> Commune | None:
    if insee:
        return commune_by_insee(insee) if insee.isalnum() and len(insee) == 5 else None
    diagnosis = current_diagnosis(request, now)
    return diagnosis.commune if diagnosis is not None else None
