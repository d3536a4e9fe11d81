"""Forms about leads."""

from typing import Any
from uuid import UUID

from django import forms

from backoffice.communes import CommuneField
from backoffice.conflicts import LockedForm
from backoffice.keys import KeyedForm, agent_choices
from renovation.accounts.models import User
from renovation.cases.enums import CloseReason, LeadOrigin, LeadState, Readiness
from renovation.cases.rules.lead_states import allowed_states
from renovation.edge.forms import PhoneField
from renovation.leads.queries import Duplicate
from renovation.platforms.models import Platform

ALL = ("all", "Tous")


class LeadFilter(forms.Form):
    q = forms.CharField(label="Nom, téléphone ou e-mail", required=False, max_length=100)
    state = forms.ChoiceField(label="État", required=False, choices=[("", "En attente"), *LeadState.choices, ALL])
    origin = forms.ChoiceField(label="Origine", required=False, choices=[("", "Toutes"), *LeadOrigin.choices])
    whose = forms.ChoiceField(
        label="Suivi par",
        required=False,
        choices=[("", "Toute l’équipe"), ("mine", "Moi"), ("nobody", "Personne"), ("to_take", "Moi ou personne")],
    )
    sort = forms.ChoiceField(
        label="Trier par",
        required=False,
        choices=[
            ("oldest", "Plus ancien d’abord"),
            ("priority", "Priorité"),
            ("newest", "Plus récent d’abord"),
            ("name", "Nom"),
        ],
    )
    late = forms.BooleanField(label="Sans réponse depuis plus de 48\u00a0h", required=False)


class QualificationForm(LockedForm):
    """What the adviser understood of the request."""

    locked_fields = ("state", "readiness", "assigned_to", "qualification", "close_reason")

    state = forms.ChoiceField(label="État")
    readiness = forms.ChoiceField(
        label="Avancement du projet", required=False, choices=[("", "Pas encore su"), *Readiness.choices]
    )
    assigned_to = forms.ChoiceField(label="Suivi par", required=False)
    qualification = forms.CharField(
        label="Ce que nous avons compris",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Visible par l’équipe seulement. Devient le résumé du dossier.",
    )
    close_reason = forms.ChoiceField(
        label="Raison, si le prospect est sans suite",
        required=False,
        choices=[("", "Aucune"), *CloseReason.choices],
    )

    def __init__(self, *args: Any, present_state: str, agents: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present_state, self.agents = present_state, agents
        self.fields["state"].choices = [(state.value, state.label) for state in allowed_states(present_state)]  # type: ignore[attr-defined]
        self.fields["assigned_to"].choices = agent_choices(agents, "Personne")  # type: ignore[attr-defined]

    def remembered(self) -> dict[str, Any]:
        return {"present_state": self.current["state"], "agents": self.agents}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("state") == LeadState.CLOSED and not cleaned.get("close_reason"):
            self.add_error("close_reason", "Choisissez la raison pour laquelle ce prospect est sans suite.")
        return cleaned


class SpokenLeadForm(KeyedForm):
    """A call or a visit, typed while the person speaks."""

    platform = forms.ChoiceField(label="Plateforme")
    origin = forms.ChoiceField(
        label="Comment nous a-t-on joints\u00a0?",
        choices=[(LeadOrigin.PHONE.value, "Par téléphone"), (LeadOrigin.COUNTER.value, "À l’accueil")],
        initial=LeadOrigin.PHONE.value,
        widget=forms.RadioSelect,
    )
    last_name = forms.CharField(label="Nom", max_length=100)
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    phone = PhoneField(required=False)
    email = forms.EmailField(label="Adresse e-mail", required=False, max_length=254)
    commune = CommuneField(required=False)
    request = forms.CharField(
        label="Demande", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), help_text="En quelques mots."
    )
    callback_wish = forms.CharField(label="Moment souhaité pour le rappel", required=False, max_length=200)
    agreed = forms.BooleanField(
        label="La personne est d’accord pour que nous gardions ses coordonnées et que nous la recontactions",
        error_messages={"required": "Demandez l’accord de la personne\u00a0: sans lui, nous ne gardons rien."},
    )
    follow = forms.BooleanField(label="Je suis ce prospect", required=False, initial=True)

    def __init__(self, *args: Any, platforms: list[Platform], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["platform"].choices = [(str(platform.pk), platform.name) for platform in platforms]  # type: ignore[attr-defined]
        self.fields["platform"].initial = str(platforms[0].pk)
        if len(platforms) == 1:
            self.fields["platform"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        no_contact = not cleaned.get("phone") and not cleaned.get("email")
        if no_contact and "phone" not in self.errors and "email" not in self.errors:
            self.add_error("phone", "Écrivez au moins un téléphone ou une adresse e-mail.")
        return cleaned


class WhomForm(forms.Form):
    """Whether the person who is being typed is one of those on file. `found` are the ones that look alike."""

    NEW = "new"

    known = forms.ChoiceField(
        label="Est-ce une personne que nous connaissons\u00a0?",
        widget=forms.RadioSelect,
        error_messages={"required": "Dites si c’est une de ces personnes, ou une autre."},
    )

    def __init__(self, *args: Any, found: list[Duplicate], email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One address is one household: it would be joined in any case.
        same = [one for one in found if email and one.household.email.lower() == email.lower()]
        choices = [(str(one.household.pk), _in_words(one)) for one in same or found]
        if not same:
            choices.append((self.NEW, "Non, une autre personne"))
        self.fields["known"].choices = choices  # type: ignore[attr-defined]
        if same:
            self.fields["known"].initial = choices[0][0]
            self.fields["known"].help_text = "Cette adresse e-mail est connue : la demande s’ajoute à ce ménage."

    @property
    def household_id(self) -> UUID | None:
        chosen = self.cleaned_data["known"]
        return None if chosen == self.NEW else UUID(chosen)


def _in_words(one: Duplicate) -> str:
    contact = " · ".join(words for words in (one.household.phone, one.household.email) if words)
    return f"{one.household} ({', '.join(one.why.reasons)}){f' · {contact}' if contact else ''}"
