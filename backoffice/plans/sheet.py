"""The one form of a plan: dates, own money, loans, when each aid is paid. Sent at once, kept at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from renovation.aids.rules.money import ZERO, cents
from renovation.edge.forms import AgendaDayField, MoneyField
from renovation.financing.rules.plan.cash import term_of
from renovation.financing.rules.plan.financed import AidLine
from renovation.financing.rules.plan.inputs import AidTerm, Own, PlanInputs, Timing
from renovation.financing.rules.plan.loans import LEAST_PERCENT, Deferral, Loan, LoanKind

# One empty row after those that are filled, as far as this.
MOST_ROWS = 6
_OWN = ("label", "amount", "gift")
_LOAN = ("kind", "label", "amount", "months", "rate", "insurance", "deferral_months", "deferral", "at_end")


@dataclass(frozen=True)
class Difference:
    """A value in the colleague's version and in the reader's."""

    label: str
    theirs: str
    yours: str


class PlanSheet(forms.Form):
    """Fields are named after what they fill: `own-1-amount`, `loan-2-rate`, `term-mpr_single:roof-delay`."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label="Nom du plan", max_length=80)
    signed_on = AgendaDayField(label="Signature des devis")
    begins_on = AgendaDayField(label="Début des travaux")
    ends_on = AgendaDayField(label="Fin des travaux")
    deposit = MoneyField(label="Acompte à la signature, en %")
    progress = MoneyField(label="Situation à mi-chantier, en %")
    bill = MoneyField(label="Dépenses d’énergie avant travaux, par an", required=False)
    saving = MoneyField(
        label="Économies d’énergie, par an",
        required=False,
        help_text="Vide\u00a0: celles du scénario de financement.",
    )

    def __init__(
        self,
        *args: Any,
        inputs: PlanInputs,
        aids: Sequence[AidLine],
        named: Mapping[str, Any],
        delay: int,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {**named, **_initial(inputs)}
        super().__init__(*args, **kwargs)
        self.aids = list(aids)
        self.own_count, self.loan_count = self._count("own", inputs.own), self._count("loan", inputs.loans)
        for rank in range(1, self.own_count + 1):
            self._add_own(rank, inputs.own[rank - 1] if rank <= len(inputs.own) else None)
        for rank in range(1, self.loan_count + 1):
            self._add_loan(rank, inputs.loans[rank - 1] if rank <= len(inputs.loans) else None)
        self.terms = {aid.key: term_of(aid.key, inputs.terms, delay) for aid in self.aids}
        for aid in self.aids:
            self._add_term(aid, self.terms[aid.key])

    @property
    def inputs(self) -> PlanInputs:
        """What was sent, once it is valid. Rows without an amount are left aside."""
        said = self.cleaned_data
        timing = Timing(
            said["signed_on"], said["begins_on"], said["ends_on"], cents(said["deposit"]), cents(said["progress"])
        )
        own = [_row(said, "own", rank, _OWN) for rank in range(1, self.own_count + 1)]
        loans = [_row(said, "loan", rank, _LOAN) for rank in range(1, self.loan_count + 1)]
        return PlanInputs(
            timing,
            tuple(
                Own(one["label"] or "Épargne du ménage", cents(one["amount"]), gift=one["gift"])
                for one in own
                if one["amount"] is not None
            ),
            tuple(_loan(one) for one in loans if one["amount"] is not None),
            tuple(self._term(term) for term in self.terms.values()),
            None if said["bill"] is None else cents(said["bill"]),
            None if said["saving"] is None else cents(said["saving"]),
        )

    def own_rows(self) -> list[list[BoundField]]:
        return [[self[f"own-{rank}-{name}"] for name in _OWN] for rank in range(1, self.own_count + 1)]

    def loan_rows(self) -> list[list[BoundField]]:
        return [[self[f"loan-{rank}-{name}"] for name in _LOAN] for rank in range(1, self.loan_count + 1)]

    def term_rows(self) -> list[tuple[AidLine, BoundField, BoundField]]:
        return [(aid, self[f"term-{aid.key}-advance"], self[f"term-{aid.key}-delay"]) for aid in self.aids]

    @property
    def differences(self) -> list[Difference]:
        """What was typed and is not what is kept now."""
        found = []
        for bound in self.visible_fields():
            kept = bound.field.prepare_value(self.get_initial_for_field(bound.field, bound.name))
            theirs = "" if kept in (None, False) else str(kept)
            yours = str(self.data.get(bound.name, ""))
            if theirs != yours:
                found.append(Difference(str(bound.label), theirs, yours))
        return found

    def clean(self) -> dict[str, Any]:
        """A loan with an amount has a length."""
        said = super().clean() or self.cleaned_data
        for rank in range(1, self.loan_count + 1):
            if said.get(f"loan-{rank}-amount") is not None and not said.get(f"loan-{rank}-months"):
                self.add_error(f"loan-{rank}-months", "Écrivez la durée du prêt, en mois.")
        return said

    def _count(self, kind: str, kept: Sequence[Any]) -> int:
        """Rows to show: what was sent stays, even when a colleague has fewer rows."""
        sent = [rank for rank in range(1, MOST_ROWS + 1) if f"{kind}-{rank}-amount" in self.data]
        return max(min(MOST_ROWS, len(kept) + 1), *sent, 1)

    def _add_own(self, rank: int, one: Own | None) -> None:
        place = f"own-{rank}"
        self._add(f"{place}-label", _words(f"Ressource {rank}"), one.label if one else "")
        self._add(f"{place}-amount", _money(f"Montant de la ressource {rank}"), one.amount_eur if one else None)
        self._add(f"{place}-gift", _box(f"Don ou aide de proches, ressource {rank}"), one.gift if one else False)

    def _add_loan(self, rank: int, one: Loan | None) -> None:
        place = f"loan-{rank}"
        kinds = [(kind.value, kind.label) for kind in LoanKind]
        deferrals = [(kind.value, kind.label) for kind in Deferral]
        fields: dict[str, tuple[forms.Field, Any]] = {
            "kind": (_choice(f"Prêt {rank}", kinds), one.kind.value if one else LoanKind.BANK.value),
            "label": (_words(f"Prêteur, prêt {rank}"), one.label if one else ""),
            "amount": (_money(f"Montant du prêt {rank}"), one.amount_eur if one else None),
            "months": (_whole(f"Durée du prêt {rank}, en mois"), one.months if one else None),
            "rate": (_money(f"Taux annuel du prêt {rank}, en %"), one.rate_percent if one else None),
            "insurance": (_money(f"Assurance du prêt {rank}, en % par an"), one.insurance_percent if one else None),
            "deferral_months": (
                _whole(f"Différé du prêt {rank}, en mois"),
                one.deferral_months if one else None,
            ),
            "deferral": (
                _choice(f"Sorte de différé, prêt {rank}", deferrals),
                one.deferral.value if one else Deferral.NONE.value,
            ),
            "at_end": (_box(f"Rendu à la vente, prêt {rank}"), one.at_end if one else False),
        }
        for name, (field, initial) in fields.items():
            self._add(f"{place}-{name}", field, initial)

    def _add_term(self, aid: AidLine, term: AidTerm) -> None:
        """An aid that came since the page was read is not asked for: its term is the one that is supposed."""
        place = f"term-{aid.key}"
        asked = not self.is_bound or f"{place}-advance" in self.data
        advance = MoneyField(label=f"Avance, en %\u00a0: {aid.label}", required=asked)
        delay = forms.IntegerField(
            label=f"Mois après la fin des travaux\u00a0: {aid.label}", min_value=0, required=asked
        )
        self._add(f"{place}-advance", advance, term.advance_percent)
        self._add(f"{place}-delay", delay, term.delay_months)

    def _term(self, known: AidTerm) -> AidTerm:
        advance, delay = (self.cleaned_data[f"term-{known.aid}-{name}"] for name in ("advance", "delay"))
        return known if advance is None or delay is None else AidTerm(known.aid, cents(advance), delay)

    def _add(self, name: str, field: forms.Field, initial: Any) -> None:
        field.initial = initial
        css = "cell" if isinstance(field, forms.BooleanField) else f"cell {_css(field)}"
        field.widget.attrs["class"] = css
        self.fields[name] = field


def _initial(inputs: PlanInputs) -> dict[str, Any]:
    timing = inputs.timing
    return {
        "signed_on": timing.signed_on,
        "begins_on": timing.begins_on,
        "ends_on": timing.ends_on,
        "deposit": timing.deposit_percent,
        "progress": timing.progress_percent,
        "bill": inputs.bill_eur_year,
        "saving": inputs.saving_eur_year,
    }


def _css(field: forms.Field) -> str:
    return "figure" if isinstance(field, MoneyField | forms.IntegerField) else "words"


def _row(said: Mapping[str, Any], kind: str, rank: int, names: Sequence[str]) -> dict[str, Any]:
    return {name: said[f"{kind}-{rank}-{name}"] for name in names}


def _loan(one: Mapping[str, Any]) -> Loan:
    return Loan(
        kind=LoanKind(one["kind"]),
        label=one["label"],
        amount_eur=cents(one["amount"]),
        months=one["months"] or 0,
        rate_percent=_rate(one["rate"]),
        insurance_percent=_rate(one["insurance"]),
        deferral_months=one["deferral_months"] or 0,
        deferral=Deferral(one["deferral"]),
        at_end=one["at_end"],
    )


def _rate(value: Decimal | None) -> Decimal:
    """To the thousandth; what is smaller stays as it was typed, and is refused in words."""
    if value is None:
        return ZERO
    return value if abs(value) < LEAST_PERCENT else value.quantize(LEAST_PERCENT)


def _words(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=80)


def _money(label: str) -> MoneyField:
    return MoneyField(label=label, required=False)


def _whole(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0)


def _box(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices)
