"""Forms open to anybody: a trap for robots, a minimum of time, and a key so that sending twice has one effect (G3)."""

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.crypto import salted_hmac

SALT = "guarded.form"
LEAST_SECONDS = 3
LONGEST = timedelta(hours=24)


class Trap(forms.TextInput):
    """A field that people do not see and that robots fill in. "Hidden", so that no label is drawn for it."""

    template_name = "django/forms/widgets/trap.html"
    is_hidden = True


class GuardedForm(forms.Form):
    """Base of the forms that anybody may send. `key` is the same however often one form is sent."""

    website = forms.CharField(required=False, widget=Trap(attrs={"tabindex": "-1", "autocomplete": "off"}))
    opened = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = new_opening()
        if self.is_bound and self._read_opening() is None:
            self.data = {**dict(self.data.items()), self.add_prefix("opened"): new_opening()}
            self._stale = True
        else:
            self._stale = False

    def open_again(self) -> None:
        """Another key, for what was typed after the form had made something: sent again, it makes something else."""
        self.data = {**dict(self.data.items()), self.add_prefix("opened"): new_opening()}

    @property
    def key(self) -> str:
        """The identifier of this form, drawn when it was first shown."""
        return self._read_opening() or ""

    @property
    def token(self) -> str:
        """A secret that follows from the key: both sendings of one form lead to the same personal link."""
        return salted_hmac("selfservice.appointment", self.key, algorithm="sha256").hexdigest()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("website"):
            raise forms.ValidationError("Un champ caché a été rempli. Rechargez la page, puis recommencez.")
        if self._stale:
            raise forms.ValidationError(
                "Ce formulaire est resté ouvert trop longtemps. Vos réponses sont gardées : envoyez-le de nouveau."
            )
        if not self.errors and self._read_opening(younger_than=LEAST_SECONDS):
            raise forms.ValidationError("Le formulaire a été envoyé très vite. Relisez-le, puis envoyez de nouveau.")
        return cleaned

    def _read_opening(self, *, younger_than: int | None = None) -> str | None:
        value = self.data.get(self.add_prefix("opened"), "") if self.is_bound else self.fields["opened"].initial
        longest = LONGEST if younger_than is None else timedelta(seconds=younger_than)
        try:
            return TimestampSigner(salt=SALT).unsign(value, max_age=longest)
        except (SignatureExpired, BadSignature):
            return None


def new_opening() -> str:
    """A fresh key, signed with the time at which the form was shown."""
    return TimestampSigner(salt=SALT).sign(uuid.uuid4().hex)
