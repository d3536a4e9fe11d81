"""A value is proposed by one person, read by another, then published: the former one ends on its eve."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import Range

from renovation.journal.models import Entry
from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue
from renovation.quantities.operations import (
    Proposal,
    change_value,
    drop_value,
    load_parameters,
    propose_value,
    publish_value,
    review_value,
)
from renovation.quantities.queries import acts_on, entries_on
from renovation.quantities.refusals import Outdated, ParameterRefused, SamePerson
from tests.renovation.quantities.conftest import ALIX, FACTOR, KARIM, NEW_YEAR, NOW, SOURCE, TABLE, Draft, periods

pytestmark = pytest.mark.django_db
LAST_YEAR = (date(2021, 7, 1), date(2026, 1, 1), 2.3, "published")


def publish(value: DatedValue) -> DatedValue:
    return publish_value(value_id=value.pk, revision=value.revision, now=NOW)


def test_a_draft_counts_for_nothing(draft: Draft) -> None:
    draft()

    assert entries_on(NEW_YEAR, prefix=FACTOR)[0]["values"][0]["value"] == 1.9


def test_the_former_period_ends_when_the_new_value_is_published(reviewed: Draft) -> None:
    publish(reviewed())

    assert periods() == [
        LAST_YEAR,
        (date(2026, 1, 1), NEW_YEAR, 1.9, "published"),
        (NEW_YEAR, None, 1.7, "published"),
    ]


def test_a_value_not_read_in_a_text_is_published_to_be_verified(reviewed: Draft) -> None:
    publish(reviewed(text_not_read=True))

    assert periods()[-1][3] == "to_verify"


def test_a_correction_from_the_same_day_replaces_the_value(reviewed: Draft) -> None:
    publish(reviewed(value=1.8, first=date(2026, 1, 1)))

    assert periods() == [LAST_YEAR, (date(2026, 1, 1), None, 1.8, "published")]
    assert DatedValue.objects.get(state=ValueState.REPLACED).value == 1.9


def test_nobody_reviews_their_own_value(draft: Draft) -> None:
    value = draft()

    with pytest.raises(SamePerson):
        review_value(value_id=value.pk, revision=value.revision, reviewer_id=ALIX)


def test_the_database_refuses_one_person_as_both(draft: Draft) -> None:
    value = draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        DatedValue.objects.filter(pk=value.pk).update(reviewer_id=ALIX)


def test_the_database_refuses_two_values_at_once(reviewed: Draft) -> None:
    value = reviewed()

    with pytest.raises(IntegrityError), transaction.atomic():
        DatedValue.objects.filter(pk=value.pk).update(state=ValueState.PUBLISHED)


def test_what_nobody_read_is_not_published(draft: Draft) -> None:
    value = draft()

    with pytest.raises(ParameterRefused, match="deuxième personne"):
        publish(value)


def test_what_changed_since_it_was_opened_is_not_reviewed(draft: Draft) -> None:
    value = draft()
    change(value, 1.75)

    with pytest.raises(Outdated):
        review_value(value_id=value.pk, revision=value.revision, reviewer_id=KARIM)


def change(value: DatedValue, figure: float, author: object = ALIX) -> DatedValue:
    proposal = Proposal(figure, NEW_YEAR, None, "Arrêté corrigé")
    return change_value(value_id=value.pk, revision=value.revision, proposal=proposal, author_id=author)  # type: ignore[arg-type]


def test_a_correction_is_to_be_read_again(reviewed: Draft) -> None:
    corrected = change(reviewed(), 1.75)

    assert (corrected.state, corrected.reviewer_id, corrected.value) == (ValueState.DRAFT, None, 1.75)


def test_only_the_author_corrects_a_proposal(draft: Draft) -> None:
    with pytest.raises(ParameterRefused, match="Seule la personne"):
        change(draft(), 1.75, author=KARIM)


def test_a_form_sent_twice_makes_one_proposal(parameters: None) -> None:
    key, proposal = uuid4(), Proposal(1.7, NEW_YEAR, None, "Arrêté")

    for _ in range(2):
        propose_value(key=key, code=FACTOR, proposal=proposal, author_id=ALIX)

    assert DatedValue.objects.proposed().count() == 1


@pytest.mark.parametrize(
    ("code", "value", "first", "end", "field"),
    [
        (FACTOR, 1.7, date(2021, 1, 1), None, "valid_to"),
        (FACTOR, 1.7, NEW_YEAR, NEW_YEAR, "valid_to"),
        (FACTOR, "beaucoup", NEW_YEAR, None, ""),
        (TABLE, {"low": 1}, NEW_YEAR, None, ""),
    ],
)
def test_a_value_without_a_place_is_refused(
    parameters: None, code: str, value: object, first: date, end: date | None, field: str
) -> None:
    with pytest.raises(ParameterRefused) as refused:
        propose_value(key=uuid4(), code=code, proposal=Proposal(value, first, end, "Arrêté"), author_id=ALIX)

    assert refused.value.field == field
    assert not DatedValue.objects.proposed().exists()


def test_a_place_that_was_taken_meanwhile_is_refused_whole(reviewed: Draft) -> None:
    late, early = reviewed(first=date(2027, 6, 1)), reviewed(first=NEW_YEAR)
    publish(late)

    with pytest.raises(ParameterRefused, match="31/05/2027"):
        publish(early)

    assert len(periods()) == 3


def test_a_proposal_given_up_leaves_its_trace(draft: Draft) -> None:
    value = draft()

    drop_value(value_id=value.pk, revision=value.revision)

    assert not DatedValue.objects.proposed().exists()
    assert Entry.objects.get(action="parameter.dropped").object_id == str(value.pk)


def test_the_story_is_told_from_the_newest(reviewed: Draft) -> None:
    publish(reviewed())

    told = [str(act.action) for act in acts_on(FACTOR) if act.actor_id is None and act.value.author_id]
    loaded = [act for act in acts_on(FACTOR) if act.action == "configuration.changed"]

    assert told == ["parameter.published", "parameter.reviewed", "parameter.drafted"]
    assert len(loaded) == 2


def test_seeds_loaded_again_leave_what_people_published(reviewed: Draft) -> None:
    publish(reviewed())
    before = periods()
    seeds = [
        {"valid_from": "2021-07-01", "valid_to": "2026-01-01", "value": 2.3, "source": SOURCE},
        {"valid_from": "2026-01-01", "value": 1.9, "source": SOURCE},
    ]

    entry = {"code": FACTOR, "label": "Facteur d’essai", "unit": "kWh", "values": seeds}
    loaded = load_parameters(entries=[entry], at=NOW)

    assert (loaded.added, loaded.changed, periods()) == (0, 0, before)


def test_a_new_seed_does_not_run_over_what_people_published(reviewed: Draft) -> None:
    publish(reviewed())
    seeds = [
        {"valid_from": "2021-07-01", "valid_to": "2026-01-01", "value": 2.3, "source": SOURCE},
        {"valid_from": "2026-01-01", "valid_to": "2026-07-01", "value": 1.9, "source": SOURCE},
        {"valid_from": "2026-07-01", "valid_to": "2028-01-01", "value": 1.85, "source": SOURCE},
        {"valid_from": "2028-01-01", "value": 1.6, "source": SOURCE},
    ]

    load_parameters(entries=[{"code": FACTOR, "label": "Facteur", "unit": "kWh", "values": seeds}], at=NOW)

    assert [(first, value) for first, _, value, _ in periods()][1:] == [
        (date(2026, 1, 1), 1.9), (date(2026, 7, 1), 1.85), (NEW_YEAR, 1.7),
    ]  # fmt: skip


def test_a_range_of_the_database_is_read_as_days(draft: Draft) -> None:
    value = draft(end=date(2028, 1, 1))
    value.refresh_from_db()

    assert value.valid == Range(NEW_YEAR, date(2028, 1, 1))
    assert value.last_day == date(2027, 12, 31)
