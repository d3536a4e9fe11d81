"""Versions of an adviser's diagnosis."""

import factory

from renovation.diagnosis.enums import VersionSource
from renovation.diagnosis.models import DiagnosisVersion
from tests.factories.cases import DwellingFactory


class VersionFactory(factory.django.DjangoModelFactory[DiagnosisVersion]):
    """A description that has only the kind and the area of the dwelling, hence no result."""

    class Meta:
        model = DiagnosisVersion

    dwelling = factory.SubFactory(DwellingFactory)
    number = factory.Sequence(lambda number: number + 1)
    source = VersionSource.ADVISER
    description = factory.LazyFunction(lambda: {"kind": "house", "area_m2": 92.0})
