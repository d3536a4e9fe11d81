"""The cast stands: each role reaches its own platforms and no other."""

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.platforms.models import Platform
from renovation.platforms.queries import reader_for


def test_the_adviser_reads_the_case(adviser: User, case: Case) -> None:
    assert Case.objects.readable_by(reader_for(adviser)).get() == case


def test_an_adviser_elsewhere_reads_nothing(adviser_elsewhere: User, case: Case) -> None:
    assert not Case.objects.readable_by(reader_for(adviser_elsewhere)).exists()


def test_the_region_reaches_its_platforms(region_reader: User, platform: Platform, other_platform: Platform) -> None:
    assert reader_for(region_reader).platform_ids() == {platform.pk, other_platform.pk}
