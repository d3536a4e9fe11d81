"""Platforms, territory and people."""

from typing import Any

import factory

from renovation.accounts.models import User
from renovation.platforms.enums import OrganisationKind, Role
from renovation.platforms.models import Brand, Membership, Organisation, Platform
from renovation.territories.models import Commune, Department, Intercommunality, Postcode, Region

PASSWORD = "une phrase de passe assez longue"


class RegionFactory(factory.django.DjangoModelFactory[Region]):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "27"
    name = "Bourgogne-Franche-Comté"


class DepartmentFactory(factory.django.DjangoModelFactory[Department]):
    class Meta:
        model = Department
        django_get_or_create = ("code",)

    code = "25"
    name = "Doubs"
    region = factory.SubFactory(RegionFactory)


class IntercommunalityFactory(factory.django.DjangoModelFactory[Intercommunality]):
    class Meta:
        model = Intercommunality
        django_get_or_create = ("siren",)

    siren = "242500361"
    name = "Grand Besançon Métropole"


class CommuneFactory(factory.django.DjangoModelFactory[Commune]):
    class Meta:
        model = Commune
        django_get_or_create = ("insee",)

    insee = "25056"
    name = "Besançon"
    search_name = factory.LazyAttribute(lambda commune: commune.name.lower().replace("ç", "c"))
    department = factory.SubFactory(DepartmentFactory)
    intercommunality = factory.SubFactory(IntercommunalityFactory)
    population = 119198
    latitude = "47.24880"
    longitude = "6.01815"
    altitude_m = 250


class PostcodeFactory(factory.django.DjangoModelFactory[Postcode]):
    class Meta:
        model = Postcode
        django_get_or_create = ("code", "commune")

    code = "25000"
    commune = factory.SubFactory(CommuneFactory)


class OrganisationFactory(factory.django.DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation
        django_get_or_create = ("name",)

    name = factory.Sequence(lambda number: f"Structure {number}")
    kind = OrganisationKind.STRUCTURE


class PlatformFactory(factory.django.DjangoModelFactory[Platform]):
    class Meta:
        model = Platform
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"plateforme-{number}")
    name = factory.Sequence(lambda number: f"Plateforme {number}")
    territory_name = "Grand Besançon"
    case_prefix = factory.Sequence(lambda number: f"P{number}")
    organisation = factory.SubFactory(
        OrganisationFactory,
        parent=factory.SubFactory(OrganisationFactory, name="Région", kind=OrganisationKind.REGION),
    )
    public_url = factory.LazyAttribute(lambda platform: f"http://{platform.slug}.localhost")
    email = factory.LazyAttribute(lambda platform: f"contact@{platform.slug}.example")
    phone = "03 81 00 00 00"
    privacy_email = factory.LazyAttribute(lambda platform: f"donnees@{platform.slug}.example")
    brand = factory.RelatedFactory("tests.factories.platforms.BrandFactory", factory_related_name="platform")


def besancon() -> Platform:
    """The platform where most of the story happens."""
    found = Platform.objects.filter(slug="besancon").first()
    return found or PlatformFactory.create(slug="besancon", name="Maison de la Rénovation", case_prefix="GBM")


class BrandFactory(factory.django.DjangoModelFactory[Brand]):
    class Meta:
        model = Brand

    platform = factory.SubFactory(PlatformFactory, brand=None)


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"personne-{number}@courriel.example")
    first_name = "Camille"
    last_name = "Martin"
    password = factory.django.Password(PASSWORD)


def agent(role: Role, platform: Platform | None, *, organisation: Organisation | None = None, **fields: Any) -> User:
    """An account with a role; its second factor is enrolled by the helpers of tests/door."""
    user = UserFactory.create(**fields)
    Membership.objects.create(user=user, role=role, platform=platform, organisation=organisation)
    return user
