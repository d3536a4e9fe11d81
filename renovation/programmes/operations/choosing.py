"""Choosing a scenario with the household, and giving it the programme: in its space, or as a PDF."""

import hashlib
import json
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations.handing import hand_report
from renovation.cases.operations.reading import note_read
from renovation.documents.enums import DocumentKind
from renovation.journal.enums import Action
from renovation.outbox.operations import enqueue
from renovation.platforms.enums import Right
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
    said = (scenario.pk, revision, decided_on, with_household, shared, words.strip())
    if last is not None and said == _said(last):
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


def _said(one: ProgrammeChoice) -> tuple[object, ...]:
    return (one.scenario_id, one.revision, one.decided_on, one.with_household, one.shared, one.words)


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
    document = hand_report(
        case=choice.case,
        author_id=author_id,
        right=Right.WORK_PROGRAMME,
        maker=MAKER,
        subject_id=choice.pk,
        name=f"programme-{slugify(choice.content['name'])[:40] or 'travaux'}",
        kind=DocumentKind.REPORT,
        title=f"Programme de travaux\u00a0: {choice.content['name']}",
    )
    choice.report = document
    choice.save(update_fields=["report"])
    note(Action.PROGRAMME_HANDED, choice.scenario, choice=str(choice.pk))
    return choice
