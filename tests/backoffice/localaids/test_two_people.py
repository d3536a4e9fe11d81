"""A local aid counts once a second person read it; then it is followed, suspended, ended."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.operations import end_scheme, load_local_aids, propose_version
from renovation.aids.queries import local_aids_in
from renovation.aids.refusals import LocalAidRefused
from renovation.aids.rules.local_seeds import raw_local_aids
from renovation.aids.rules.local_shape import LocalAid
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Organisation, Platform
from renovation.territories.models import Commune
from tests.backoffice.localaids.conftest import drafted, filled, in_force, regulation

ON = date(2026, 11, 26)


def besancon() -> Commune:
    return Commune.objects.get(pk="25056")


def counted(commune: Commune | None = None, on: date = ON) -> dict[str, LocalAid]:
    return {one.label: one for one in local_aids_in((commune or besancon()).pk, on=on)}


def act(client: Client, name: str, version: LocalVersion) -> None:
    version.refresh_from_db()
    client.post(reverse(f"backoffice:{name}", args=[version.pk]), {"revision": version.revision})


def test_it_counts_once_another_person_read_and_published_it(
    claire: Client, nadia: Client, platform: Platform, adviser: User
) -> None:
    version = drafted(platform, adviser.pk)
    act(claire, "local_version_publish", version)
    act(nadia, "local_version_publish", version)
    assert "Prime rénovation" not in counted()

    act(nadia, "local_version_review", version)
    act(nadia, "local_version_publish", version)

    assert counted()["Prime rénovation"].groups[0][0].value == 1500
    done = Entry.objects.filter(action__startswith="local_aid.").values_list("action", flat=True)
    assert list(done.order_by("pk")) == [
        Action.LOCAL_AID_DRAFTED,
        Action.LOCAL_AID_REVIEWED,
        Action.LOCAL_AID_PUBLISHED,
    ]


def test_nobody_reviews_the_own_proposal(nadia: Client, platform: Platform, manager: User) -> None:
    version = drafted(platform, manager.pk)

    page = nadia.post(
        reverse("backoffice:local_version_review", args=[version.pk]), {"revision": 1}, follow=True
    ).content.decode()

    assert "une autre personne doit la relire" in page
    with pytest.raises(IntegrityError), transaction.atomic():
        LocalVersion.objects.filter(pk=version.pk).update(reviewer_id=manager.pk)


def test_what_changed_since_it_was_read_is_read_again(
    claire: Client, nadia: Client, platform: Platform, adviser: User
) -> None:
    version = drafted(platform, adviser.pk)
    claire.post(reverse("backoffice:local_version_edit", args=[version.pk]), filled(revision="1"))

    nadia.post(reverse("backoffice:local_version_review", args=[version.pk]), {"revision": 1})

    version.refresh_from_db()
    assert version.state == "draft"


def test_a_new_version_ends_the_former_on_its_eve(platform: Platform, adviser: User) -> None:
    first = in_force(drafted(platform, adviser.pk))
    words = first.regulation | {"groups": [[{"kind": "flat", "value": "2000"}]]}
    second = propose_version(
        key=first.scheme_id,
        scheme=first.scheme,
        regulation=regulation(words=words, starts=date(2027, 1, 1)),
        author_id=adviser.pk,
    )

    in_force(second)

    assert counted(on=date(2026, 12, 31))["Prime rénovation"].groups[0][0].value == 1500
    assert counted(on=date(2027, 1, 1))["Prime rénovation"].groups[0][0].value == 2000


def test_an_aid_of_the_region_counts_for_its_platforms_who_only_read_it(
    nadia: Client, regional: Client, region: Organisation, adviser: User, other_platform: Platform
) -> None:
    version = in_force(drafted(region, adviser.pk))
    sheet = reverse("backoffice:local_aid", args=[version.scheme_id])

    assert "Prime rénovation" in counted()
    assert "Lecture seule" in nadia.get(sheet).content.decode()
    assert nadia.get(reverse("backoffice:local_version_new", args=[version.scheme_id])).status_code == 403
    assert nadia.post(reverse("backoffice:local_aid_budget", args=[version.scheme_id])).status_code == 403
    assert regional.get(reverse("backoffice:local_version_new", args=[version.scheme_id])).status_code == 200


def test_an_aid_of_a_platform_does_not_exist_for_another(
    at_desk: object, adviser_elsewhere: User, platform: Platform, adviser: User
) -> None:
    version = in_force(drafted(platform, adviser.pk))
    client: Client = at_desk(adviser_elsewhere)  # type: ignore[operator]

    assert client.get(reverse("backoffice:local_aid", args=[version.scheme_id])).status_code == 404
    assert client.get(reverse("backoffice:local_version", args=[version.pk])).status_code == 404
    assert client.get(reverse("backoffice:local_aid_new", args=[platform.pk])).status_code == 404
    assert "Prime rénovation" not in client.get(reverse("backoffice:local_aids")).content.decode()


def test_a_commune_of_no_platform_has_the_examples_only(platform: Platform, adviser: User) -> None:
    in_force(drafted(platform, adviser.pk))
    platform.communes.clear()

    assert "Prime rénovation" not in counted()
    assert "AAPEL, propriétaires occupants" in counted()


def test_what_is_taken_up_takes_the_place_of_its_example(platform: Platform, adviser: User) -> None:
    version = drafted(platform, adviser.pk)
    example = LocalScheme.objects.get(code="grand-besancon-aapel")
    LocalScheme.objects.filter(pk=version.scheme_id).update(adapted_from=example)
    assert "AAPEL, propriétaires occupants" in counted()

    in_force(version)

    assert "AAPEL, propriétaires occupants" not in counted()


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("local_aid_budget", {"left_eur": "0"}, "budget épuisé"),
        ("local_aid_suspend", {"reason": "Crédits en attente de vote."}, "Crédits en attente de vote."),
        ("local_aid_end", {"last_day": "2026-06-30"}, "30/06/2026"),
    ],
)
def test_its_life_is_told_at_once(
    name: str, said: dict[str, str], told: str, nadia: Client, platform: Platform, adviser: User
) -> None:
    version = in_force(drafted(platform, adviser.pk))

    page = nadia.post(reverse(f"backoffice:{name}", args=[version.scheme_id]), said, follow=True).content.decode()

    assert told in page


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("local_aid_budget", {"left_eur": "-1"}, "négatif"),
        ("local_aid_budget", {"left_eur": "assez"}, "en chiffres"),
        ("local_aid_suspend", {"reason": " "}, "obligatoire"),
        ("local_aid_end", {"last_day": "2025-06-30"}, "à partir de celui-là"),
        ("local_aid_end", {"last_day": "bientôt"}, "Écrivez une date"),
    ],
)
def test_a_small_form_that_makes_no_sense_is_told_on_the_sheet(
    name: str, said: dict[str, str], told: str, nadia: Client, platform: Platform, adviser: User
) -> None:
    version = in_force(drafted(platform, adviser.pk))

    page = nadia.post(reverse(f"backoffice:{name}", args=[version.scheme_id]), said)

    assert page.status_code == 200
    assert told in page.content.decode()


def test_an_adviser_proposes_and_follows_the_budget_but_suspends_nothing(
    claire: Client, platform: Platform, adviser: User
) -> None:
    version = in_force(drafted(platform, adviser.pk))

    budget = claire.post(reverse("backoffice:local_aid_budget", args=[version.scheme_id]), {"left_eur": "12 000"})
    suspend = claire.post(reverse("backoffice:local_aid_suspend", args=[version.scheme_id]), {"reason": "Non"})

    assert budget.status_code == 302
    assert suspend.status_code == 403


def test_a_suspended_aid_reopens(nadia: Client, platform: Platform, adviser: User) -> None:
    version = in_force(drafted(platform, adviser.pk))
    nadia.post(reverse("backoffice:local_aid_suspend", args=[version.scheme_id]), {"reason": "Vote attendu."})
    assert counted()["Prime rénovation"].suspension == "Vote attendu."

    nadia.post(reverse("backoffice:local_aid_reopen", args=[version.scheme_id]))

    assert counted()["Prime rénovation"].suspension == ""


def test_giving_up_a_first_proposal_leaves_no_aid(claire: Client, platform: Platform, adviser: User) -> None:
    version = drafted(platform, adviser.pk)

    act(claire, "local_version_drop", version)

    assert not LocalScheme.objects.filter(platform=platform).exists()
    assert Entry.objects.filter(action=Action.LOCAL_AID_DROPPED).exists()


def test_a_version_that_ends_or_replaces_another_is_told_in_the_story(
    nadia: Client, platform: Platform, adviser: User
) -> None:
    first = in_force(drafted(platform, adviser.pk))
    sheet = reverse("backoffice:local_aid", args=[first.scheme_id])
    for starts in (date(2026, 7, 1), date(2026, 7, 1)):
        said = regulation(starts=starts)
        in_force(propose_version(key=uuid4(), scheme=first.scheme, regulation=said, author_id=adviser.pk))

    page = nadia.get(sheet).content.decode()

    assert "Dernier jour\u00a0: 30/06/2026, avant la version suivante." in page
    assert "Remplacée par une version qui commence le même jour." in page
    assert Entry.objects.filter(action=Action.LOCAL_AID_ENDED).count() == 2


def test_a_version_that_would_run_over_the_next_says_until_when(platform: Platform, adviser: User) -> None:
    first = in_force(drafted(platform, adviser.pk, starts=date(2026, 7, 1)))
    version = propose_version(key=uuid4(), scheme=first.scheme, regulation=regulation(), author_id=adviser.pk)

    with pytest.raises(LocalAidRefused, match="Une version publiée commence le 01/07/2026") as refused:
        in_force(version)

    assert refused.value.field == "last_day"


def test_the_story_of_a_budget_is_told_in_euros(nadia: Client, platform: Platform, adviser: User) -> None:
    version = in_force(drafted(platform, adviser.pk))
    for left in ("84000", "12 000,50"):
        nadia.post(reverse("backoffice:local_aid_budget", args=[version.scheme_id]), {"left_eur": left})

    page = nadia.get(reverse("backoffice:local_aid", args=[version.scheme_id])).content.decode()

    assert "Reste 12\u00a0000,50\u00a0€, au lieu de 84\u00a0000\u00a0€." in page


def test_an_example_that_was_ended_is_not_reopened_by_the_next_installation(communes: list[Commune]) -> None:
    example = LocalScheme.objects.get(code="grand-besancon-aapel")
    end_scheme(scheme_id=example.pk, last_day=date(2026, 6, 30))

    load_local_aids(raws=raw_local_aids(), at=timezone.now())

    assert example.versions.get().last_day == date(2026, 6, 30)
