"""Blocks: no raw HTML, links that lead to one place, alternatives that are asked."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.blocks import BodyBlock
from cms.blocks.aids import ParameterBlock, SimulatorBlock
from cms.blocks.links import TargetBlock
from cms.blocks.text import TEXT_FEATURES
from cms.enums import Destination
from cms.parameter_cards import parameter_card, parameter_choices
from renovation.aids.rules.seeds import seed_entries
from renovation.quantities.operations import load_parameters

DAY = date(2026, 11, 24)
VAT = next(entry for entry in seed_entries() if entry["code"] == "aids.vat.rates")


def kinds(block: blocks.Block) -> list[blocks.Block]:
    """A block and all those in it."""
    children = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    return [block, *(found for child in children for found in kinds(child))]


def test_f6_no_block_takes_raw_html() -> None:
    assert not [block for block in kinds(BodyBlock()) if isinstance(block, blocks.RawHTMLBlock)]


def test_x14_headings_begin_at_level_two() -> None:
    assert [name for name in TEXT_FEATURES if name.startswith("h")] == ["h2", "h3", "h4"]


def test_f6_a_link_that_runs_code_loses_its_address() -> None:
    typed = {
        "blocks": [
            {
                "key": "a",
                "text": "ici",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 3, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}},
    }

    stored = ContentstateConverter(features=TEXT_FEATURES).to_database_format(json.dumps(typed))

    assert "ici" in stored
    assert "javascript" not in stored


def test_a_target_is_one_place_and_one_only() -> None:
    block = TargetBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"page": None, "destination": ""}))
    assert block.clean(block.to_python({"page": None, "destination": Destination.DIRECTORY})).href == "/annuaire/"


@pytest.mark.django_db
def test_a_fiche_aide_shows_what_the_engine_counts_with() -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())
    block = ParameterBlock()
    code = "aids.accompanied.ceilings"

    shown = block.render(block.to_python({"title": "Plafond", "text": "", "parameter": "aids.income.elsewhere"}))

    assert "revenus très modestes" in shown
    assert "Source" in shown
    assert dict(parameter_choices())["aids.income.elsewhere"]
    assert parameter_card(code, on=date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("state", "words", "other"),
    [
        ("published", "En vigueur depuis le", "Valeur retenue depuis le"),
        ("to_verify", "Valeur retenue depuis le", "En vigueur depuis le"),
    ],
)
@pytest.mark.django_db
def test_only_what_was_read_in_an_official_text_is_said_to_be_in_force(state: str, words: str, other: str) -> None:
    load_parameters(entries=[VAT | {"values": [VAT["values"][-1] | {"state": state}]}], at=timezone.now())
    block = ParameterBlock()

    shown = block.render(block.to_python({"title": "TVA", "text": "", "parameter": VAT["code"]}))

    assert words in shown
    assert other not in shown


@pytest.mark.django_db
def test_a_list_that_counts_no_class_of_income_has_its_own_words_above_its_columns() -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())
    heads = {code: card.head for code, _ in parameter_choices() if (card := parameter_card(code, on=DAY))}

    assert heads["aids.vat.rates"] == ("économies d’énergie", "amélioration", "taux normal")
    assert heads["aids.letting.bonuses"] == ("location", "mandat de gestion", "petite surface")
    assert heads["aids.denormandie.rates"] == ("Années de location", "montant")
    # Classes of income are four everywhere else.
    assert {code for code, head in heads.items() if len(head) == 3} == {"aids.vat.rates", "aids.letting.bonuses"}


@pytest.mark.django_db
def test_a_fiche_aide_without_a_value_says_so() -> None:
    block = ParameterBlock()

    assert "pas connu" in block.render(block.to_python({"title": "Plafond", "text": "", "parameter": "aids.none"}))


def test_the_simulator_leads_to_mes_aides() -> None:
    block = SimulatorBlock()

    assert 'action="/mes-aides/"' in block.render(block.to_python({"title": "Mes aides", "text": ""}))


@pytest.mark.django_db
def test_a_fiche_aide_reads_its_own_parameter_only(django_assert_num_queries: Any) -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())
    block = BodyBlock()
    written = [{"type": "parameter", "value": {"title": "Âge", "text": "", "parameter": "aids.age.mpr"}}]

    with django_assert_num_queries(1):
        shown = block.to_python(written).render_as_block()

    assert "Valeur retenue depuis le" in shown


def test_what_was_left_out_of_a_block_is_no_word_of_the_search() -> None:
    value = BodyBlock().to_python([{"type": "drawing", "value": {"drawing": "maison"}}])

    assert "None" not in BodyBlock().get_searchable_content(value)
