"""Sheets of settings: shown, checked, saved; what a colleague changed meanwhile is laid out, never overwritten (H4)."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from backoffice.access import demand_on_platform
from backoffice.agenda.asked import named
from renovation.appointments.operations.one_at_a_time import one_at_a_time
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Preview:
    """How a household will read what the form says, before it is stored."""

    template: str
    show: Callable[[Values], object]


@dataclass(frozen=True)
class Sheet:
    """One page of settings. `read` gives what is stored now, `save` writes what the form says."""

    title: str
    platform: Platform
    form: Callable[..., forms.Form]
    read: Callable[[], dict[str, Any]]
    save: Callable[[Values], object]
    note: str = ""
    # Name of the address that deletes it, and its argument.
    delete: tuple[str, Any] | None = None
    preview: Preview | None = None


def sheet_page(request: LoggedInRequest, sheet: Sheet) -> HttpResponse:
    demand_on_platform(request, Right.SET_AGENDA, sheet.platform.pk)
    if request.method != "POST":
        stored = sheet.read()
        return _page(request, sheet, sheet.form(initial=stored), fingerprint(stored))
    form = sheet.form(request.POST)
    if sheet.preview is not None and "preview" in request.POST and form.is_valid():
        shown = sheet.preview.show(form.cleaned_data)
        return _page(request, sheet, form, request.POST.get("seen", ""), preview=shown)
    with one_at_a_time(sheet.platform.pk):
        stored = sheet.read()
        seen = fingerprint(stored)
        if request.POST.get("seen", "") != seen:
            return _page(request, sheet, form, seen, theirs=_theirs(form, stored), status=409)
        if not form.is_valid():
            return _page(request, sheet, form, seen, status=422)
        try:
            sheet.save(form.cleaned_data)
        except ValidationError as refused:
            _lay_out(form, refused)
            return _page(request, sheet, form, seen, status=422)
    messages.success(request, "Les réglages sont enregistrés.")
    return back_to_settings(request, sheet.platform)


def back_to_settings(request: LoggedInRequest, platform: Platform) -> HttpResponse:
    """Those of the same platform."""
    return redirect(reverse("backoffice:agenda_settings") + named(request, platform))


def fingerprint(values: Values) -> str:
    """Tells whether what is stored is what was shown; it hides nothing and protects nothing else."""
    text = "|".join(f"{name}={values[name]}" for name in sorted(values))
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _lay_out(form: forms.Form, refused: ValidationError) -> None:
    """Each message beside its field; above the form when the field is not shown."""
    told = refused.message_dict if hasattr(refused, "error_dict") else {"": refused.messages}
    for name, words in told.items():
        for each in words:
            form.add_error(name if name in form.fields else None, each)


def _theirs(form: forms.Form, stored: Values) -> list[tuple[str, str]]:
    """Fields whose stored value is not what the reader typed."""
    form.is_valid()
    found = []
    for name, bound in form.fields.items():
        typed, kept = form.cleaned_data.get(name), stored.get(name)
        if _plain(typed) != _plain(kept):
            found.append((str(bound.label), _in_words(bound, kept)))
    return found


def _plain(value: Any) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, list | tuple) else str(value or "")


def _in_words(field: forms.Field, value: Any) -> str:
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    many = value if isinstance(value, list | tuple) else [value]
    words = [labels.get(str(one), str(one)) for one in many if one not in (None, "")]
    if isinstance(value, bool):
        return "oui" if value else "non"
    return ", ".join(words) or "(vide)"


def _page(
    request: LoggedInRequest,
    sheet: Sheet,
    form: forms.Form,
    seen: str,
    *,
    theirs: list[tuple[str, str]] | None = None,
    preview: object = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "sheet": sheet,
        "form": form,
        "seen": seen,
        "theirs": theirs,
        "preview": preview,
        "of_platform": named(request, sheet.platform),
    }
    return render(request, "backoffice/agenda/sheet.html", context, status=status)
