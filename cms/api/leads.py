"""Leads that another program sends: a key of the platform, one contact at a time, nothing is read back."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from cms.api.door import Body, Refusal, checked
from renovation.appointments.operations.first_contact import ContactGiven
from renovation.edge.forms import PhoneField
from renovation.edge.quotas import LEAD_API, exceeded, exceeded_by
from renovation.leads.models import LeadKey
from renovation.leads.operations import receive_from_program
from renovation.leads.operations.receiving import AGREED
from renovation.leads.queries.doors import key_of_token
from renovation.territories.models import Commune
from renovation.territories.queries import commune_by_insee

MOST_BYTES = 16_000
ONLY_POST = "Cette adresse ne reçoit que des envois (POST)."
NO_AGREEMENT = "Sans l’accord de la personne (true), ce contact n’est pas gardé."


class SentLeadForm(forms.Form):
    """What may stand in a sending; anything else is passed over."""

    reference = forms.CharField(max_length=80)
    nom = forms.CharField(max_length=100)
    prenom = forms.CharField(max_length=100, required=False)
    email = forms.EmailField(max_length=254, required=False)
    telephone = PhoneField(required=False)
    commune = forms.CharField(max_length=5, required=False)
    demande = forms.CharField(max_length=1500, required=False)
    rappel = forms.CharField(max_length=200, required=False)
    campagne = forms.CharField(max_length=80, required=False)
    accord = forms.BooleanField(error_messages={"required": NO_AGREEMENT})

    def clean_commune(self) -> Commune | None:
        code = self.cleaned_data["commune"]
        found = commune_by_insee(code) if code else None
        if code and found is None:
            raise forms.ValidationError("Ce code INSEE est inconnu.")
        return found

    def clean_accord(self) -> bool:
        """A box of a page takes any word for a yes, also « non »: here nothing but true is one."""
        if self.data.get("accord") is not True:
            raise forms.ValidationError(NO_AGREEMENT)
        return True

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given["email"] and not given["telephone"]:
            self.add_error("telephone", "Il faut un e-mail ou un téléphone.")
        return given

    def contact(self) -> ContactGiven:
        given = self.cleaned_data
        return ContactGiven(
            first_name=given["prenom"],
            last_name=given["nom"],
            email=given["email"],
            phone=given["telephone"],
            request=given["demande"],
            callback_wish=given["rappel"],
            consents=AGREED,
        )


@csrf_exempt  # no cookie counts here: the key alone proves the right
def leads(request: HttpRequest) -> HttpResponse:
    """201 with the identifier of the lead, or what is wrong."""
    try:
        return _json(_received(request), status=201)
    except Refusal as refusal:
        response = _json(refusal.body, status=refusal.status)
        wait = refusal.body["erreur"].get("attendre")  # type: ignore[attr-defined]
        if wait is not None:
            response["Retry-After"] = str(wait)
        if refusal.status == 405:
            response["Allow"] = "POST"
        if refusal.status == 401:
            response["WWW-Authenticate"] = "Bearer"
        return response


def _received(request: HttpRequest) -> Body:
    if request.method != "POST":
        raise Refusal(405, "methode", ONLY_POST)
    _wait(exceeded(request, LEAD_API))
    key = _key(request)
    _wait(exceeded_by(f"lead-key:{key.pk}", LEAD_API))
    form = SentLeadForm(_content(request))
    checked(form)
    given = form.cleaned_data
    lead = receive_from_program(
        key=key,
        contact=form.contact(),
        commune=given["commune"],
        campaign=given["campagne"],
        reference=given["reference"],
        now=timezone.now(),
    )
    return {"prospect": str(lead.pk), "reference": given["reference"]}


def _wait(seconds: int | None) -> None:
    if seconds is not None:
        told = f"Trop d’envois. Réessayez dans {seconds} secondes."
        raise Refusal(429, "trop_de_demandes", told, attendre=seconds)


def _key(request: HttpRequest) -> LeadKey:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    key = key_of_token(token.strip()) if kind.lower() == "bearer" else None
    if key is None:
        raise Refusal(401, "jeton", "Le jeton est absent, faux ou révoqué.")
    return key


def _content(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > MOST_BYTES:
        raise Refusal(413, "trop_long", "Un contact tient en 16 000 octets.")
    try:
        content = json.loads(request.body)
        # Half of a pair of signs is a text that nothing can keep.
        json.dumps(content, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "json", "Le corps n’est pas du JSON.") from error
    if not isinstance(content, dict) or any(isinstance(value, dict | list) for value in content.values()):
        raise Refusal(
            400, "json", "Le corps est un objet JSON dont chaque champ est un texte, un nombre ou un booléen."
        )
    return {name: value for name, value in content.items() if value is not None}


def _json(body: Body, *, status: int) -> JsonResponse:
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    return JsonResponse(body, status=status, headers=headers, json_dumps_params={"ensure_ascii": False})
