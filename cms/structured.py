"""Pages as schema.org tells them: the service, its questions, its events, its articles, and the way to each page."""

from collections.abc import Sequence
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.timezone import localtime
from wagtail.models import Page

from cms.models import ArticlePage, EventPage, FrequentQuestion
from renovation.platforms.models import Platform

Data = dict[str, Any]


def service(platform: Platform) -> list[Data]:
    """The platform, and the service that it renders."""
    body: Data = {
        "@type": "Organization",
        "@id": f"{platform.public_url}#organisation",
        "name": platform.name,
        "url": platform.public_url,
        "email": platform.email,
        "telephone": platform.phone,
        "address": platform.address,
        "parentOrganization": {"@type": "Organization", "name": platform.organisation.name},
    }
    help_given: Data = {
        "@type": "GovernmentService",
        "name": platform.name,
        "serviceType": "Conseil gratuit et neutre pour la rénovation énergétique",
        "provider": {"@id": body["@id"]},
        "areaServed": {"@type": "AdministrativeArea", "name": platform.territory_name},
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceUrl": platform.public_url,
            "servicePhone": {"@type": "ContactPoint", "telephone": platform.phone} if platform.phone else None,
        },
    }
    return [body, help_given]


def breadcrumb(steps: Sequence[tuple[str, str]]) -> Data:
    entries = [
        {"@type": "ListItem", "position": rank, "name": name, "item": address}
        for rank, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": entries}


def questions(found: Sequence[FrequentQuestion]) -> list[Data]:
    """Nothing for a page without a question."""
    entries = [
        {
            "@type": "Question",
            "name": one.question,
            "acceptedAnswer": {"@type": "Answer", "text": _words(one.answer)},
        }
        for one in found
    ]
    return [{"@type": "FAQPage", "mainEntity": entries}] if entries else []


def _words(answer: str) -> str:
    """Rich text as somebody reads it: a space where a paragraph ends, characters instead of their codes."""
    return " ".join(unescape(strip_tags(answer.replace("<", " <"))).split())


def of_page(page: Page, address: str, platform: Platform | None, picture: str) -> list[Data]:
    """What the kind of the page says of it; most pages say nothing more than their way."""
    body = {"@type": "Organization", "name": platform.name, "url": platform.public_url} if platform else None
    if isinstance(page, ArticlePage):
        changed = page.last_published_at
        return [
            {
                "@type": "Article",
                "headline": page.title,
                "description": page.introduction,
                "datePublished": page.published_on.isoformat(),
                "dateModified": localtime(changed).isoformat() if changed else "",
                "mainEntityOfPage": address,
                "image": picture,
                "author": body,
                "publisher": body,
            }
        ]
    return [_event(page, address, picture, body)] if isinstance(page, EventPage) else []


def _event(page: EventPage, address: str, picture: str, body: Data | None) -> Data:
    state = "EventCancelled" if page.is_cancelled else "EventScheduled"
    mode = "OnlineEventAttendanceMode" if page.is_online else "OfflineEventAttendanceMode"
    return {
        "@type": "Event",
        "name": page.title,
        "description": page.introduction,
        "startDate": localtime(page.starts_at).isoformat(),
        "endDate": localtime(page.ends_at).isoformat(),
        "eventStatus": f"https://schema.org/{state}",
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "location": _location(page, address),
        "organizer": body,
        "image": picture,
        "isAccessibleForFree": _is_free(page.price),
        "url": address,
    }


def _is_free(price: str) -> bool | None:
    """Nothing is announced of a price that nobody wrote."""
    told = price.strip().lower()
    return told == "gratuit" if told else None


def _location(page: EventPage, address: str) -> Data:
    if page.place is not None:
        return {"@type": "Place", "name": page.place.title, "address": page.place.full_address}
    if page.venue:
        return {"@type": "Place", "name": page.venue, "address": page.venue}
    return {"@type": "VirtualLocation", "url": address}
