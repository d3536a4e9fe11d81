"""Forms of the gallery: each kind of field, new and refused."""

from typing import ClassVar

from django import forms

from renovation.edge.forms import ChoiceCards, DocumentField, PhoneField

WALLS = [
    ("stone", "Pierre"),
    ("brick", "Brique"),
    ("block", "Parpaing"),
    ("concrete", "Béton"),
    ("wood", "Bois ou pisé"),
    ("unknown", "Je ne sais pas"),
]


class EveryFieldForm(forms.Form):
    """A field of each kind."""

    name = forms.CharField(label="Nom", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    email = forms.EmailField(
        label="Adresse e-mail",
        help_text="Nous vous y envoyons la confirmation.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(required=False, help_text="Par exemple 06 12 34 56 78.")
    area = forms.DecimalField(
        label="Surface habitable, en m²",
        min_value=9,
        max_value=999,
        help_text="Celle de l’acte de vente ou du bail, par exemple 92.",
    )
    day = forms.DateField(
        label="Date de la visite",
        help_text="Par exemple 24/11/2026.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    period = forms.ChoiceField(
        label="Période de construction",
        choices=[("", "Choisissez"), ("1948", "Avant 1948"), ("1974", "De 1948 à 1974"), ("2000", "De 1975 à 2000")],
    )
    channel = forms.ChoiceField(
        label="Comment préférez-vous être joint\u00a0?",
        choices=[("phone", "Par téléphone"), ("email", "Par e-mail")],
        widget=forms.RadioSelect,
    )
    works = forms.MultipleChoiceField(
        label="Travaux envisagés",
        required=False,
        help_text="Plusieurs réponses sont possibles.",
        choices=[("roof", "Isoler le toit"), ("walls", "Isoler les murs"), ("heating", "Changer le chauffage")],
        widget=forms.CheckboxSelectMultiple,
    )
    walls = forms.ChoiceField(
        label="De quoi sont faits vos murs extérieurs\u00a0?",
        choices=WALLS,
        help_text="Regardez un encadrement de fenêtre ou une pièce non peinte, comme le garage.",
        widget=ChoiceCards(pictograms={code: code for code, _label in WALLS}),
    )
    document = DocumentField(required=False, label="Votre devis")
    request = forms.CharField(label="Votre demande", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    consent = forms.BooleanField(label="J’accepte d’être rappelé au sujet de mon projet.")


class CodeForm(forms.Form):
    """A code received by mail."""

    prefix = "code"
    code = forms.CharField(
        label="Code à huit chiffres",
        help_text="Vous pouvez le coller.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasswordForm(forms.Form):
    """A password that can be shown."""

    prefix = "password"
    password = forms.CharField(
        label="Mot de passe", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class FilterForm(forms.Form):
    """A filter: nothing is required, nothing is said about it."""

    prefix = "filter"
    FIELDS: ClassVar = ["text", "state"]
    text = forms.CharField(label="Nom ou référence", required=False)
    state = forms.ChoiceField(label="État", required=False, choices=[("", "Tous"), ("open", "En cours")])


def new_form() -> EveryFieldForm:
    return EveryFieldForm()


def failed_form() -> EveryFieldForm:
    """The same form sent with everything wrong."""
    form = EveryFieldForm(
        {"failed-email": "camille", "failed-area": "2", "failed-day": "demain", "failed-phone": "12"}, prefix="failed"
    )
    form.is_valid()
    return form


def quick_forms() -> dict[str, forms.Form]:
    return {"code": CodeForm(), "password": PasswordForm(), "filter": FilterForm()}
