"""Tables of leads and cases."""

from renovation.cases.models.case import Case, CaseShare, StageChange
from renovation.cases.models.content import CaseDocument, Message, Note, Task
from renovation.cases.models.lead import Lead

__all__ = ["Case", "CaseDocument", "CaseShare", "Lead", "Message", "Note", "StageChange", "Task"]
