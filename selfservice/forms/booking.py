"""Forms of the booking: a slot with one's contact, a seat, a place on the waiting list."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from renovation.appointments.enums import Modality
from renovation.appointments.models import AppointmentType
from renovation.appointments.operations import MOST_SEATS
from renovation.appointments.rules.offered import Slot, read_code
from renovation.appointments.rules.questions import LONGEST_ANSWER, YES_NO
from renovation.edge.forms import AgendaDayField, EmailAddressField
from renovation.edge.guard import GuardedForm
from selfservice.forms.contact import ContactForm
from selfservice.wording import slot_label

PREFIX = "question_"
# A list this long is a menu; a shorter one is seen whole.
MENU_FROM = 6
WEEKDAYS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi")


WHERE = "Écrivez l’adresse du logement à visiter."


def _visited(help_text: str) -> forms.CharField:
    return forms.CharField(
        label="Adresse du logement à visiter",
        max_length=200,
        help_text=help_text,
        error_messages={"required": WHERE},
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )


class AsksQuestions(forms.Form):
    """Puts the questions of a type; the domain checks the answers (`rules.questions`)."""

    def ask(self, kind: AppointmentType) -> None:
        for question in kind.questions:
            self.fields[PREFIX + question["code"]] = question_field(question)

    def answers(self) -> dict[str, str]:
        """By code of the question, as the domain takes them."""
        given = self.cleaned_data.items()
        return {name.removeprefix(PREFIX): value for name, value in given if name.startswith(PREFIX) and value}

    def refuse_answers(self, errors: Mapping[str, str]) -> None:
        for code, words in errors.items():
            self.add_error(PREFIX + code, words)


class SlotForm(AsksQuestions, GuardedForm):
    """A slot among those on offer, and the answers to the questions of the type."""

    slot = forms.ChoiceField(
        label="Votre créneau",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choisissez un créneau.",
            "invalid_choice": "Ce créneau n’est plus libre. Choisissez-en un autre.",
        },
    )

    def __init__(self, *args: Any, kind: AppointmentType, slots: Sequence[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(slots)
        self.ask(kind)

    def offer(self, slots: Sequence[Slot], *, sent: str = "", is_settled: bool = False) -> None:
        """Propose these slots; a slot that is settled is not asked again.

        What was sent stays acceptable, since only the booking says whether it is free.
        """
        choices = [(slot.code, slot_label(slot)) for slot in slots]
        if sent and sent not in dict(choices):
            choices.append((sent, sent))
        field = self.fields["slot"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = choices
        field.widget = forms.HiddenInput() if is_settled else forms.RadioSelect(choices=choices)


class InvitedForm(SlotForm):
    """A slot of an invitation; a visit says where, unless the case knows."""

    def __init__(self, *args: Any, kind: AppointmentType, address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        if Modality.HOME in kind.modalities:
            self.fields["visit_address"] = _visited("Pour une visite chez vous : numéro, rue, étage ou bâtiment.")
            self.fields["visit_address"].required = kind.modalities == [Modality.HOME]
            self.fields["visit_address"].initial = address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        asked = read_code(cleaned.get("slot", ""))
        visits = asked is not None and asked.modality == Modality.HOME
        if visits and not cleaned.get("visit_address") and "visit_address" not in self.errors:
            self.add_error("visit_address", WHERE)
        return cleaned


class AddressForm(forms.Form):
    """Where the visit that is proposed will be made."""

    visit_address = _visited("Numéro, rue, étage ou bâtiment.")


class BookingForm(SlotForm, ContactForm):
    """The last screen: who comes, where a visit is made, the questions."""

    visit_address = _visited("Numéro, rue, étage ou bâtiment.")

    def __init__(self, *args: Any, modality: str, slots: Sequence[Slot], is_settled: bool, **kwargs: Any) -> None:
        super().__init__(*args, slots=slots, **kwargs)
        self.offer(slots, is_settled=is_settled)
        if modality != Modality.HOME:
            del self.fields["visit_address"]
        asked = [name for name in self.fields if name.startswith(PREFIX)]
        self.order_fields(
            [
                "slot",
                "first_name",
                "last_name",
                "email",
                "phone",
                "visit_address",
                *asked,
                "request",
                "advice",
                "news",
            ]
        )


class SeatForm(AsksQuestions, ContactForm):
    """Seats in a session."""

    seats = forms.TypedChoiceField(
        label="Nombre de places",
        coerce=int,
        error_messages={"invalid_choice": "Choisissez un nombre de la liste."},
    )

    field_order = ("seats", "first_name", "last_name", "email", "phone", "request", "advice", "news")

    def __init__(self, *args: Any, kind: AppointmentType, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask(kind)
        field = self.fields["seats"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(number, str(number)) for number in range(1, MOST_SEATS + 1)]


class WaitingForm(ContactForm):
    """What somebody who waits would take. Everything may stay open."""

    modalities = forms.MultipleChoiceField(
        label="Ce qui vous convient",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Sans choix de votre part, tout vous est proposé.",
    )
    weekdays = forms.TypedMultipleChoiceField(
        label="Les jours possibles",
        required=False,
        coerce=int,
        choices=[(number, name) for number, name in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
    )
    until_day = AgendaDayField(label="Au plus tard le", required=False)

    field_order = (
        "modalities",
        "weekdays",
        "until_day",
        "first_name",
        "last_name",
        "email",
        "phone",
        "request",
        "advice",
        "news",
    )

    def __init__(self, *args: Any, modalities: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["modalities"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 (for the type checker)
        field.choices = [(value, Modality(value).label) for value in modalities]
        if len(modalities) == 1:
            del self.fields["modalities"]


class NearForm(forms.Form):
    """From where distances are counted, and where a visit is made."""

    # One may go on without it.
    skippable = True

    pres = forms.CharField(
        label="Votre commune ou votre code postal",
        max_length=60,
        min_length=2,
        error_messages={
            "required": "Écrivez le nom de votre commune ou son code postal.",
            "min_length": "Écrivez au moins deux lettres, ou les cinq chiffres du code postal.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )


class LostLinkForm(GuardedForm):
    """Where to send the links again."""

    email = EmailAddressField(help_text="Celle que vous avez donnée pour le rendez-vous.")


def question_field(question: Mapping[str, Any]) -> forms.Field:
    """A question of a type as a field."""
    common: dict[str, Any] = {"label": question["label"], "required": bool(question.get("is_required"))}
    messages = {"required": "Répondez à cette question.", "invalid_choice": "Choisissez une réponse de la liste."}
    if question["kind"] == "text":
        widget = forms.Textarea(attrs={"rows": 3})
        return forms.CharField(max_length=LONGEST_ANSWER, widget=widget, error_messages=messages, **common)
    values = YES_NO if question["kind"] == "yes_no" else tuple(question["choices"])
    choices = [(value, value[:1].upper() + value[1:]) for value in values]
    if len(choices) >= MENU_FROM:
        return forms.ChoiceField(choices=[("", "Choisissez…"), *choices], error_messages=messages, **common)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages=messages, **common)
