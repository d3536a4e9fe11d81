"""The demonstration's sites live: each state of an event is there to be seen."""

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from cms.operations import open_site
from config.demo.living import load_living
from renovation.events.models import Event, Registration
from renovation.newsletters.models import Letter, Subscriber
from renovation.platforms.models import Platform
from renovation.territories.operations import DEMONSTRATION, import_communes


@pytest.fixture
def alive(lasting_starter: bool, platform: Platform) -> Site:
    assert lasting_starter
    import_communes(content=DEMONSTRATION.read_bytes())
    site = open_site(platform=platform, is_default=True)
    load_living(platform, site, now=timezone.now())
    return site


def test_every_state_of_an_event_can_be_seen(alive: Site) -> None:
    visitor = Client(SERVER_NAME=alive.hostname)

    agenda = visitor.get("/agenda/")
    seen = {entry.standing.entry.name for entry in agenda.context["entries"]}

    assert seen == {"OPEN", "WAITING_LIST", "CANCELLED", "NONE"}
    assert len(agenda.context["months"]) == 2
    assert Registration.objects.waiting().exists()
    assert visitor.get("/nous-rencontrer/?commune=Thise").context["places"][0].page.title == "Permanence de Thise"
    assert "Nous rencontrer bientôt" in visitor.get("/").content.decode()
    assert (Letter.objects.get().subject, Subscriber.objects.confirmed().count()) == ("La lettre d’hiver", 34)
    assert Event.objects.count() == 6
