"""A barème is taken whole, measured, submitted, and published by a second person in one transaction."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import uuid4

import pytest

from renovation.journal.models import Entry
from renovation.outbox.models import Job
from renovation.outbox.operations import run_job
from renovation.outbox.operations.running import Outcome as Ran
from renovation.quantities import effects
from renovation.quantities.effects import Comparison, Entries, Outcome, Watched, watch_effects
from renovation.quantities.models import Batch, DatedValue
from renovation.quantities.operations import (
    ask_effect,
    drop_batch,
    import_batch,
    publish_batch,
    publish_value,
    submit_batch,
)
from renovation.quantities.queries import comparison_of, effect_of
from renovation.quantities.refusals import Outdated, ParameterRefused, SamePerson
from renovation.quantities.rules.batch_file import BatchRefused, Proposed
from tests.renovation.quantities.conftest import ALIX, FACTOR, KARIM, NEW_YEAR, NOW, TABLE, Draft, periods, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Twelve results that tell the factor; every third one cannot be computed."""
    monkeypatch.setattr(effects, "_watched", {})

    def told(entries: Entries) -> str:
        return str(next(entry["values"][0]["value"] for entry in entries if entry["code"] == FACTOR))

    def compare(key: str, comparison: Comparison) -> Outcome | None:
        outcome = Outcome(f"Résultat {key}", {"facteur": told(comparison.before)}, {"facteur": told(comparison.after)})
        return outcome if int(key) % 3 else None

    def sample(at_most: int) -> Sequence[str]:
        return [str(number) for number in range(12)][:at_most]

    watch_effects(Watched("test.results", "Résultats d’essai", ("test.",), lambda: 40, sample, compare))
    yield


def imported(*values: Proposed) -> Batch:
    return import_batch(
        key=uuid4(), title="Barème 2027", file_name="2027.yaml", proposed=values, author_id=ALIX, now=NOW
    )


def submitted(*values: Proposed) -> Batch:
    return submit_batch(batch_id=imported(*values).pk, now=NOW)


def publish(batch: Batch, seen: str = "") -> Batch:
    return publish_batch(batch_id=batch.pk, seen=seen or comparison_of(batch).seen, reviewer_id=KARIM, now=NOW)


def run_everything() -> list[Ran]:
    ran = []
    while job := Job.objects.filter(state="waiting").first():
        ran.append(run_job(job_id=job.pk, now=job.run_after))
    return ran


def test_a_batch_counts_for_nothing_before_it_is_published(parameters: None) -> None:
    batch = submitted(proposed(), proposed(TABLE, {"low": 40, "high": 80}))

    assert (batch.state, batch.values.count(), len(periods())) == ("submitted", 2, 2)


def test_all_its_values_are_published_at_once(parameters: None) -> None:
    batch = publish(submitted(proposed(), proposed(TABLE, {"low": 40, "high": 80}, text_not_read=True)))

    assert periods()[-1] == (NEW_YEAR, None, 1.7, "published")
    assert DatedValue.objects.get(parameter_id=TABLE, batch=batch).state == "to_verify"
    assert (batch.state, batch.reviewer_id) == ("published", KARIM)
    assert set(batch.values.values_list("author_id", "reviewer_id")) == {(ALIX, KARIM)}
    assert Entry.objects.get(action="parameter_batch.published").detail == {"values": 2}


def test_one_value_without_a_place_and_nothing_is_published(reviewed: Draft) -> None:
    batch = submitted(proposed(TABLE, {"low": 40, "high": 80}), proposed())
    later = reviewed(first=date(2027, 6, 1))
    publish_value(value_id=later.pk, revision=later.revision, now=NOW)
    before = list(DatedValue.objects.order_by("pk").values())

    with pytest.raises(ParameterRefused, match="31/05/2027"):
        publish(batch)

    assert list(DatedValue.objects.order_by("pk").values()) == before
    assert Batch.objects.get().state == "submitted"


def test_a_refused_file_leaves_nothing(parameters: None) -> None:
    with pytest.raises(BatchRefused):
        imported(proposed(), proposed("test.unknown", line=9))

    assert not Batch.objects.exists()
    assert not DatedValue.objects.proposed().exists()


def test_nobody_publishes_their_own_batch(parameters: None) -> None:
    batch = submitted(proposed())

    with pytest.raises(SamePerson):
        publish_batch(batch_id=batch.pk, seen=comparison_of(batch).seen, reviewer_id=ALIX, now=NOW)


def test_differences_that_changed_since_they_were_read_are_read_again(reviewed: Draft) -> None:
    batch = submitted(proposed())
    seen = comparison_of(batch).seen
    other = reviewed(value=1.8, first=date(2026, 12, 1))
    publish_value(value_id=other.pk, revision=other.revision, now=NOW)

    with pytest.raises(Outdated):
        publish(batch, seen)

    assert publish(batch).state == "published"


def test_a_batch_must_be_submitted_first(parameters: None) -> None:
    with pytest.raises(ParameterRefused, match="n’attend pas"):
        publish(imported(proposed()))


def test_a_batch_given_up_takes_its_values_with_it(parameters: None) -> None:
    batch = drop_batch(batch_id=submitted(proposed()).pk, now=NOW)

    assert (batch.state, batch.values.count(), len(periods())) == ("dropped", 0, 2)
    with pytest.raises(Outdated):
        drop_batch(batch_id=batch.pk, now=NOW)


def test_a_form_sent_twice_imports_once(parameters: None) -> None:
    key = uuid4()

    for _ in range(2):
        import_batch(key=key, title="2027", file_name="a", proposed=[proposed()], author_id=ALIX, now=NOW)

    assert (Batch.objects.count(), DatedValue.objects.proposed().count()) == (1, 1)


def test_the_effect_is_measured_a_few_at_a_time(parameters: None, watched: None) -> None:
    batch = imported(proposed())

    first = Job.objects.get(state="waiting")
    run_job(job_id=first.pk, now=first.run_after)
    batch.refresh_from_db()
    assert effect_of(batch)[0].done == 10
    run_everything()

    batch.refresh_from_db()
    (part,) = effect_of(batch)
    assert (part.total, part.planned, part.done, part.changed, part.failed) == (40, 12, 12, 8, 4)
    assert part.aspects == (("facteur", 8),)
    assert part.examples[0] == ("Résultat 1", "1.9", "1.7")


def test_only_so_many_are_computed(parameters: None, watched: None, settings: object) -> None:
    settings.PARAMETER_EFFECT_SAMPLE = 5  # type: ignore[attr-defined]

    batch = imported(proposed())

    assert effect_of(batch)[0].planned == 5


def test_on_another_day_the_effect_is_another(parameters: None, watched: None) -> None:
    batch = imported(proposed())

    ask_effect(batch_id=batch.pk, on=date(2026, 12, 31))
    run_everything()

    batch.refresh_from_db()
    assert (effect_of(batch)[0].done, effect_of(batch)[0].changed) == (12, 0)


def test_results_that_depend_on_nothing_changed_are_not_computed(parameters: None, watched: None) -> None:
    effects.watch_effects(Watched("other", "Autres", ("aids.",), lambda: 1, lambda _: ["1"], lambda *_: None))

    batch = imported(proposed())

    assert [part.label for part in effect_of(batch)] == ["Résultats d’essai"]
