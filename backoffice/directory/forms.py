"""Forms of the directory's imports."""

from django import forms

from renovation.professionals.enums import Dataset, Domain


class ImportForm(forms.Form):
    """Which list, and the file; without a file the list is asked from ADEME's service."""

    dataset = forms.ChoiceField(label="Liste", choices=Dataset.choices, initial=Dataset.LIST)
    file = forms.FileField(
        label="Fichier",
        required=False,
        help_text="CSV ou JSON de data.ademe.fr, compressé (.gz) ou non, 10\N{NO-BREAK SPACE}Mo au plus. "
        "Au-delà, l’exploitant utilise la commande import_rge.",
    )

    def __init__(self, *args: object, service_is_open: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.service_is_open = service_is_open

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("file") and "file" not in self.errors and not self.service_is_open:
            self.add_error(
                "file", "Choisissez un fichier\N{NO-BREAK SPACE}: le service de l’ADEME n’est pas ouvert ici."
            )
        return cleaned


class LabelForm(forms.Form):
    """What a new label of the source means."""

    key = forms.CharField(max_length=150, widget=forms.HiddenInput)
    domain = forms.ChoiceField(
        label="Ce libellé veut dire",
        required=False,
        choices=[("", "Aucun domaine de la recherche"), *Domain.choices],
    )
