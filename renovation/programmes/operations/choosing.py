"""Choosing a scenario with the household, and giving it the programme: in its space, or as a PDF."""

import hashlib
import json
from datetime import date, datetime
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.text import slugify

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import add_document
from renovation.cases.operations.reading import note_read
from renovation.cases.permissions import can
from renovation.documents.enums import DocumentKind
from renovation.documents.operations import store_document
from renovation.documents.printing.makers import maker_named
from renovation.journal.enums import Action
from renovation.outbox.operations import enqueue
from renovation.outbox.rules.failures import PermanentFailure
from renovation.platforms.enums import Right
from renovation.platforms.queries import reader_for
from renovation.programmes.models import ProgrammeChoice, WorksScenario
from renovation.programmes.operations.scenarios import locked, note
from renovation.programmes.queries import current_choice, scenario_for
from renovation.programmes.queries.scenarios import plain_of
from renovation.programmes.refusals import Refused
from renovation.programmes.rules.reports import MAKER, REPORT, report_key


def note_programme_read(*, scenario: WorksScenario, reader_id: UUID, now: datetime) -> None:
    """Journal that somebody opened a scenario (J2), once per quarter of an hour."""
    platform_id = scenario.case.platform_id
    note_read(Action.PROGRAMME_READ, subject=scenario, platform_id=platform_id, reader_id=reader_id, now=now)


@transaction.atomic
def choose_scenario(
    *,
    scenario_id: UUID,
    revision: int,
    decided_on: date,
    with_household: bool,
    words: str,
    shared: bool,
    author: User,
    now: datetime,
) -> ProgrammeChoice:
    """Record the decision with the programme as it was read; asked twice of the same, it is one decision."""
    scenario = locked(scenario_id)
    Case.objects.select_for_update().get(pk=scenario.case_id)
    if scenario.revision != revision:
        raise Refused("Le scénario a changé, relisez-le avant de le retenir.")
    content = plain_of(scenario_for(scenario_id))
    if not any(step["lines"] for step in content["steps"]):
        raise Refused("Ce scénario n’a pas de travaux.")
    last = current_choice(scenario.case)
    said = (scenario.pk, revision, decided_on, shared, words.strip())
    if last is not None and said == (last.scenario_id, last.revision, last.decided_on, last.shared, last.words):
        return last
    choice = ProgrammeChoice.objects.create(
        case=scenario.case,
        scenario=scenario,
        revision=revision,
        content=content,
        fingerprint=hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest(),
        decided_on=decided_on,
        with_household=with_household,
        words=words.strip(),
        shared=shared,
        author=author,
        recorded_at=now,
    )
    note(Action.PROGRAMME_CHOSEN, scenario, choice=str(choice.pk), fingerprint=choice.fingerprint, shared=shared)
    return choice


@transaction.atomic
def order_programme_report(*, choice: ProgrammeChoice, author: User) -> None:
    """Have the PDF of a decision made for the household; asked twice, it is one report."""
    payload = {"choice": str(choice.pk), "author": str(author.pk)}
    enqueue(kind=REPORT, key=report_key(choice.pk), payload=payload, requested_by_id=author.pk)


@transaction.atomic
def file_programme_report(*, choice_id: UUID, author_id: UUID) -> ProgrammeChoice:
    """Make the PDF and put it in the case, shared with the household. A second call finds it there.

    The right is asked again (D10): whoever lost it since hands nothing over.
    """
    found = ProgrammeChoice.objects.select_for_update(of=("self",))
    choice = found.select_related("case__household", "case__referent", "scenario__case").get(pk=choice_id)
    if choice.report_id is not None:
        return choice
    case, author = choice.case, User.objects.get(pk=author_id)
    if not can(reader_for(author), Right.WORK_PROGRAMME, case):
        raise PermanentFailure("La personne qui demandait ce document n’en a plus le droit.")
    name = f"programme-{slugify(choice.content['name'])[:40] or 'travaux'}.pdf"
    document = store_document(
        platform_id=case.platform_id,
        upload=SimpleUploadedFile(name, maker_named(MAKER)(choice.pk), content_type="application/pdf"),
        kind=DocumentKind.REPORT,
        title=f"Programme de travaux\u00a0: {choice.content['name']}",
        uploaded_by_id=None,
    )
    add_document(case=case, document=document, author=author, shared=True, from_household=False)
    choice.report = document
    choice.save(update_fields=["report"])
    note(Action.PROGRAMME_HANDED, choice.scenario, choice=str(choice.pk))
    return choice
