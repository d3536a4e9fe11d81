"""« Est-ce un prix habituel ? »: choose the works, write the price, read where it stands. No account, nothing kept."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renovation.edge.pictures import PriceBand
from renovation.edge.requests import PlatformRequest
from renovation.prices.enums import Use
from renovation.prices.operations import count_use
from renovation.prices.queries.bands import Sources, sources_on, usual_band
from renovation.prices.queries.places import home_of, ladder_of
from renovation.prices.rules.seed_costs import VAT_CODE
from renovation.prices.rules.statistics import Band, Origin, Position, position_in
from renovation.prices.rules.wording import basis_in_words
from renovation.works.rules.catalogue import Unit, WorkType, by_slug, catalogue
from selfservice.forms.prices import PriceForm
from selfservice.http import on_platform


@dataclass(frozen=True)
class Compared:
    """Where a price stands, and what it is compared with."""

    unit: Unit
    price: Decimal
    band: Band
    position: Position
    picture: PriceBand | None

    @property
    def basis(self) -> str:
        return basis_in_words(self.band)

    @property
    def is_known(self) -> bool:
        return self.band.origin is not Origin.NONE

    @property
    def is_indicative(self) -> bool:
        return self.band.origin is Origin.SEED


@require_safe
@on_platform
def usual_prices(request: PlatformRequest) -> HttpResponse:
    """Which works?"""
    groups = [(lot, types) for lot, types in catalogue().by_lot() if types]
    return render(request, "selfservice/prices.html", {"groups": groups})


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def usual_price(request: PlatformRequest, works_slug: str) -> HttpResponse:
    """The price asked for stands in the address, so that it can be read again, changed, or shown to an adviser."""
    found = by_slug(works_slug)
    if found is None:
        raise Http404
    sources = sources_on(timezone.localdate())
    rates = sources.values[VAT_CODE].value if VAT_CODE in sources.values else []
    given = request.POST if request.method == "POST" else request.GET
    form = PriceForm(given if "montant" in given else None, found=found, rates=rates)
    valid = form.is_bound and form.is_valid()
    if request.method == "POST" and valid:
        count_use(platform_id=request.platform.pk, use=Use.HOUSEHOLD, on=timezone.localdate())
        asked = {name: given[name] for name in form.fields if given.get(name)}
        address = reverse("selfservice:usual_price", args=[found.slug])
        return redirect(f"{address}?{urlencode(asked)}#reponse")
    if request.method == "POST" and not form.is_bound:
        form = PriceForm(given, found=found, rates=rates)
    compared = _compared(request, found, form, sources) if valid else None
    context = {"type": found, "form": form, "compared": compared, "place": form.commune_found}
    return render(request, "selfservice/price.html", context)


def _compared(request: PlatformRequest, found: WorkType, form: PriceForm, sources: Sources) -> Compared:
    commune, price = form.commune_found, form.unit_price_ht
    unit = found.unit_named(form.cleaned_data["unite"]) or found.unit
    ladder = ladder_of(commune) if commune is not None else home_of(request.platform.pk)
    band = usual_band(found, unit.code, ladder, on=timezone.localdate(), sources=sources)
    picture = None
    if band.origin is not Origin.NONE:
        told = f"€ HT par {unit.label}"
        picture = PriceBand(found.title, told, band.low, band.high, band.median, price)
    return Compared(unit, price, band, position_in(band, price), picture)
