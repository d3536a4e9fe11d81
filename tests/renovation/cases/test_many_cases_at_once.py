"""One act on several cases, a list kept under a name, a list written as a table."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from config.demo.views import OWN, SHARED, keep_views
from renovation.accounts.models import User
from renovation.cases.enums import ExportState, GroupedKind
from renovation.cases.models import Case, CaseExport, CaseShare, CaseView, GroupedAct, GroupedActLine, Message
from renovation.cases.operations import (
    Grouped,
    act_on_cases,
    ask_export,
    exports,
    grouped_refusal,
    remove_view,
    save_view,
)
from renovation.cases.queries import export_for, grouped_act_for, listing_of, parts_of, view_for, views_for
from renovation.cases.refusals import Refused
from renovation.cases.rules.listing import Listing
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.outbox.operations import run_job
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership, Platform
from renovation.platforms.queries import reader_for
from tests.factories.cases import NOVEMBER, CaseFactory, HouseholdFactory
from tests.factories.platforms import agent


@pytest.fixture
def three(case: Case) -> list[Case]:
    """At their first stage, at the works, over."""
    own = {"household": case.household}
    return [case, CaseFactory.create(**own, stage="works"), CaseFactory.create(**own, stage="closed")]


def do(user: User, asked: Grouped, cases: list[Case], key: UUID | None = None) -> dict[Case, str]:
    act = act_on_cases(
        key=key or uuid4(),
        asked=asked,
        case_ids=[one.pk for one in cases],
        author=user,
        reader=reader_for(user),
        now=NOVEMBER,
    )
    return {line.case: line.refusal for line in GroupedActLine.objects.filter(act=act).select_related("case")}


TO_DIAGNOSIS = Grouped(GroupedKind.STAGE, "Passer à « Bilan ou audit »", to_stage="diagnosis")


def test_each_case_is_moved_or_says_why_not_as_was_foretold(three: list[Case], adviser: User) -> None:
    reader = reader_for(adviser)
    foretold = [bool(grouped_refusal(reader, TO_DIAGNOSIS, one)) for one in three]

    lines = do(adviser, TO_DIAGNOSIS, three)

    assert foretold == [bool(lines[one]) for one in three] == [False, True, True]
    assert "ne peut pas passer à l’étape" in lines[three[1]]
    assert [Case.objects.get(pk=one.pk).stage for one in three] == ["diagnosis", "works", "closed"]


def test_cases_are_given_to_somebody_of_their_team_only(
    three: list[Case], adviser: User, manager: User, adviser_elsewhere: User
) -> None:
    given = do(adviser, Grouped(GroupedKind.ASSIGN, "Confier à Nadia", agent=manager), three[:2])
    refused = do(adviser, Grouped(GroupedKind.ASSIGN, "Confier à Paul", agent=adviser_elsewhere), three[:2])

    assert set(given.values()) == {""}
    assert all("ne travaille pas sur les dossiers" in words for words in refused.values())
    assert set(Case.objects.filter(pk__in=[one.pk for one in three[:2]]).values_list("referent", flat=True)) == {
        manager.pk
    }
    assert Entry.objects.filter(action=Action.CASE_CHANGED, detail__fields=["referent"]).exists()


def test_a_message_goes_to_each_household_once(three: list[Case], adviser: User) -> None:
    asked, key = Grouped(GroupedKind.MESSAGE, "Écrire", text="Nous fermons le 24 décembre"), uuid4()
    do(adviser, asked, three[:2], key)
    do(adviser, asked, three[:2], key)

    assert sorted(Message.objects.values_list("case", flat=True)) == sorted(one.pk for one in three[:2])

    do(adviser, replace(asked, text="Nous rouvrons le 2 janvier"), three[:2], key)
    assert Message.objects.count() == 4


def test_d2_what_belongs_to_others_is_neither_done_nor_reported(
    three: list[Case], adviser: User, adviser_elsewhere: User, platform: Platform
) -> None:
    partner = agent(Role.PARTNER, platform, email="auditeur@partenaire.example")
    CaseShare.objects.create(case=three[0], user=partner)

    assert do(adviser_elsewhere, TO_DIAGNOSIS, three) == {}
    assert do(partner, TO_DIAGNOSIS, three) == {three[0]: "Vous n’avez pas ce droit sur ce dossier."}
    assert Case.objects.get(pk=three[0].pk).stage == "information"
    key = uuid4()
    do(adviser, TO_DIAGNOSIS, three, key)
    with pytest.raises(Refused):
        do(adviser_elsewhere, TO_DIAGNOSIS, three, key)
    act = GroupedAct.objects.get(author=adviser)
    assert grouped_act_for(reader_for(adviser), act.pk) == act


def test_a_view_is_ones_own_or_the_teams(adviser: User, manager: User, adviser_elsewhere: User) -> None:
    listing = Listing((("stage", "works"), ("referent", "mine")), group="commune")
    platform_id = Membership.objects.get(user=adviser).platform_id
    reader = reader_for(adviser)
    save_view(reader=reader, name="À moi", listing=Listing(), platform_id=None)
    shared = save_view(reader=reader, name="Chantiers", listing=listing, platform_id=platform_id)
    assert save_view(reader=reader, name="Chantiers", listing=listing, platform_id=platform_id).pk == shared.pk

    assert [one.name for one in views_for(reader)] == ["Chantiers", "À moi"]
    assert [one.name for one in views_for(reader_for(manager))] == ["Chantiers"]
    assert listing_of(shared) == listing
    assert views_for(reader_for(adviser_elsewhere)) == []
    with pytest.raises(Refused):
        save_view(reader=reader_for(adviser_elsewhere), name="x", listing=listing, platform_id=platform_id)
    remove_view(view=view_for(reader_for(manager), shared.pk))
    assert not CaseView.objects.filter(pk=shared.pk).exists()


def test_the_views_of_the_demonstration_open(platform: Platform, manager: User, adviser: User) -> None:
    keep_views(platform, manager=manager, adviser=adviser)

    kept = {one.name: listing_of(one) for one in views_for(reader_for(adviser))}
    assert kept == {**OWN, **SHARED}
    assert [one.name for one in views_for(reader_for(manager))] == sorted(SHARED)


def test_only_its_owner_or_a_manager_changes_a_shared_view(adviser: User, platform: Platform) -> None:
    shared = save_view(reader=reader_for(adviser), name="Vue", listing=Listing(), platform_id=platform.pk)
    colleague = agent(Role.ADVISER, platform, email="bob@besancon.example")

    with pytest.raises(CaseView.DoesNotExist):
        view_for(reader_for(colleague), shared.pk)


def ask(user: User, listing: Listing, case_ids: list[UUID] | None = None) -> CaseExport:
    common = {"owner": user, "reader": reader_for(user), "now": timezone.now()}
    return ask_export(key=uuid4(), listing=listing, case_ids=case_ids or [], **common)  # type: ignore[arg-type]


def run() -> None:
    while job := Job.objects.filter(kind=exports.STEP, state=JobState.WAITING).first():
        run_job(job_id=job.pk, now=timezone.now())


def test_a_list_is_written_part_by_part(
    three: list[Case], adviser: User, other_platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "PART", 1)
    CaseFactory.create(household=HouseholdFactory.create(platform=other_platform, last_name="Ailleurs"))
    type(three[0].household).objects.filter(pk=three[0].household_id).update(last_name="=1+1", first_name="")
    export = ask(adviser, Listing((("stage", "all"),), columns=("number", "stage")))
    run_job(job_id=Job.objects.get(kind=exports.STEP).pk, now=timezone.now())
    export.refresh_from_db()
    assert (export.state, export.done, export.total, export.progress_pct) == (ExportState.WRITING, 1, 3, 33)
    with pytest.raises(Refused):
        ask(adviser, Listing())

    run()

    export = export_for(reader_for(adviser), export.pk)
    head, *lines = "".join(parts_of(export)).split("\r\n")
    assert (export.state, export.done) == (ExportState.READY, 3)
    assert head == "\ufeffMénage;Numéro;Étape"
    assert [line.split(";")[1] for line in lines if line] == sorted(one.number for one in three)
    assert all(line.startswith("'=1+1") for line in lines if line)
    assert Entry.objects.get(action=Action.CASES_EXPORTED).detail["columns"] == ["number", "stage"]


def test_d10_who_lost_the_right_meanwhile_gets_nothing(three: list[Case], adviser: User) -> None:
    export = ask(adviser, Listing())
    Membership.objects.filter(user=adviser).update(ended_at=timezone.now())

    run()

    export.refresh_from_db()
    assert (export.state, list(parts_of(export))) == (ExportState.STOPPED, [])


def test_d10_who_left_one_of_two_platforms_gets_nothing_more(
    three: list[Case], adviser: User, other_platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what is being written, nor what was ready; and a platform joined meanwhile is not written."""
    monkeypatch.setattr(exports, "PART", 1)
    theirs = CaseFactory.create(household=HouseholdFactory.create(platform=other_platform, last_name="Ailleurs"))
    before = ask(adviser, Listing())
    joined = Membership.objects.create(user=adviser, platform=other_platform, role=Role.ADVISER)
    run()
    ready = ask(adviser, Listing())
    run()
    begun = ask(adviser, Listing())
    run_job(job_id=Job.objects.get(kind=exports.STEP, state=JobState.WAITING).pk, now=timezone.now())
    reader = reader_for(adviser)
    assert theirs.number not in "".join(parts_of(before))
    assert theirs.number in "".join(parts_of(ready))
    assert exports.still_allowed(ready, reader)

    Membership.objects.filter(pk=joined.pk).update(ended_at=timezone.now())
    run()

    left = reader_for(adviser)
    assert [exports.still_allowed(one, left) for one in (before, ready, begun)] == [True, False, False]
    begun.refresh_from_db()
    assert (begun.state, list(parts_of(begun))) == (ExportState.STOPPED, [])


def test_chosen_cases_only_and_of_ones_own_platforms(three: list[Case], adviser: User, adviser_elsewhere: User) -> None:
    chosen = [one.pk for one in three[:2]]
    mine, theirs = ask(adviser, Listing(), chosen), ask(adviser_elsewhere, Listing(), chosen)
    run()

    assert (mine.total, theirs.total) == (2, 0)
    with pytest.raises(CaseExport.DoesNotExist):
        export_for(reader_for(adviser_elsewhere), mine.pk)
    assert exports.purge_exports(now=timezone.now() + exports.KEPT * 2) > 0
