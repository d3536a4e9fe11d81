"""Places where people are received: reception, outreach sessions in the communes."""

from datetime import datetime, time
from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.enums import Frequency, Weekday
from cms.models.base import IntroducedPage
from cms.models.place_form import PlaceForm
from cms.places import place_index_context
from cms.rules.hours import Exceptional, Hours, Session, open_sessions
from cms.tree import readable_below
from renovation.territories.models import Commune

SESSIONS_SHOWN = 4


class PlaceIndexPage(IntroducedPage):
    """The list of places, sorted by distance from the commune that is asked for."""

    page_description = "Range vos bureaux et vos permanences."
    template = "cms/place_index.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = ["cms.PlacePage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "liste de lieux d’accueil"
        verbose_name_plural = "listes de lieux d’accueil"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        places = readable_below(self, PlacePage.objects.child_of(self).live()).order_by("path")
        return context | place_index_context(places, request)


class PlacePage(IntroducedPage):
    """One place: where it is, when it is open, how to reach it and who can enter."""

    street = models.CharField("adresse", max_length=200, help_text="Numéro et rue, nom du bâtiment.")
    postcode = models.CharField("code postal", max_length=5)
    # The reference of communes is imported whole: a commune with a place stays.
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", verbose_name="commune")
    latitude = models.DecimalField(
        "latitude",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-90)), MaxValueValidator(Decimal(90))],
        help_text="Facultatif. Sans coordonnées, le lieu est placé au centre de sa commune.",
    )
    longitude = models.DecimalField(
        "longitude",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-180)), MaxValueValidator(Decimal(180))],
    )
    phone = models.CharField("téléphone", max_length=20, blank=True)
    takes_appointments = models.BooleanField("on y vient sur rendez-vous", default=True)
    step_free = models.BooleanField("entrée sans marche", default=False)
    accessibility = models.TextField(
        "accès des personnes handicapées",
        max_length=600,
        blank=True,
        help_text="Place réservée, largeur de la porte, ascenseur, boucle magnétique, toilettes adaptées…",
    )
    directions = models.TextField(
        "comment venir", max_length=800, blank=True, help_text="En mots : bus, tram, parking, entrée du bâtiment."
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")

    base_form_class = PlaceForm
    page_description = "Un bureau ou une permanence : horaires, accès, contact."
    template = "cms/place.html"
    parent_page_types: ClassVar = ["cms.PlaceIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("typed_commune")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("directions"),
            ],
            "Où",
        ),
        InlinePanel("hours", label="Horaire", heading="Horaires de la semaine"),
        InlinePanel("exceptions", label="Exception", heading="Fermetures et horaires exceptionnels"),
        MultiFieldPanel([FieldPanel("takes_appointments"), FieldPanel("phone")], "Prendre contact"),
        MultiFieldPanel([FieldPanel("step_free"), FieldPanel("accessibility")], "Accès"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [
        *IntroducedPage.search_fields,
        index.SearchField("street"),
        index.SearchField("directions"),
        index.SearchField("body"),
        index.RelatedFields("commune", [index.SearchField("name", boost=2)]),
    ]

    class Meta:
        verbose_name = "lieu d’accueil"
        verbose_name_plural = "lieux d’accueil"

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": "Donnez les deux coordonnées, ou aucune."})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        # They are read three times below; a preview holds them already, as they were typed.
        if not getattr(request, "is_preview", False):
            models.prefetch_related_objects([self], "hours", "exceptions", "commune")
        context["sessions"] = self.next_sessions(timezone.now(), SESSIONS_SHOWN)
        context["coming_exceptions"] = [each for each in self.exceptions.all() if each.last_day >= today]
        return context

    @property
    def point(self) -> tuple[Decimal, Decimal] | None:
        """Where it stands: its own coordinates, else the centre of its commune."""
        if self.latitude is not None and self.longitude is not None:
            return self.latitude, self.longitude
        if self.commune.latitude is None or self.commune.longitude is None:
            return None
        return self.commune.latitude, self.commune.longitude

    @property
    def full_address(self) -> str:
        return f"{self.street}, {self.postcode} {self.commune.name}"

    def next_sessions(self, now: datetime, count: int) -> list[Session]:
        """The next openings, exceptions counted; one that is over today is left out."""
        local = timezone.localtime(now)
        hours = [line.as_rule() for line in self.hours.all()]
        exceptions = [line.as_rule() for line in self.exceptions.all()]
        # At most so many lines may be over today.
        found = open_sessions(hours, exceptions, since=local.date(), count=count + len(hours) + 1)
        return [each for each in found if (each.day, each.closes) > (local.date(), local.time())][:count]


class PlaceHours(Orderable):
    """Hours of a day of the week, each week or some weeks of the month."""

    page = ParentalKey(PlacePage, on_delete=models.CASCADE, related_name="hours")
    frequency = models.CharField("fréquence", max_length=10, choices=Frequency.choices, default=Frequency.EVERY)
    weekday = models.PositiveSmallIntegerField("jour", choices=Weekday.choices)
    opens = models.TimeField("ouvre à")
    closes = models.TimeField("ferme à")
    note = models.CharField("précision", max_length=120, blank=True, help_text="Par exemple : sur rendez-vous")

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("frequency"), FieldPanel("weekday")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "horaire"
        verbose_name_plural = "horaires"

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}"

    def clean(self) -> None:
        super().clean()
        _check_hours(self.opens, self.closes)

    @property
    def days(self) -> str:
        """Lines of the same days stand together."""
        return f"{self.weekday} {self.frequency}"

    def as_rule(self) -> Hours:
        return Hours(self.weekday, self.frequency, self.opens, self.closes, self.note)


class PlaceException(Orderable):
    """Days on which the usual hours do not hold: closed, or other hours."""

    page = ParentalKey(PlacePage, on_delete=models.CASCADE, related_name="exceptions")
    first_day = models.DateField("du")
    last_day = models.DateField("au")
    opens = models.TimeField("ouvre à", null=True, blank=True, help_text="Laissez vide si le lieu est fermé.")
    closes = models.TimeField("ferme à", null=True, blank=True)
    reason = models.CharField("raison", max_length=120, blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldPanel("reason"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "exception"
        verbose_name_plural = "exceptions"

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": "Le dernier jour doit suivre le premier."})
        if (self.opens is None) != (self.closes is None):
            raise ValidationError({"closes": "Donnez les deux heures, ou aucune si le lieu est fermé."})
        _check_hours(self.opens, self.closes)

    def as_rule(self) -> Exceptional:
        return Exceptional(self.first_day, self.last_day, self.opens, self.closes, self.reason)


def _check_hours(opens: time | None, closes: time | None) -> None:
    if opens is not None and closes is not None and closes <= opens:
        raise ValidationError({"closes": "L’heure de fermeture doit suivre l’heure d’ouverture."})
