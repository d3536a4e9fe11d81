"""Forms of the follow-up."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from backoffice.keys import KeyedForm
from renovation.accounts.models import User
from renovation.aids.rules.money import ZERO, cents
from renovation.edge.forms import AgendaDayField, MoneyField
from renovation.financing.models import PlanVersion
from renovation.financing.rules.plan.loans import Loan, LoanKind
from renovation.funding.models import AidFile, AidStep, LoanFile, LoanStep, Repayment
from renovation.funding.operations.steps import Said
from renovation.funding.rules.history import Step

NO_STATE = "Choisissez ce qui s’est passé."
LONGEST = 300


class OpenForm(forms.Form):
    """The version of a plan whose aids and loans are followed."""

    prefix = "open"
    version = forms.ChoiceField(label="Version du plan")

    def __init__(self, *args: Any, versions: Sequence[PlanVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(one.pk): one for one in versions}
        self.fields["version"].choices = [  # type: ignore[attr-defined]
            (key, f"{one}, {one.get_kind_display().lower()} le {one.made_at:%d/%m/%Y}")
            for key, one in self.versions.items()
        ]

    @property
    def chosen(self) -> PlanVersion:
        return self.versions[self.cleaned_data["version"]]


class AddAidForm(KeyedForm):
    prefix = "aid"
    label = forms.CharField(label="Nom de l’aide", max_length=200)
    funder = forms.CharField(label="Financeur", max_length=120, required=False, help_text="Qui la verse.")
    planned = MoneyField(label="Montant prévu (€)")


class AddLoanForm(KeyedForm):
    prefix = "loan"
    kind = forms.ChoiceField(label="Sorte de prêt", choices=[(one.value, one.label) for one in LoanKind])
    lender = forms.CharField(label="Prêteur", max_length=80, required=False)
    amount = MoneyField(label="Montant (€)")
    months = forms.IntegerField(label="Durée, en mois", min_value=1)
    rate = MoneyField(label="Taux annuel, en %", required=False)

    @property
    def loan(self) -> Loan:
        said = self.cleaned_data
        rate = said["rate"] or ZERO
        return Loan(LoanKind(said["kind"]), said["lender"].strip(), cents(said["amount"]), said["months"], rate)


_ROWS = (
    ("state", "on", "amount", "expires_on"),
    ("reference", "words", "remind_on", "expected_on"),
    ("to_do",),
)


class StepForm(KeyedForm):
    """What happened, and what is waited for from now on: one gesture."""

    prefix = "step"
    revision = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label="Ce qui s’est passé", error_messages={"required": NO_STATE})
    on = AgendaDayField(label="Le")
    amount = MoneyField(label="Montant (€)", required=False)
    expires_on = AgendaDayField(label="Valable jusqu’au", required=False)
    reference = forms.CharField(label="Numéro du dossier", max_length=80, required=False)
    words = forms.CharField(label="Remarque", max_length=LONGEST, required=False)
    remind_on = AgendaDayField(label="À relancer le", required=False)
    expected_on = AgendaDayField(label="Argent attendu le", required=False)

    def __init__(self, *args: Any, file: AidFile | LoanFile, **kwargs: Any) -> None:
        first = {"revision": file.revision, "remind_on": file.remind_on, "expected_on": file.expected_on}
        kwargs["initial"] = {**first, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self._offer(file)

    def _offer(self, file: AidFile | LoanFile) -> None:
        """What was sent stays a choice: the operation knows whether it was noted already, or refuses it in words."""
        ahead = [(one.value, one.label) for one in file.stands.next]
        sent = self.data.get(self.add_prefix("state"))
        others = [
            (one.value, one.label) for one in type(file.stands) if one.value == sent and one not in file.stands.next
        ]
        self.fields["state"].choices = [("", "Choisir"), *ahead, *others]  # type: ignore[attr-defined]

    def rows(self) -> list[list[BoundField]]:
        """What happened, what the letter says, what is waited for."""
        return [[self[name] for name in row if name in self.fields] for row in _ROWS]

    @property
    def said(self) -> Said:
        found = self.cleaned_data
        amount = None if found["amount"] is None else cents(found["amount"])
        return Said(
            Step(found["state"], found["on"], amount, found["expires_on"]),
            reference=found["reference"],
            words=found["words"],
            remind_on=found["remind_on"],
            expected_on=found["expected_on"],
            to_do=found.get("to_do"),
        )

    def renew(self, file: AidFile | LoanFile) -> None:
        """After a refusal the page shows the file as it is now; what was typed stays."""
        self.data = {name: self.data[name] for name in self.data} | {self.add_prefix("revision"): str(file.revision)}
        self._offer(file)


class AidStepForm(StepForm):
    to_do = forms.CharField(
        label="Ce que le ménage doit faire",
        max_length=LONGEST,
        required=False,
        help_text="Il le lit dans son espace. Par exemple\u00a0: envoyer la facture signée.",
    )

    def __init__(self, *args: Any, file: AidFile, **kwargs: Any) -> None:
        super().__init__(*args, file=file, initial={"to_do": file.to_do}, **kwargs)


class CancelForm(forms.Form):
    prefix = "cancel"
    step = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Pourquoi annuler la dernière étape", max_length=LONGEST)

    def renew(self, last: AidStep | LoanStep | None) -> None:
        """After a refusal it is about the step that the page shows; the reason stays."""
        step = {self.add_prefix("step"): str(last.pk)} if last else {}
        self.data = {name: self.data[name] for name in self.data} | step


class LayForm(forms.Form):
    prefix = "lay"
    first_on = AgendaDayField(label="Première échéance le")


class PaidForm(forms.Form):
    """A payment that was made, or was not after all."""

    prefix = "due"
    number = forms.TypedChoiceField(label="Échéance", coerce=int)
    paid_on = AgendaDayField(label="Payée le", required=False, help_text="Vide\u00a0: elle n’est pas payée.")
    with_earlier = forms.BooleanField(label="Les échéances d’avant sont payées aussi", required=False)

    def __init__(self, *args: Any, rows: Sequence[Repayment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = [(one.number, str(one)) for one in rows]  # type: ignore[attr-defined]
        first = next((one.number for one in rows if one.paid_on is None), None)
        self.fields["number"].initial = first


class ShareForm(forms.Form):
    """A financer, and the household's agreement."""

    prefix = "share"
    financer = forms.ChoiceField(label="Financeur")
    agreed_on = AgendaDayField(label="Accord du ménage donné le")
    agreed_how = forms.CharField(
        label="Comment il l’a donné", max_length=200, help_text="Par exemple\u00a0: mandat signé, courriel du 3 mars."
    )

    def __init__(self, *args: Any, partners: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partners = {str(one.pk): one for one in partners}
        self.fields["financer"].choices = [  # type: ignore[attr-defined]
            (key, f"{one} ({one.email})") for key, one in self.partners.items()
        ]

    @property
    def chosen(self) -> User:
        return self.partners[self.cleaned_data["financer"]]
