"""Forms about the adviser's diagnoses, tables apart."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from backoffice.keys import KeyedForm
from renovation.diagnosis.enums import AuditKind
from renovation.diagnosis.rules.detail.parts import KINDS
from renovation.edge.forms import DocumentField

LETTERS = [("", "Non précisée"), *((letter, letter) for letter in "ABCDEFG")]
EARLIEST_AUDIT_YEAR = 2000


class ScratchForm(forms.Form):
    """The two facts without which nothing can be described."""

    prefix = "scratch"
    kind = forms.ChoiceField(label="Type de logement", choices=list(KINDS.items()), widget=forms.RadioSelect)
    area_m2 = forms.DecimalField(
        label="Surface habitable (m²)",
        min_value=Decimal(5),
        max_value=Decimal(2000),
        max_digits=5,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "min_value": "Écrivez une surface entre 5 et 2\u202f000\u00a0m².",
            "max_value": "Écrivez une surface entre 5 et 2\u202f000\u00a0m².",
        },
    )


class DpeFileForm(forms.Form):
    file = forms.FileField(
        label="Fichier XML du DPE",
        help_text="Celui de l’observatoire DPE de l’ADEME, modèle 2.x, 10\u00a0Mo au plus. Les entités et les fichiers "
        "tronqués sont refusés.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xml,application/xml,text/xml"}),
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
    )
    keep_calculated = forms.BooleanField(
        label="Garder les U et les rendements calculés par le logiciel du DPE",
        required=False,
        initial=True,
        help_text="Décochez pour que la méthode les recalcule à partir des matériaux, des épaisseurs et des périodes.",
    )


class WordsForm(forms.Form):
    """What the adviser writes about a version."""

    prefix = "words"
    title = forms.CharField(
        label="Titre de la version",
        required=False,
        max_length=120,
        help_text="Par exemple\u00a0: après la visite du 12 mars.",
    )
    advice = forms.CharField(
        label="Travaux conseillés",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Imprimé dans le rapport remis au ménage, avant les travaux calculés.",
    )
    note = forms.CharField(
        label="Note de l’équipe",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Visible par l’équipe seulement.",
    )


class AuditForm(KeyedForm):
    """An audit or a DPE made by a professional."""

    kind = forms.ChoiceField(label="Nature", choices=AuditKind.choices)
    made_on = forms.DateField(label="Établi le", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    company = forms.CharField(label="Entreprise", max_length=120)
    auditor = forms.CharField(label="Nom de l’auditeur", max_length=120, required=False)
    reference = forms.CharField(
        label="Numéro", max_length=40, required=False, help_text="Pour un DPE\u00a0: les treize caractères de l’ADEME."
    )
    final_class = forms.ChoiceField(label="Classe avant travaux", choices=LETTERS, required=False)
    primary_kwh_m2 = forms.DecimalField(
        label="Énergie primaire (kWh/m² par an)", required=False, min_value=0, max_value=2000, decimal_places=1
    )
    ghg_kg_m2 = forms.DecimalField(
        label="Gaz à effet de serre (kg CO₂e/m² par an)", required=False, min_value=0, max_value=500, decimal_places=1
    )
    class_after = forms.ChoiceField(label="Classe après travaux", choices=LETTERS, required=False)
    works_cost_eur = forms.DecimalField(
        label="Coût des travaux proposés (€)", required=False, min_value=0, max_value=1000000, decimal_places=2
    )
    note = forms.CharField(
        label="Ce que nous en retenons", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    file = DocumentField(label="Document", required=False)
    shared = forms.BooleanField(
        label="Le ménage peut voir ce document",
        required=False,
        initial=True,
        help_text="Sinon, seule l’équipe le voit.",
    )

    def clean_made_on(self) -> Any:
        made_on = self.cleaned_data["made_on"]
        if made_on > timezone.localdate():
            raise forms.ValidationError("Cette date est à venir. Vérifiez-la.")
        if made_on.year < EARLIEST_AUDIT_YEAR:
            raise forms.ValidationError("Cette date est trop ancienne. Vérifiez l’année.")
        return made_on

    def facts(self) -> dict[str, Any]:
        """What is kept of it, the file apart."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("key", "file", "shared")}
