"""Opening a dwelling or a version: what is not the reader's does not exist (D2), the right is asked each time (D9)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backoffice.access import demand
from renovation.cases.permissions import can
from renovation.cases.queries import Home, home_for
from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.queries import version_for
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@dataclass(frozen=True)
class Opened:
    """A version, the dwelling it is of, and whether the reader may work on it."""

    version: DiagnosisVersion
    home: Home
    works: bool

    @property
    def may_change(self) -> bool:
        return self.works and not self.version.is_frozen


def opened_home(request: LoggedInRequest, dwelling_id: UUID, right: Right) -> Home:
    home = home_for(request.reader, dwelling_id)
    demand(request, right, home.subject)
    return home


def opened_version(request: LoggedInRequest, version_id: UUID, right: Right) -> Opened:
    version = version_for(version_id)
    home = opened_home(request, version.dwelling_id, right)
    return Opened(version, home, can(request.reader, Right.WORK_DIAGNOSIS, home.subject))


def works_on(request: LoggedInRequest, home: Home) -> bool:
    return can(request.reader, Right.WORK_DIAGNOSIS, home.subject)


def frame(home: Home, **more: Any) -> dict[str, Any]:
    """What every page about a dwelling shows around its subject."""
    return {"home": home, "dwelling": home.dwelling, "case": home.case, "lead": home.lead, **more}
