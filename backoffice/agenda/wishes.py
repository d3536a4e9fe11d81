"""What somebody who waits would take, in a line."""

from backoffice.agenda.rule_words import NAMES
from renovation.appointments.enums import Modality
from renovation.appointments.models import OpeningRule, WaitingEntry


def wishes_of(entry: WaitingEntry) -> str:
    said = [", ".join(str(Modality(one).label) for one in entry.modalities)]
    if entry.at_place is not None:
        said.append(str(entry.at_place))
    if entry.adviser is not None:
        said.append(f"avec {entry.adviser}")
    said.append(", ".join(NAMES[day] for day in entry.weekdays))
    if entry.from_day is not None:
        said.append(f"à partir du {entry.from_day:%d/%m/%Y}")
    if entry.until_day is not None:
        said.append(f"jusqu’au {entry.until_day:%d/%m/%Y}")
    if entry.appointment_id is not None:
        said.append("plus tôt que son rendez-vous")
    return " · ".join(part for part in said if part) or "Le premier créneau venu"


def modalities_of_rule(rule: OpeningRule) -> str:
    return ", ".join(str(Modality(one).label) for one in rule.modalities)
