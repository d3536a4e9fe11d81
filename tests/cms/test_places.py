"""Places of reception: found by distance, with hours that know exceptions."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client
from wagtail.models import Site

from cms.models import PlaceException, PlacePage
from cms.models.place_form import PlaceForm
from cms.rules.hours import Exceptional, Hours, falls_on, open_sessions
from renovation.territories.models import Commune
from tests.factories import living

MONDAY = date(2026, 11, 30)
NINE, NOON = time(9), time(12)


@pytest.mark.parametrize(
    ("frequency", "day", "expected"),
    [
        ("every", date(2026, 12, 8), True),
        ("1", date(2026, 12, 1), True),
        ("1", date(2026, 12, 8), False),
        ("1,3", date(2026, 12, 15), True),
        ("last", date(2026, 12, 29), True),
        ("last", date(2026, 12, 22), False),
    ],
)
def test_weeks_of_the_month(frequency: str, day: date, expected: bool) -> None:
    assert falls_on(frequency, day) is expected


def test_the_next_openings_skip_the_days_closed_and_take_the_hours_of_exceptions() -> None:
    hours = [Hours(0, "every", time(14), time(17)), Hours(0, "every", NINE, NOON)]
    exceptions = [
        Exceptional(date(2026, 12, 7), date(2026, 12, 11), None, None, "Congés"),
        Exceptional(date(2026, 12, 14), date(2026, 12, 14), time(10), NOON, "Horaire réduit"),
    ]

    found = open_sessions(hours, exceptions, since=MONDAY, count=4)

    assert [(session.day, session.opens) for session in found] == [
        (MONDAY, NINE),
        (MONDAY, time(14)),
        (date(2026, 12, 14), time(10)),
        (date(2026, 12, 21), NINE),
    ]


def test_a_place_without_hours_announces_nothing() -> None:
    assert open_sessions([], [], since=MONDAY, count=3) == []


@pytest.fixture
def places(site: Site, communes: list[Commune]) -> list[PlacePage]:
    besancon, thise, pontarlier = communes
    return [
        living.place(site, "Pontarlier", pontarlier),
        living.place(site, "Besançon", besancon),
        living.place(site, "Thise", thise),
    ]


def found(visitor: Client, query: str = "") -> list[str]:
    return [near.page.title for near in visitor.get(f"/nous-rencontrer/{query}").context["places"]]


@pytest.mark.usefixtures("places")
def test_the_nearest_comes_first(visitor: Client) -> None:
    assert found(visitor) == ["Pontarlier", "Besançon", "Thise"]
    assert found(visitor, "?commune=Thise") == ["Thise", "Besançon", "Pontarlier"]
    assert found(visitor, "?insee=25056") == ["Besançon", "Thise", "Pontarlier"]


@pytest.mark.usefixtures("places")
def test_distances_are_told(visitor: Client) -> None:
    page = visitor.get("/nous-rencontrer/?commune=25000").content.decode()

    assert "près de Besançon" in page
    assert "à moins de 1 km" in page
    assert "à 13 km" in page


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("typed", ["Xyzzy", "%00", "99999", "'"])
def test_an_unknown_commune_is_said_and_all_places_stay(visitor: Client, typed: str) -> None:
    assert len(found(visitor, f"?commune={typed}")) == 3


def test_the_page_tells_how_to_come(site: Site, visitor: Client, communes: list[Commune]) -> None:
    page = living.place(
        site, "Thise", communes[1], directions="Bus 25, arrêt Mairie.", step_free=True, phone="03 81 00 00 25"
    )
    living.open_on(page, 1, frequency="1,3")
    PlaceException.objects.create(page=page, first_day="2099-12-24", last_day="2099-12-31", reason="Fêtes")

    text = visitor.get("/nous-rencontrer/thise/").content.decode()

    for words in ("Bus 25", "On entre sans marche", "03 81 00 00 25", "Le premier et le troisième du mois", "Fêtes"):
        assert words in text
    assert 'href="/rendez-vous/lieu/' in text


@pytest.mark.parametrize(
    ("typed", "error"),
    [("Thise", ""), ("besancon", ""), ("Nulle Part", "Nous ne trouvons pas cette commune"), ("e", "Plusieurs")],
)
def test_editors_type_the_commune(site: Site, communes: list[Commune], typed: str, error: str) -> None:
    form_class = PlacePage.get_edit_handler().get_form_class()
    page = living.place(site, "Accueil", communes[0])
    assert issubclass(form_class, PlaceForm)

    data = {"typed_commune": typed, "postcode": "25000", "body-count": "0"}
    errors = form_class(data, instance=page, parent_page=page.get_parent()).errors

    assert error in " ".join(errors.get("typed_commune", [""]))
    assert ("typed_commune" in errors) is bool(error)


def test_an_opening_that_is_over_today_is_not_announced(site: Site, communes: list[Commune]) -> None:
    page = living.place(site, "Accueil", communes[0])
    living.open_on(page, 0)
    noon, later = (datetime(2026, 11, 30, hour, tzinfo=UTC) for hour in (10, 12))

    assert page.next_sessions(noon, 1)[0].day == MONDAY
    assert page.next_sessions(later, 1)[0].day == date(2026, 12, 7)
