"""Opening and closing of the counters: an aid due by its rules may not be asked for on a given day."""

from renovation.aids.rules.income import IncomeAnswer
from renovation.aids.rules.result import Result, known, moved
from renovation.aids.rules.vocabulary import IncomeClass, Status
from renovation.quantities.rules.parameters import Parameters

COUNTERS = {
    "mpr_accompanied": "mpr_accompanied",
    "mpr_guide": "mpr_accompanied",
    "mpr_single": "mpr_single",
    "mpr_syndicate": "mpr_syndicate",
    "mpr_syndicate_personal": "mpr_syndicate",
    "adapt": "adapt",
    "decent": "decent",
}


def through_counter(result: Result, income: IncomeAnswer, parameters: Parameters) -> Result:
    """The same aid, closed when its counter does not take this household on that day."""
    counter = COUNTERS.get(result.aid)
    window = known(parameters, f"aids.window.{counter}") if counter else None
    if window is None or not result.granted:
        return result
    admitted = [IncomeClass(one) for one in window.value]
    if admitted and (income.income_class is None or income.income_class in admitted):
        return result
    begins = f"depuis le {window.valid_from:%d/%m/%Y}" if window.valid_from else ""
    ends = f" jusqu’au {window.valid_to:%d/%m/%Y} (exclu)" if window.valid_to else ""
    who = "Guichet fermé" if not admitted else "Guichet réservé aux " + ", ".join(one.label for one in admitted)
    return moved(result, Status.CLOSED, f"{who} {begins}{ends}. {window.source}.")
