"""What a household answered on the site stands on the lead's page, in words, with the estimate that it saw."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from renovation.cases.models import Lead
from renovation.diagnosis.operations import answer, attach_to_household, complete, start
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.quantities.operations import load_parameters
from tests.factories.platforms import CommuneFactory

ANSWERS = {"kind": "house", "area_m2": "112", "period": "1948_1974", "generator": "oil"}


def test_answers_and_estimate_are_shown(desk: Client, lead: Lead) -> None:
    now = timezone.now()
    load_parameters(entries=seed_entries(), at=now)
    diagnosis, _ = start(platform=lead.platform, commune=CommuneFactory.create(), now=now)
    for field, value in ANSWERS.items():
        diagnosis = answer(diagnosis=diagnosis, field=field, value=value, now=now)
    diagnosis = complete(diagnosis=diagnosis, now=now)
    lead.diagnosis = attach_to_household(diagnosis=diagnosis, household=lead.household)
    lead.save()

    page = desk.get(reverse("backoffice:lead", args=[lead.pk])).content.decode()

    assert "le plus probable est " + diagnosis.result["class_likely"] in page.replace("\n", " ")
    for words in ("Une maison", "112\u00a0m²", "fioul", "Besançon", "kWh/m²/an"):
        assert words in page
