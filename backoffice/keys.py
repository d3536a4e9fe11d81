"""A form that creates something carries the identifier of what it will create: sent twice, it creates once."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

INCOMPLETE = "Il est incomplet. Rechargez la page."


class KeyedForm(forms.Form):
    """Adds the hidden identifier, new each time the form is shown empty."""

    key = forms.UUIDField(widget=forms.HiddenInput, label="Formulaire")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4
        self.fields["key"].error_messages |= dict.fromkeys(("required", "invalid"), INCOMPLETE)


def agent_choices(agents: Sequence[Any], empty: str) -> list[tuple[str, str]]:
    """Agents as choices, with the words for nobody."""
    return [("", empty), *((str(agent.pk), str(agent)) for agent in agents)]
