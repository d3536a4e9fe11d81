"""What Wagtail's first migrations put in the database, for tests after which everything was emptied."""

from wagtail.models import Collection, Locale, Page


def ensure_roots() -> None:
    """The locale, the root of the pages and that of the collections."""
    Locale.objects.get_or_create(language_code="fr")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root"))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
