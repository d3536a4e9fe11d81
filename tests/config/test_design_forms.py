"""The form renderer: every Django form gives the right markup (X5)."""

import re

import pytest
from allauth.account.forms import LoginForm
from django import forms

from config.gallery.forms import CodeForm, EveryFieldForm, FilterForm, PasswordForm, failed_form
from renovation.edge.forms import ChoiceCards


@pytest.fixture
def new() -> str:
    return str(EveryFieldForm())


@pytest.fixture
def failed() -> str:
    return str(failed_form())


def test_x5_every_field_has_a_label(new: str) -> None:
    fields = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', new)

    assert len(fields) == 20
    assert [name for name in fields if f'for="{name}"' not in new] == []


def test_x5_hint_is_tied_to_its_field(new: str) -> None:
    assert 'id="id_email_helptext">Nous vous y envoyons' in new
    assert re.search(
        r'id="id_email"[^>]*aria-describedby="id_email_helptext"|aria-describedby="id_email_helptext"[^>]*id="id_email"',
        new,
    )


def test_x5_need_is_said_in_words(new: str) -> None:
    assert "Les réponses sont obligatoires, sauf celles marquées «\u00a0facultatif\u00a0»." in new
    assert re.search(r'for="id_phone">Téléphone <span class="optional">\(facultatif\)', new)
    assert re.search(r'for="id_name">Nom\s*</label>', new)


def test_x5_a_form_of_one_field_says_it_at_the_label() -> None:
    assert "Code à huit chiffres <span" in str(CodeForm())
    assert "(obligatoire)" in str(CodeForm())


def test_a_filter_says_nothing_of_needs() -> None:
    assert "obligatoire" not in str(FilterForm())
    assert "facultatif" not in str(FilterForm())


def test_a_question_that_may_be_passed_is_not_called_required() -> None:
    form = type("Passing", (CodeForm,), {"skippable": True})()

    assert "obligatoire" not in str(form)


def test_x5_summary_comes_first_and_leads_to_each_field(failed: str) -> None:
    summary = failed[: failed.index('<div class="form">')]

    assert 'role="alert" tabindex="-1"' in summary
    assert "9 réponses sont à corriger" in summary
    assert '<a href="#id_failed-email">Adresse e-mail\u00a0: Écrivez une adresse e-mail complète' in summary
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert [target for target in targets if f'id="{target}"' not in failed] == []


def test_x5_error_names_the_field_and_is_tied_to_it(failed: str) -> None:
    assert re.search(
        r'id="id_failed-name_error"><p><span class="visually-hidden">Erreur, Nom\u00a0: </span>Cette', failed
    )
    field = re.search(r'<input[^>]*id="id_failed-email"[^>]*>', failed)
    assert field is not None
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="id_failed-email_helptext id_failed-email_error"' in field[0]


def test_x5_error_tells_the_expected_format(failed: str) -> None:
    assert "par exemple prenom.nom@exemple.fr" in failed
    assert "Écrivez une date, par exemple 24/11/2026." in failed
    assert "Écrivez un nombre d’au moins 9." in failed


def test_x5_radio_buttons_stand_in_a_fieldset_with_its_legend(failed: str) -> None:
    described = 'aria-describedby="id_failed-walls_helptext id_failed-walls_error"'

    assert re.search(rf"<fieldset {described}>\s*<legend>De quoi sont faits", failed)
    assert 'href="#id_failed-walls_0"' in failed


def test_choice_cards_keep_pictogram_and_button_apart() -> None:
    field = forms.ChoiceField(choices=[("brick", "Brique")], widget=ChoiceCards(pictograms={"brick": "brick"}))
    html = str(field.get_bound_field(forms.Form(), "walls"))

    assert re.search(r'<label class="choice"[^>]*><svg class="icon".*</svg><span><input type="radio"', html)


def test_x5_autocomplete_is_kept() -> None:
    assert 'autocomplete="family-name"' in str(EveryFieldForm())
    assert 'autocomplete="one-time-code"' in str(CodeForm())
    assert 'autocomplete="current-password"' in str(PasswordForm())


@pytest.mark.django_db
def test_x5_forms_of_the_login_library_look_the_same() -> None:
    html = str(LoginForm())

    assert '<div class="field">' in html
    assert 'for="id_login"' in html


def test_errors_of_the_whole_form_stand_in_the_summary() -> None:
    form = CodeForm({"code-code": "12345678"})
    form.add_error(None, "Ce code n’est plus valable.")

    html = str(form)

    assert "Une réponse est à corriger" in html
    assert html.count("Ce code n’est plus valable.") == 1


def test_file_field_tells_what_is_accepted(new: str) -> None:
    assert re.search(r'id="id_document_helptext">PDF, photo', new) or "10\u00a0Mo au plus" in new
    assert 'accept=".' in new
