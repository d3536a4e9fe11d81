"""The forms of the door: allauth's, in our words and without placeholders; those of the second factor."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.core import context as door_context
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django_otp.models import Device

from selfservice.signup import suggested_email

EMAIL = "Adresse e-mail"
CODE_HINT = "Vous pouvez le copier puis le coller. Les tirets sont facultatifs."
LENGTH_HINT = "12 caractères au moins. Quelques mots sans rapport entre eux font un bon mot de passe."


class InOurWords(forms.Form):
    """Labels and hints of this house, on the fields of allauth."""

    words: ClassVar[dict[str, str]] = {}
    hints: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class LoginForm(InOurWords, account.LoginForm):
    """One form for everybody: with a password, or without it and then by e-mailed code (A1)."""

    words: ClassVar[dict[str, str]] = {"login": EMAIL, "password": "Mot de passe"}
    hints: ClassVar[dict[str, str]] = {
        "password": "Pas de mot de passe\N{NO-BREAK SPACE}? Laissez ce champ vide\N{NO-BREAK SPACE}: "
        "vous recevrez un code par e-mail."
    }

    def _setup_password_field(self) -> None:
        """Kept, though sign-up asks for none."""
        self.fields["password"].required = False


class SignupForm(InOurWords, account.SignupForm):
    words: ClassVar[dict[str, str]] = {"email": EMAIL}
    hints: ClassVar[dict[str, str]] = {"email": "Nous vous y enverrons un code pour vérifier qu’elle est à vous."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """An address typed a moment ago in a form of ours is proposed; it never travels in a link."""
        super().__init__(*args, **kwargs)
        self.fields["email"].initial = suggested_email(door_context.request)


class RequestLoginCodeForm(InOurWords, account.RequestLoginCodeForm):
    words: ClassVar[dict[str, str]] = {"email": EMAIL}


class CodeForm(InOurWords):
    """A code received by mail: may be pasted, telephones propose it (X11)."""

    words: ClassVar[dict[str, str]] = {"code": "Code reçu par e-mail"}
    hints: ClassVar[dict[str, str]] = {"code": CODE_HINT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric"}


class ConfirmLoginCodeForm(CodeForm, account.ConfirmLoginCodeForm):
    pass


class ConfirmEmailCodeForm(CodeForm, account.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmPasswordResetCodeForm(CodeForm, account.ConfirmPasswordResetCodeForm):
    pass


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    words: ClassVar[dict[str, str]] = {"email": EMAIL}


class NewPasswordForm(InOurWords, account.ResetPasswordKeyForm):
    words: ClassVar[dict[str, str]] = {
        "password1": "Nouveau mot de passe",
        "password2": "Nouveau mot de passe, une seconde fois",
    }
    hints: ClassVar[dict[str, str]] = {"password1": LENGTH_HINT}


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    words: ClassVar[dict[str, str]] = {"password1": "Mot de passe", "password2": "Mot de passe, une seconde fois"}
    hints: ClassVar[dict[str, str]] = {"password1": LENGTH_HINT}


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    words: ClassVar[dict[str, str]] = {"oldpassword": "Mot de passe actuel", **NewPasswordForm.words}
    hints: ClassVar[dict[str, str]] = {"password1": LENGTH_HINT}


class NewEmailForm(InOurWords, account.AddEmailForm):
    words: ClassVar[dict[str, str]] = {"email": "Nouvelle adresse e-mail"}
    hints: ClassVar[dict[str, str]] = {
        "email": "L’adresse actuelle reste valable tant que la nouvelle n’est pas confirmée."
    }


class ChangeEmailForm(InOurWords, account.ChangeEmailForm):
    words: ClassVar[dict[str, str]] = {"email": EMAIL}


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    words: ClassVar[dict[str, str]] = {"password": "Mot de passe"}


class ProofCodeForm(CodeForm, account.ConfirmLoginCodeForm):
    """The code by which somebody without a password proves, once more, who they are (A8)."""


class AddPasskeyForm(InOurWords, AddWebAuthnForm):
    """A passkey always asks its owner for a gesture, a face or a PIN: it opens the door alone."""

    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput)
    words: ClassVar[dict[str, str]] = {"name": "Nom de la clé"}
    hints: ClassVar[dict[str, str]] = {
        "name": "Pour la reconnaître, par exemple «\N{NO-BREAK SPACE}Téléphone\N{NO-BREAK SPACE}» "
        "ou «\N{NO-BREAK SPACE}Ordinateur de la maison\N{NO-BREAK SPACE}»."
    }


class SecondFactorForm(forms.Form):
    """The code of a chosen device."""

    device = forms.ChoiceField(label="Avec quoi répondez-vous\N{NO-BREAK SPACE}?", widget=forms.RadioSelect)
    token = forms.CharField(
        label="Code",
        max_length=64,
        help_text="Les six chiffres de votre application, ou un de vos codes de secours. Vous pouvez coller le code.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, devices: list[Device], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ChoiceField = self.fields["device"]  # type: ignore[assignment]
        field.choices = [(device.persistent_id, device.name) for device in devices]
        field.initial = devices[0].persistent_id if devices else None


class EnrolmentForm(forms.Form):
    """The first code of the application that has just read the key."""

    name = forms.CharField(
        label="Nom de cet appareil",
        max_length=40,
        initial="Mon téléphone",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    token = forms.CharField(
        label="Code affiché par l’application",
        max_length=12,
        help_text="Six chiffres, qui changent toutes les trente secondes.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class InvitationForm(forms.Form):
    """The password that an invited agent chooses."""

    password = forms.CharField(
        label="Mot de passe",
        strip=False,
        max_length=256,
        help_text=LENGTH_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Mot de passe, une seconde fois",
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "Les deux mots de passe sont différents.")
        return given
