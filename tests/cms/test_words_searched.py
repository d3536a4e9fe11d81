"""What is read of a search, and what may be kept of it: rules without a database."""

import pytest

from cms.rules.excerpt import excerpt
from cms.rules.json_ld import json_ld
from cms.rules.searching import is_meant, may_be_kept, respelt, vocabulary, words_of


def test_words_are_compared_without_accent_nor_apostrophe() -> None:
    assert words_of("L’Éco-prêt d'Élise") == ["l", "eco", "pret", "d", "elise"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Pompe à chaleur", "pompe a chaleur"),
        ("camille.leroux@courriel.example poêle", "poele"),
        ("06 12 34 56 78", ""),
        ("rappelez-moi au 0612345678", "rappelez moi au"),
        ("https://exemple.fr/moi www.exemple.fr", ""),
        ("@camille", ""),
        ("ab", ""),
    ],
)
def test_nothing_that_may_be_personal_is_kept(typed: str, kept: str) -> None:
    assert may_be_kept(typed) == kept


def test_what_is_kept_is_short() -> None:
    assert len(may_be_kept("mot " * 40)) <= 60


def test_a_result_is_promoted_when_one_of_its_phrases_is_typed() -> None:
    assert is_meant("changer ses fenêtres double vitrage", "volets, double vitrage")
    assert not is_meant("vitrage", "volets, double vitrage")
    assert not is_meant("vitrage", " , ")


def test_a_misspelt_word_takes_the_form_of_the_site() -> None:
    known = vocabulary(["Le RGE et la Ventilation", "ventilation, décennale"])

    assert known["rge"] == "RGE"
    assert known["decennale"] == "décennale"
    assert respelt("ventillation RGE", {"ventillation": known["ventilation"]}) == "ventilation rge"


def test_a_description_is_cut_between_two_words() -> None:
    assert excerpt("Court.") == "Court."
    assert excerpt("Une phrase, bien trop longue", longest=16) == "Une phrase…"


def test_structured_data_leave_out_what_is_empty_and_keep_no() -> None:
    assert json_ld({"@type": "Event", "image": "", "offers": {"price": None}, "isAccessibleForFree": False}) == (
        '{"@context": "https://schema.org", "@type": "Event", "isAccessibleForFree": false}'
    )


def test_f2_structured_data_cannot_close_their_element() -> None:
    written = json_ld({"name": "</script><!-- & \u2028"})

    assert not {"<", ">", "&", "\u2028"} & set(written)
