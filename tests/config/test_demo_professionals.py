"""The directory of the demonstration has something of each kind to be seen."""

from django.utils import timezone

from config.demo.places import GRAND_BESANCON
from config.demo.professionals import Professionals
from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.introductions.models import Introduction, KeptCompany, Proposal
from renovation.platforms.models import Platform
from renovation.professionals.models import CharterMember, EntryClaim, EntryPhoto, EntryRequest, EntryWords, HiddenEntry
from renovation.professionals.operations import generate_demonstration
from renovation.territories.models import Commune
from renovation.territories.operations import DEMONSTRATION, import_communes
from tests.factories.cases import DwellingFactory


def test_every_kind_of_request_and_every_step_of_a_case_can_be_seen(
    platform: Platform, manager: User, case: Case
) -> None:
    import_communes(content=DEMONSTRATION.read_bytes())
    platform.communes.set(Commune.objects.in_intercommunality(GRAND_BESANCON))
    now = timezone.now()
    generate_demonstration(communes=list(platform.communes.order_by("insee")), seed=25, on=timezone.localdate(now))
    case.dwelling = DwellingFactory.create(platform=platform, commune=Commune.objects.get(name="Besançon"))
    case.save()

    professionals = Professionals(platform, manager, now=now)
    professionals.fill()
    professionals.propose([case])
    professionals.introduce(case)

    assert set(EntryRequest.objects.values_list("kind", flat=True)) == {"error", "correction", "objection"}
    assert set(EntryWords.objects.values_list("state", flat=True)) == {"published", "waiting"}
    assert set(EntryPhoto.objects.values_list("state", flat=True)) == {"published", "waiting"}
    assert set(EntryClaim.objects.values_list("state", flat=True)) == {"proven", "to_check"}
    assert (CharterMember.objects.count(), HiddenEntry.objects.count()) == (5, 1)
    assert Proposal.objects.get().companies.count() == 3
    assert (KeptCompany.objects.count(), Introduction.objects.count()) == (2, 1)
    assert dict(Introduction.objects.get().sent)["Nom"] == "Camille Leroux"
