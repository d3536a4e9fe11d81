"""Opening the site of a platform."""

from urllib.parse import urlsplit

from django.db import transaction
from wagtail.models import Page, Site

from cms.models import HomePage, PlatformSite, SiteFrame
from cms.operations.approval import clear_usual_workflow
from cms.operations.editors import ensure_site_groups, sync_editor_groups
from renovation.platforms.models import Platform
from renovation.platforms.queries import editors_of

HTTP, HTTPS = 80, 443


@transaction.atomic
def open_site(*, platform: Platform, is_default: bool = False) -> Site:
    """The platform's site with an empty home page, at its public address; the same one when asked again."""
    link = PlatformSite.objects.select_related("site").filter(platform=platform).first()
    if link is not None:
        _frame_and_rights(platform)
        return _moved_to(link.site, platform)
    home = _home(platform)
    if is_default:
        Site.objects.filter(is_default_site=True).update(is_default_site=False)
    hostname, port = _place(platform)
    _clear_welcome()
    site = Site.objects.create(
        hostname=hostname, port=port, site_name=platform.name, root_page=home, is_default_site=is_default
    )
    PlatformSite.objects.create(site=site, platform=platform)
    _frame_and_rights(platform)
    return site


def _frame_and_rights(platform: Platform) -> None:
    """The frame of the site, the groups of those who write it and who is in them, the approval between them."""
    SiteFrame.objects.get_or_create(platform=platform)
    clear_usual_workflow()
    ensure_site_groups(platform)
    for editor in editors_of(platform.pk):
        sync_editor_groups(editor)


def _clear_welcome() -> None:
    """Wagtail comes with a welcome page on a site of nobody."""
    for site in Site.objects.filter(platform_site__isnull=True, root_page__content_type__model="page"):
        welcome = site.root_page
        site.delete()
        welcome.delete()


def _home(platform: Platform) -> Page:
    root = Page.get_first_root_node()
    home: Page = root.add_child(
        instance=HomePage(
            title=platform.name,
            slug=platform.slug,
            hero_title="Votre maison peut coûter moins cher et tenir chaud.",
            search_description=f"Conseil gratuit et neutre pour la rénovation énergétique\N{NO-BREAK SPACE}: "
            f"{platform.territory_name}.",
        )
    )
    home.save_revision().publish()
    return home


def _moved_to(site: Site, platform: Platform) -> Site:
    """Follow the platform's address when it has changed (another port of the demonstration, a new name)."""
    hostname, port = _place(platform)
    if (site.hostname, site.port) != (hostname, port):
        site.hostname, site.port = hostname, port
        site.save()
    return site


def _place(platform: Platform) -> tuple[str, int]:
    address = urlsplit(platform.public_url)
    return address.hostname or "localhost", address.port or (HTTPS if address.scheme == "https" else HTTP)
