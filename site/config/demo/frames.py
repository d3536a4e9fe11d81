"""The frames of the demonstration's sites: a banner, networks, a menu of one's own, and a page shared in the region."""

import json
from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Page

from cms.models import ContentPage, SectionIndexPage, SiteFrame
from cms.operations.sharing import offer_page, take_page
from cms.queries import site_of_platform
from renovation.accounts.models import User
from renovation.platforms.models import Platform

SHARED_BODY = [
    {
        "type": "text",
        "value": "<h2>Un même service partout dans la région</h2><p>Chaque territoire a son espace conseil. Les "
        "conseillers se forment ensemble, utilisent les mêmes outils et appliquent la même règle\u00a0: un conseil "
        "gratuit, neutre et indépendant des vendeurs.</p><h2>Vous habitez ailleurs\u00a0?</h2><p>Dites-nous votre "
        "commune. Nous vous donnons l’adresse de l’espace conseil qui suit votre logement.</p>",
    },
    {
        "type": "action",
        "value": {"label": "Prendre rendez-vous", "target": {"page": None, "destination": "selfservice:booking"}},
    },
]


def load_frames(besancon: Platform, haut_doubs: Platform, *, editor: User, now: datetime) -> None:
    """Besançon keeps the automatic menu and tells of its winter closing; Haut-Doubs has a menu of its own."""
    shared = _shared_page(_home(besancon))
    offer_page(shared)
    taken = take_page(page=shared, parent=_section(_home(haut_doubs)), by=editor)
    _dress_besancon(now)
    _dress_haut_doubs(haut_doubs, taken)


def _dress_besancon(now: datetime) -> None:
    frame = SiteFrame.objects.get(platform__slug="besancon")
    frame.banner_text = "L’accueil est fermé du 24 décembre au 1er janvier. Vous pouvez demander à être rappelé."
    frame.banner_tone = "warning"
    frame.banner_link = _stream("link", _link("Être rappelé", destination="selfservice:contact"))
    frame.banner_until = now + timedelta(days=40)
    frame.column_title = "Avec le soutien de"
    frame.column_text = "<p>La Région et les communes du territoire (démonstration).</p>"
    account = {"network": "linkedin", "address": "https://www.linkedin.com/company/demonstration-maisonnee"}
    frame.social_links = _stream("account", account)
    frame.save()


def _dress_haut_doubs(platform: Platform, shared: Page) -> None:
    section = shared.get_parent()
    frame = SiteFrame.objects.get(platform=platform)
    frame.menu = _stream(
        "entry",
        _entry("Votre projet", _link("", page=section.pk), [_link(shared.title, page=shared.pk)]),
        _entry("Mes aides", _link("", destination="selfservice:aids"), []),
        _entry("Trouver un pro RGE", _link("", destination="cms:directory"), []),
        _entry("Rendez-vous", _link("", destination="selfservice:booking"), []),
    )
    frame.save()


def _shared_page(home: Page) -> Page:
    page: Page = _section(home).add_child(
        instance=ContentPage(
            title="Rénover en Bourgogne-Franche-Comté",
            slug="renover-dans-la-region",
            introduction="Partout dans la région, un espace conseil vous aide à rénover.",
            search_description="Les espaces conseil de la région\u00a0: qui vous répond, où et comment.",
            body=json.dumps(SHARED_BODY),
        )
    )
    page.save_revision().publish()
    return page


def _home(platform: Platform) -> Page:
    site = site_of_platform(platform)
    if site is None:
        raise LookupError(platform.slug)
    return site.root_page


def _section(home: Page) -> Page:
    return SectionIndexPage.objects.child_of(home).order_by("path")[0]


def _stream(kind: str, *values: dict[str, Any]) -> str:
    return json.dumps([{"type": kind, "value": value} for value in values])


def _link(label: str, *, page: int | None = None, destination: str = "") -> dict[str, Any]:
    return {"label": label, "target": {"page": page, "destination": destination, "address": ""}}


def _entry(label: str, link: dict[str, Any], children: list[dict[str, Any]]) -> dict[str, Any]:
    return link | {"label": label, "children": children}
