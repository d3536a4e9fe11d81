"""Forms about one entry of the directory: for whoever reads it, and for the firm itself."""

from typing import Any

from django import forms

from renovation.edge.forms import EmailAddressField, PhoneField
from renovation.edge.guard import GuardedForm
from renovation.professionals.enums import ErrorSubject, RequestKind
from renovation.professionals.operations import Asked, Claimant, Words

NBSP = "\N{NO-BREAK SPACE}"


class ErrorForm(GuardedForm):
    """What is wrong in an entry. The address is only asked of whoever wants an answer."""

    subject = forms.ChoiceField(
        label=f"Qu’est-ce qui est faux{NBSP}?",
        choices=[("", "Choisissez…"), *ErrorSubject.choices],
        error_messages={"required": "Choisissez ce qui est faux."},
    )
    text = forms.CharField(
        label="Dites-nous ce que vous avez vu",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="N’écrivez pas de données personnelles. Un désaccord sur des travaux n’est pas une erreur de fiche.",
        error_messages={"required": "Dites en quelques mots ce qui est faux."},
    )
    email = EmailAddressField(
        label="Votre adresse e-mail", required=False, help_text="Seulement si vous voulez une réponse."
    )

    def asked(self) -> Asked:
        typed = self.cleaned_data
        return Asked(RequestKind.ERROR, typed["text"], subject=typed["subject"], email=typed["email"])


class FirmForm(GuardedForm):
    """A firm asks that its entry be corrected, or objects to it."""

    kind = forms.ChoiceField(
        label="Votre demande",
        widget=forms.RadioSelect,
        choices=[
            (RequestKind.CORRECTION.value, "Faire corriger une information"),
            (RequestKind.OBJECTION.value, "M’opposer à ce que ma fiche soit affichée ici"),
        ],
        error_messages={"required": "Choisissez votre demande."},
    )
    asked_by = forms.CharField(
        label="Votre nom et votre rôle dans l’entreprise",
        max_length=150,
        help_text=f"Par exemple{NBSP}: Dominique Faivre, gérante.",
        error_messages={"required": "Écrivez votre nom et votre rôle."},
    )
    email = EmailAddressField(help_text="Pour vous répondre, et pour rien d’autre.")
    text = forms.CharField(
        label="Ce que vous demandez",
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Écrivez ce que vous demandez."},
    )

    def asked(self) -> Asked:
        typed = self.cleaned_data
        return Asked(RequestKind(typed["kind"]), typed["text"], asked_by=typed["asked_by"], email=typed["email"])


class ClaimForm(GuardedForm):
    """Who speaks for the firm; the address is only asked when the list has none."""

    contact_name = forms.CharField(
        label="Votre nom et votre rôle dans l’entreprise",
        max_length=150,
        error_messages={"required": "Écrivez votre nom et votre rôle."},
    )
    phone = PhoneField(required=False, help_text="Par exemple 06 12 34 56 78.")
    email = EmailAddressField()

    def __init__(self, *args: Any, list_has_email: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if list_has_email:
            del self.fields["email"]
        else:
            self.fields["phone"].required = True
            self.fields["phone"].error_messages["required"] = "Écrivez un numéro où vous appeler pour vérifier."

    def claimant(self) -> Claimant:
        typed = self.cleaned_data
        return Claimant(typed["contact_name"], typed["phone"], typed.get("email", ""))


class CodeForm(forms.Form):
    """The code that was sent to the address of the list."""

    code = forms.CharField(
        label="Le code à six chiffres",
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": "Écrivez le code reçu."},
    )


class OwnWordsForm(forms.Form):
    """What a firm says of itself."""

    description = forms.CharField(
        label="Présentation",
        required=False,
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Vos métiers, votre secteur. Sans prix, sans promesse d’aide, sans avis de clients.",
    )
    hours = forms.CharField(
        label="Horaires",
        required=False,
        max_length=200,
        help_text=f"Par exemple{NBSP}: du lundi au vendredi, 8 h à 18 h.",
    )
    website = forms.URLField(
        label="Site",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=f"Par exemple{NBSP}: https://mon-entreprise.fr",
        error_messages={"invalid": "Écrivez une adresse complète, par exemple https://mon-entreprise.fr."},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.values()):
            self.add_error(
                "description",
                f"Remplissez au moins une case. Pour ne plus rien montrer{NBSP}: «{NBSP}Retirer mon texte{NBSP}».",
            )
        return cleaned

    def words(self) -> Words:
        typed = self.cleaned_data
        return Words(typed["description"], typed["hours"], typed["website"])


class PhotoForm(forms.Form):
    """A photo of works, with the words for those who do not see it."""

    file = forms.FileField(
        label="Photo de vos travaux",
        widget=forms.ClearableFileInput(attrs={"accept": ".jpg,.jpeg,.png"}),
        help_text=f"JPEG ou PNG, 10{NBSP}Mo au plus. Sans visage, sans nom ni adresse visibles.",
        error_messages={"required": "Choisissez une photo."},
    )
    caption = forms.CharField(
        label="Ce que montre la photo",
        max_length=150,
        help_text=f"Pour qui ne la voit pas. Par exemple{NBSP}: façade isolée par l’extérieur, à Thise.",
        error_messages={"required": "Dites ce que montre la photo."},
    )
