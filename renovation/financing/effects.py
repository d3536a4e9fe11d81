"""What a change of parameters would change in the aids that households asked about and that are kept."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from renovation.aids.rules.effect import plan_in_words
from renovation.financing.models import AidsInquiry
from renovation.financing.queries import outlook_of
from renovation.quantities.effects import Comparison, Entries, Outcome, Watched, watch_effects
from renovation.quantities.rules.parameters import MissingParameter, Parameters, parameters_on

PREFIX = "aids."


def _kept() -> QuerySet[AidsInquiry]:
    return AidsInquiry.objects.open(now=timezone.now())


def _sample(at_most: int) -> Sequence[str]:
    return [str(key) for key in _kept().order_by("-changed_at").values_list("pk", flat=True)[:at_most]]


def _compare(key: str, comparison: Comparison) -> Outcome | None:
    """The middle of the price range, under both barèmes."""
    inquiry = _kept().select_related("commune__department", "diagnosis__commune__department").filter(pk=key).first()
    if inquiry is None:
        return None
    try:
        sides = [
            plan_in_words(outlook_of(inquiry, on=comparison.on, parameters=_parameters(entries, comparison)).middle)
            for entries in (comparison.before, comparison.after)
        ]
    except MissingParameter:
        return None
    return Outcome(f"Ménage à {inquiry.commune.name}", *sides)


def _parameters(entries: Entries, comparison: Comparison) -> Parameters:
    return parameters_on((entry for entry in entries if entry["code"].startswith(PREFIX)), comparison.on)


watch_effects(
    Watched(
        name="financing.inquiries",
        label="Aides demandées par les ménages",
        prefixes=(PREFIX,),
        total=lambda: _kept().count(),
        sample=_sample,
        compare=_compare,
    )
)
