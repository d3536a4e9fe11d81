"""The list of parameters, and one of them."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from renovation.quantities.enums import BatchState, ValueState
from renovation.quantities.models import Batch, DatedValue, Parameter


@dataclass(frozen=True)
class Criteria:
    """What is looked for. `state`: to_verify, proposed, ended, or everything."""

    on: date
    text: str = ""
    family: str = ""
    state: str = ""


@dataclass(frozen=True)
class Waiting:
    """Work that waits for a second person."""

    drafts: int
    reviewed: int
    batches: int


def parameters(criteria: Criteria) -> QuerySet[Parameter]:
    """Parameters by code, each with its value of the day (`in_force`) and its own proposals (`proposals`)."""
    usable = DatedValue.objects.usable().filter(valid__contains=criteria.on)
    proposals = DatedValue.objects.proposed().alone()
    found = Parameter.objects.prefetch_related(
        Prefetch("values", queryset=usable, to_attr="in_force"),
        Prefetch("values", queryset=proposals, to_attr="proposals"),
    )
    if criteria.text.strip():
        found = found.filter(pk__in=_codes_with(criteria.text, usable))
    if criteria.family:
        found = found.filter(code__startswith=f"{criteria.family}.")
    if criteria.state == "to_verify":
        found = found.filter(Exists(_own(usable.filter(state=ValueState.TO_VERIFY))))
    elif criteria.state == "proposed":
        found = found.filter(Exists(_own(proposals)))
    elif criteria.state == "ended":
        found = found.filter(~Exists(_own(usable)))
    return found.order_by("code")


def families() -> list[str]:
    """The first two words of the codes, once each."""
    codes = Parameter.objects.values_list("code", flat=True)
    return sorted({".".join(code.split(".")[:2]) for code in codes if code.count(".") > 1})


def parameter_by_code(code: str) -> Parameter:
    return Parameter.objects.get(pk=code)


def proposals_of(code: str) -> list[DatedValue]:
    """Its proposals that wait, also those of barèmes."""
    found = DatedValue.objects.proposed().filter(parameter_id=code).select_related("batch")
    return list(found.order_by("valid"))


def published_by_id(value_id: UUID) -> DatedValue:
    return DatedValue.objects.usable().select_related("parameter").get(pk=value_id)


def value_by_id(value_id: UUID) -> DatedValue:
    """A value that belongs to no open batch: those are seen with their batch."""
    return DatedValue.objects.alone().select_related("parameter").get(pk=value_id)


def waiting_counts() -> Waiting:
    proposed = DatedValue.objects.alone()
    return Waiting(
        drafts=proposed.filter(state=ValueState.DRAFT).count(),
        reviewed=proposed.filter(state=ValueState.REVIEWED).count(),
        batches=Batch.objects.filter(state__in=BatchState.open()).count(),
    )


def _codes_with(text: str, values: QuerySet[DatedValue]) -> list[str]:
    """Codes of the parameters that hold every word, whatever the accents; there are hundreds of them, not more."""
    texts = {code: f"{code} {label}" for code, label in Parameter.objects.values_list("code", "label")}
    for code, source in values.values_list("parameter_id", "source_text"):
        texts[code] += f" {source}"
    words = _bare(text).split()
    return [code for code, found in texts.items() if all(word in _bare(found) for word in words)]


def _bare(text: str) -> str:
    """Small letters without accents, with straight apostrophes."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def _own(values: QuerySet[DatedValue]) -> QuerySet[DatedValue]:
    return values.filter(parameter=OuterRef("pk"))
