"""What somebody who waits for a slot would take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from renovation.accounts.models import User
from renovation.appointments.models import AppointmentType, Place


@dataclass(frozen=True)
class Wish:
    """Nothing said: anything of the type."""

    modalities: Sequence[str] = ()
    place: Place | None = None
    adviser: User | None = None
    commune_insee: str = ""
    from_day: date | None = None
    until_day: date | None = None
    weekdays: Sequence[int] = ()

    def values_for(self, kind: AppointmentType) -> dict[str, Any]:
        """As an entry of the list keeps them; what the type does not offer is left out."""
        return {
            "adviser": self.adviser,
            "modalities": [each for each in self.modalities if each in kind.modalities],
            "at_place": self.place,
            "commune_id": self.commune_insee or None,
            "from_day": self.from_day,
            "until_day": self.until_day,
            "weekdays": sorted({day for day in self.weekdays if 0 <= day <= 6}),
        }


ANYTHING = Wish()
