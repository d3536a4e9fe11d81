"""Fields and widgets of the house, for every face."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest

from renovation.documents.rules import ACCEPTED
from renovation.documents.rules.inspection import too_large_message

PHONE = RegexValidator(
    r"^(\+|00)?[0-9][0-9 .()\-]{8,18}$",
    "Écrivez un numéro de téléphone à dix chiffres, par exemple 06 12 34 56 78.",
)


class _Pictured(forms.widgets.ChoiceWidget):
    """Options with a pictogram each: `pictograms` maps a value to an icon's name."""

    template_name = "django/forms/widgets/choice_cards.html"
    option_template_name = "django/forms/widgets/choice_card.html"

    def __init__(self, *args: Any, pictograms: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pictograms = dict(pictograms or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["pictogram"] = self.pictograms.get(str(value), "")
        return option


class ChoiceCards(_Pictured, forms.RadioSelect):
    """Radio buttons as cards with a pictogram beside each label."""


class TickCards(_Pictured, forms.CheckboxSelectMultiple):
    """Boxes to tick, as cards with a pictogram beside each label."""


class ChoicePills(forms.RadioSelect):
    """A short list of radio buttons side by side, for a second question under a first one."""

    template_name = "django/forms/widgets/choice_pills.html"
    option_template_name = "django/forms/widgets/choice_pill.html"


class PhoneField(forms.CharField):
    """A telephone number as people write it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Téléphone")
        super().__init__(
            max_length=20,
            validators=[PHONE],
            widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
            **kwargs,
        )


class MoneyField(forms.CharField):
    """Euros as people write them: « 38 000 € », « 38000,50 »."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        plain = "".join(text.replace("€", "").split()).replace(",", ".").replace("−", "-")
        try:
            amount = Decimal(plain)
        except InvalidOperation as error:
            raise forms.ValidationError("Écrivez le montant en chiffres, par exemple 24 500.") from error
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 8:
            raise forms.ValidationError("Ce montant est trop grand. Relisez-le.")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """A decimal that is known, without the zeros of the database."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """A decimal has nothing of the text's rules to obey."""


FIRST_YEAR, LAST_YEAR = 1900, 2200


class DayField(forms.DateField):
    """A day, with the browser's calendar."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)
        self.error_messages["invalid"] = "Écrivez une date, par exemple 01/01/2027."


class AgendaDayField(DayField):
    """A day of an agenda: near enough for days and hours to be added to it."""

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class EmailAddressField(forms.EmailField):
    """An e-mail address, with what to write when it is missing or incomplete."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Adresse e-mail")
        super().__init__(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}), **kwargs)
        self.error_messages |= {
            "required": "Écrivez votre adresse e-mail.",
            "invalid": "Écrivez une adresse e-mail complète, par exemple nom@exemple.fr.",
        }


class FirstNameField(forms.CharField):
    """A first name, never asked with insistence."""

    def __init__(self) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "given-name"})
        super().__init__(label="Prénom", max_length=100, required=False, widget=widget)


class LastNameField(forms.CharField):
    """A surname."""

    def __init__(self) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "family-name"})
        super().__init__(label="Nom", max_length=100, widget=widget)
        self.error_messages["required"] = "Écrivez votre nom."


class DocumentField(forms.FileField):
    """A file to hand over. Its content is checked when it is stored; here, only that it came whole."""

    def __init__(self, **kwargs: Any) -> None:
        extensions = ",".join(f".{extension}" for extension in ACCEPTED)
        kwargs.setdefault("label", "Fichier")
        kwargs.setdefault("help_text", "PDF, photo (JPEG, PNG) ou texte (ODT, DOCX), 10\u00a0Mo au plus.")
        super().__init__(widget=forms.ClearableFileInput(attrs={"accept": extensions}), **kwargs)
        self.error_messages["required"] = "Choisissez un fichier."


def refuse_too_large(form: forms.Form, request: HttpRequest, field: str, max_bytes: int) -> None:
    """Say beside the field that the file was too large to be kept (the upload handler dropped it)."""
    if field in request.META.get("maisonnee.too_large", ()):
        form.errors.pop(field, None)
        form.add_error(field, too_large_message(max_bytes))
