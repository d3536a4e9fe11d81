"""The form of a local aid: closed vocabulary, everything typed kept, tried before it is kept."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.queries import local_aid_of
from renovation.platforms.models import Platform
from tests.backoffice.localaids.conftest import filled
from tests.renovation.documents import samples


def new(platform: Platform) -> str:
    return reverse("backoffice:local_aid_new", args=[platform.pk])


def own() -> LocalVersion:
    return LocalVersion.objects.select_related("scheme").get(author_id__isnull=False)


def test_what_is_filled_becomes_the_words_of_the_rules(claire: Client, platform: Platform) -> None:
    response = claire.post(new(platform), filled())

    aid = local_aid_of(own())
    assert response["Location"] == reverse("backoffice:local_version", args=[own().pk])
    assert aid.territory.epcis == {"242500361"}
    assert str(aid.gain_over_pct) == "25"
    assert [[str(tier.value) for tier in group] for group in aid.groups] == [["0.3"], ["1500"]]
    assert aid.groups[1][0].when.target_label == "B"


def test_sent_twice_it_is_one_proposal(claire: Client, platform: Platform) -> None:
    said = filled()

    for _ in range(2):
        claire.post(new(platform), said)

    assert LocalScheme.objects.filter(platform=platform).count() == 1


def test_it_is_tried_on_typical_households_without_being_kept(
    parameters: None, claire: Client, platform: Platform
) -> None:
    page = claire.post(new(platform), filled(essayer="1")).content.decode()

    assert "qui n’est pas encore enregistrée" in page
    assert "Retraités, maison F, revenus très modestes" in page
    assert 'value="Prime rénovation"' in page
    assert not LocalScheme.objects.filter(platform=platform).exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"epcis": []}, "au moins un territoire"),
        ({"epcis": ["999999999"]}, "Choisissez une des réponses proposées"),
        ({"communes": "Angers"}, "hors de votre territoire"),
        ({"askers": []}, "au moins un public"),
        ({"askers": ["__import__"]}, "Choisissez une des réponses proposées"),
        ({"lignes-0-value": ""}, "Écrivez le montant ou le taux"),
        ({"lignes-0-value": "rfr * 2"}, "Écrivez le montant en chiffres"),
        ({"lignes-0-value": "130"}, "entre 0 et 100"),
        ({"lignes-0-kind": "formula"}, "Choisissez une des réponses proposées"),
        ({"lignes-0-rfr_ceilings": "1;2"}, "six montants"),
        ({"lignes-0-least_jumps": "3", "lignes-0-most_jumps": "1"}, "plus petit"),
        ({"lignes-0-part": "bonus_2"}, "au moins une ligne du montant principal"),
        ({"lignes-TOTAL_FORMS": "beaucoup"}, "corriger"),
        ({"gain_pct": "250"}, "entre 0 et 100"),
        ({"cost_over_eur": "-1"}, "négatif"),
        ({"budget_left_eur": "-5"}, "négatif"),
        ({"starts": "demain"}, "Écrivez une date"),
        ({"last_day": "2025-01-01"}, "avant le premier"),
        ({"source_address": "javascript:alert(1)"}, "https://"),
        ({"source_read_on": "2999-01-01"}, "pas encore venu"),
        ({"key": "rien"}, "incomplet"),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_is_kept(
    change: dict[str, Any], said: str, claire: Client, platform: Platform
) -> None:
    response = claire.post(new(platform), filled(**change))
    page = response.content.decode()

    assert response.status_code == 200
    assert said in page
    assert 'value="Grand Besançon Métropole"' in page
    assert not LocalScheme.objects.filter(platform=platform).exists()


def test_a_commune_is_found_by_its_name_or_its_code(claire: Client, platform: Platform) -> None:
    claire.post(new(platform), filled(epcis=[], communes="besançon\n25575", not_communes="Pontarlier"))

    aid = local_aid_of(own())
    assert aid.territory.communes == {"25056", "25575"}
    assert aid.excluded.communes == {"25462"}


def test_the_file_of_the_regulation_is_kept_and_opens(claire: Client, platform: Platform) -> None:
    file = SimpleUploadedFile("reglement.pdf", samples.pdf(), "application/pdf")

    claire.post(new(platform), filled(file=file))

    answer = claire.get(reverse("backoffice:local_version_file", args=[own().pk]))
    assert answer.status_code == 200
    assert "reglement.pdf" in answer["Content-Disposition"]


def test_a_file_that_is_none_is_refused_with_the_whole_form(claire: Client, platform: Platform) -> None:
    page = claire.post(new(platform), filled(file=SimpleUploadedFile("virus.exe", b"MZ"))).content.decode()

    assert 'value="Prime rénovation"' in page
    assert "has-error" in page
    assert not LocalScheme.objects.filter(platform=platform).exists()


def test_an_example_fills_the_form_and_gives_way_to_what_is_taken_up(claire: Client, platform: Platform) -> None:
    example = LocalScheme.objects.get(code="grand-besancon-aapel")

    page = claire.get(new(platform), {"modele": str(example.pk)}).content.decode()
    claire.post(f"{new(platform)}?modele={example.pk}", filled())

    assert "AAPEL, propriétaires occupants" in page
    assert 'value="7200"' in page
    assert own().scheme.adapted_from == example


def test_a_proposal_is_corrected_by_its_author_only(claire: Client, nadia: Client, platform: Platform) -> None:
    claire.post(new(platform), filled())
    address = reverse("backoffice:local_version_edit", args=[own().pk])

    assert 'value="4000"' in claire.get(address).content.decode()
    claire.post(address, filled(revision="1", label="Prime corrigée"))
    assert nadia.get(address).status_code == 302
    assert own().label == "Prime corrigée"
