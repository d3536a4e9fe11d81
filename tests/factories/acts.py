"""Acts of advisers."""

from uuid import uuid4

from renovation.accounts.models import User
from renovation.cases.models import Act, Case
from renovation.cases.operations import record_act
from tests.factories.cases import NOVEMBER

# A call of twelve minutes about nothing in particular.
CALL = {
    "kind": "information",
    "channel": "phone",
    "duration_min": "12",
    "public": "",
    "income_class": "",
    "subjects": "",
    "works": "",
    "follow_up": "",
    "words": "",
}


def act_of(case: Case, author: User, **said: str) -> Act:
    """What an adviser did in a case, noted as the office notes it."""
    return record_act(case_id=case.pk, author=author, values={**CALL, **said}, key=uuid4(), now=NOVEMBER).act
