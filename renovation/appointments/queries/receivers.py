"""Who may receive a type: named, skilled, open to the public, and of the sector for a visit. One request."""

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from renovation.appointments.models import AppointmentType
from renovation.appointments.queries.search import Search


class Receiver(NamedTuple):
    adviser_id: UUID
    most_a_day: int | None
    most_visits_a_day: int | None
    visits: bool


# Nobody named: everybody. A visit: without a commune or without any sector everybody makes it, else those of a sector
# that holds the commune or its intercommunality.
_RECEIVERS = """
SELECT person.id, own.most_a_day, own.most_visits_a_day,
       %(commune)s = '' OR NOT EXISTS (SELECT FROM appointments_sector WHERE platform_id = %(platform)s) OR EXISTS (
           SELECT FROM appointments_sector sector
           JOIN appointments_sector_advisers visitor ON visitor.sector_id = sector.id AND visitor.user_id = person.id
           WHERE sector.platform_id = %(platform)s AND (
               EXISTS (SELECT FROM appointments_sector_communes here
                       WHERE here.sector_id = sector.id AND here.commune_id = %(commune)s)
               OR EXISTS (SELECT FROM appointments_sector_intercommunalities around
                          JOIN territories_commune here ON here.intercommunality_id = around.intercommunality_id
                          WHERE around.sector_id = sector.id AND here.insee = %(commune)s)
           )
       )
FROM accounts_user person
LEFT JOIN appointments_advisersettings own ON own.adviser_id = person.id AND own.platform_id = %(platform)s
WHERE person.id = ANY(%(advisers)s) AND person.is_active
  AND (NOT EXISTS (SELECT FROM appointments_appointmenttype_advisers WHERE appointmenttype_id = %(kind)s)
       OR EXISTS (SELECT FROM appointments_appointmenttype_advisers
                  WHERE appointmenttype_id = %(kind)s AND user_id = person.id))
  AND coalesce(own.skills, '{}') @> %(skills)s::varchar[]
  AND (%(whoever)s OR coalesce(own.takes_public, true))
"""


def receivers(kind: AppointmentType, search: Search, adviser_ids: Collection[UUID]) -> dict[UUID, Receiver]:
    """Those of `adviser_ids` who may receive this type, with their limits of a day."""
    asked: dict[str, Any] = {
        "advisers": list(adviser_ids),
        "platform": kind.platform_id,
        "kind": kind.pk,
        "skills": kind.skills,
        "commune": search.commune_insee,
        "whoever": search.by_team or search.adviser_ids is not None,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RECEIVERS, asked)
        return {row[0]: Receiver(*row) for row in cursor.fetchall()}
