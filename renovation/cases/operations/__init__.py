"""Writes on leads and cases, one function per use case."""

from renovation.cases.operations.acts import ActValues, act_values, correct_act, known_values, record_act
from renovation.cases.operations.answers import answer_request
from renovation.cases.operations.cases import case_values, edit_case, note_case_read, share_case
from renovation.cases.operations.checking import decide_document
from renovation.cases.operations.companions import end_companion, invite_companion, join_project
from renovation.cases.operations.conversion import convert_lead
from renovation.cases.operations.diagnoses import (
    file_diagnostic_report,
    note_diagnosis_read,
    note_external_audit,
    order_diagnostic_report,
)
from renovation.cases.operations.documents import add_document, hand_over
from renovation.cases.operations.entry import SpokenContact, enter_lead
from renovation.cases.operations.exchanges import mark_messages_read, write_message, write_note
from renovation.cases.operations.exports import ask_export, note_export_fetched, still_allowed
from renovation.cases.operations.grouped import Grouped, act_on_cases, assign_case, grouped_refusal
from renovation.cases.operations.homes import give_dwelling
from renovation.cases.operations.leads import (
    LeadValues,
    assign_lead,
    lead_values,
    note_lead_read,
    open_lead,
    qualify_lead,
    take_lead,
)
from renovation.cases.operations.moving import change_pathway, move_cases
from renovation.cases.operations.reminders import remind
from renovation.cases.operations.requests import Asked, remind_of_late, request_documents, withdraw_request
from renovation.cases.operations.stages import move_stage, refusal_of
from renovation.cases.operations.tasks import finish_task, set_task
from renovation.cases.operations.views import remove_view, save_view

__all__ = [
    "ActValues",
    "Asked",
    "Grouped",
    "LeadValues",
    "SpokenContact",
    "act_on_cases",
    "act_values",
    "add_document",
    "answer_request",
    "ask_export",
    "assign_case",
    "assign_lead",
    "case_values",
    "change_pathway",
    "convert_lead",
    "correct_act",
    "decide_document",
    "edit_case",
    "end_companion",
    "enter_lead",
    "file_diagnostic_report",
    "finish_task",
    "give_dwelling",
    "grouped_refusal",
    "hand_over",
    "invite_companion",
    "join_project",
    "known_values",
    "lead_values",
    "mark_messages_read",
    "move_cases",
    "move_stage",
    "note_case_read",
    "note_diagnosis_read",
    "note_export_fetched",
    "note_external_audit",
    "note_lead_read",
    "open_lead",
    "order_diagnostic_report",
    "qualify_lead",
    "record_act",
    "refusal_of",
    "remind",
    "remind_of_late",
    "remove_view",
    "request_documents",
    "save_view",
    "set_task",
    "share_case",
    "still_allowed",
    "take_lead",
    "withdraw_request",
    "write_message",
    "write_note",
]
