"""Events: the agenda and its entries."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.agenda import agenda_context, with_standing
from cms.blocks import BodyBlock
from cms.drawings import drawing_choices
from cms.models.base import IntroducedPage
from cms.models.places import PlacePage
from cms.tree import address_of, readable_below
from renovation.events.queries import was_attended
from renovation.events.rules import Announced, Standing


class EventIndexPage(IntroducedPage):
    """The agenda: what comes, and the archive by month."""

    page_description = "Range les événements à venir, et garde ceux qui sont passés."
    template = "cms/event_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.EventPage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agendas"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        events = readable_below(self, EventPage.objects.child_of(self).live())
        return context | agenda_context(events.select_related("place__commune"), request.GET, now=timezone.now())


class EventPage(IntroducedPage):
    """One event, to which people may register without an account."""

    starts_at = models.DateTimeField("début")
    ends_at = models.DateTimeField("fin")
    # An event stays when its place is removed from the site: the address may be typed.
    place = models.ForeignKey(
        PlacePage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="lieu du site"
    )
    venue = models.CharField(
        "ou autre adresse", max_length=250, blank=True, help_text="Nom du lieu, rue, code postal et commune."
    )
    is_online = models.BooleanField("en ligne", default=False)
    online_url = models.URLField(
        "lien de connexion", blank=True, help_text="Envoyé aux seules personnes inscrites, avec leur confirmation."
    )
    audience = models.CharField("public", max_length=120, blank=True, help_text="Par exemple : propriétaires de maison")
    price = models.CharField("tarif", max_length=60, default="Gratuit", blank=True)
    drawing = models.CharField("dessin", max_length=30, choices=drawing_choices, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")
    takes_registrations = models.BooleanField("inscription en ligne", default=True)
    capacity = models.PositiveSmallIntegerField(
        "nombre de places",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Laissez vide si les places ne sont pas comptées.",
    )
    most_seats = models.PositiveSmallIntegerField(
        "places par inscription, au plus", default=4, validators=[MinValueValidator(1)]
    )
    registrations_end_at = models.DateTimeField(
        "fin des inscriptions", null=True, blank=True, help_text="Sans date : jusqu’au début de l’événement."
    )
    is_cancelled = models.BooleanField(
        "annulé", default=False, help_text="La page reste, et chaque personne inscrite reçoit un e-mail."
    )

    page_description = "Une rencontre datée, avec inscription si vous le voulez."
    template = "cms/event.html"
    parent_page_types: ClassVar = ["cms.EventIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("is_cancelled")], "Quand"
        ),
        MultiFieldPanel(
            [
                PageChooserPanel("place", "cms.PlacePage"),
                FieldPanel("venue"),
                FieldRowPanel([FieldPanel("is_online"), FieldPanel("online_url")]),
            ],
            "Où",
        ),
        MultiFieldPanel(
            [
                FieldPanel("takes_registrations"),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("most_seats")]),
                FieldPanel("registrations_end_at"),
            ],
            "Inscription",
        ),
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("price"), FieldPanel("drawing")], "À savoir"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [
        *IntroducedPage.search_fields,
        index.SearchField("body"),
        index.SearchField("venue"),
        index.FilterField("starts_at"),
    ]

    class Meta:
        verbose_name = "événement"
        verbose_name_plural = "événements"

    def clean(self) -> None:
        super().clean()
        problems: dict[str, str] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            problems["ends_at"] = "La fin doit suivre le début."
        if not (self.place_id or self.venue or self.is_online):
            problems["venue"] = "Dites où : un lieu du site, une adresse, ou en ligne."
        if self.online_url and not self.is_online:
            problems["is_online"] = "Cochez « en ligne », ou effacez le lien de connexion."
        if self.registrations_end_at and self.ends_at and self.registrations_end_at > self.ends_at:
            problems["registrations_end_at"] = "Les inscriptions ne peuvent pas finir après l’événement."
        now = timezone.now()
        # Those who registered said that they came on that day, not on another.
        if self.pk and self.ends_at and self.ends_at > now and was_attended(self.pk, now=now):
            problems["starts_at"] = (
                "Cet événement est passé et des personnes y étaient inscrites\N{NO-BREAK SPACE}: "
                "créez une nouvelle page."
            )
        if problems:
            raise ValidationError(problems)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"standing": self.standing(timezone.now())}

    @property
    def where(self) -> str:
        """The place in one line."""
        if self.place is not None:
            return f"{self.place.title}, {self.place.full_address}"
        return self.venue or ("En ligne" if self.is_online else "")

    @property
    def announced(self) -> Announced:
        """The event as the domain knows it."""
        return Announced(
            page_id=self.pk,
            title=self.title,
            path=address_of(self),
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            place=self.where,
            online_url=self.online_url,
            takes_registrations=self.takes_registrations,
            capacity=self.capacity,
            most_seats=self.most_seats,
            registrations_end_at=self.registrations_end_at,
            is_cancelled=self.is_cancelled,
        )

    @property
    def most_seats_of_one(self) -> int:
        """What one registration may hold: never more than the whole event does."""
        return min(self.most_seats, self.capacity or self.most_seats)

    def standing(self, now: datetime) -> Standing:
        """Whether one may register, and how many seats are left."""
        return with_standing([self], now=now)[0].standing


def coming_events(home: Page, *, now: datetime, count: int) -> list[EventPage]:
    """The next events of a site that still stand, those under way included."""
    events = EventPage.objects.descendant_of(home).live().public()
    events = events.filter(ends_at__gt=now, is_cancelled=False)
    return list(events.select_related("place__commune").defer_streamfields().order_by("starts_at", "pk")[:count])
