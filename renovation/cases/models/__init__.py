"""Tables of leads and cases."""

from renovation.cases.models.act import Act
from renovation.cases.models.case import Case, CaseShare, Companion, StageChange
from renovation.cases.models.content import CaseDocument, Message, Note, Task
from renovation.cases.models.lead import Lead
from renovation.cases.models.listing import CaseExport, CaseExportPart, CaseView, GroupedAct, GroupedActLine
from renovation.cases.models.move import CaseMove
from renovation.cases.models.request import DocumentRequest, RequestLink

__all__ = [
    "Act",
    "Case",
    "CaseDocument",
    "CaseExport",
    "CaseExportPart",
    "CaseMove",
    "CaseShare",
    "CaseView",
    "Companion",
    "DocumentRequest",
    "GroupedAct",
    "GroupedActLine",
    "Lead",
    "Message",
    "Note",
    "RequestLink",
    "StageChange",
    "Task",
]
