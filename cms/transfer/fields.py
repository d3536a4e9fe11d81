"""The fields of a page that travel, and how each is written and read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey
from wagtail.documents.models import Document
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import Image
from wagtail.models import Page, get_page_models

from cms.models.base import SitePage
from cms.models.home import HomePage
from cms.transfer.references import DOCUMENT, IMAGE, PAGE, Renumber, renumbered_block, renumbered_text
from cms.transfer.texts import cleaned_block, cleaned_text
from renovation.territories.models import Commune

# Beside those of the page's own model: words for search engines and places where it is shown.
COMMON = frozenset({"seo_title", "search_description", "show_in_menus"})
# The account of another installation means nothing here.
LEFT_BEHIND = frozenset({"keeper"})
TARGETS: tuple[tuple[type[Any], str], ...] = ((Page, PAGE), (Image, IMAGE), (Document, DOCUMENT))


def page_kinds() -> Mapping[str, type[SitePage]]:
    """The kinds of pages that may travel, by name."""
    return {kind.__name__: kind for kind in get_page_models() if issubclass(kind, SitePage) and kind is not HomePage}


def travelling_fields(model: type[Page]) -> Iterator[Field[Any, Any]]:
    """Own fields of the model and the common ones; not those that Wagtail keeps for itself."""
    base = {field.name for field in Page._meta.get_fields()}
    for field in model._meta.concrete_fields:
        own = field.name not in base and not field.primary_key and field.name not in LEFT_BEHIND
        if own or field.name in COMMON:
            yield field


def row_fields(relation: Any) -> list[Field[Any, Any]]:
    """Fields of a child record that travel. Tags and categories are told apart, by their names."""
    model, link = relation.related_model, relation.field
    fields = [one for one in model._meta.concrete_fields if not one.primary_key and one is not link]
    return [] if model.__module__.startswith("wagtail") or any(one.name == "tag" for one in fields) else fields


def written(page: Any, field: Field[Any, Any]) -> Any:
    """The value as JSON."""
    value = getattr(page, field.attname)
    if isinstance(field, StreamField):
        return list(value.raw_data)
    if isinstance(field, ForeignKey) and field.related_model is Commune:
        return getattr(page, field.name).insee if value else None
    return value if isinstance(value, bool | int | str | None) else field.value_to_string(page)


def renumbered(field: Field[Any, Any], value: Any, renumber: Renumber) -> Any:
    """The same value with the numbers of this installation."""
    if isinstance(field, StreamField):
        return renumbered_block(field.stream_block, value if isinstance(value, list) else [], renumber)
    if isinstance(field, RichTextField):
        return renumbered_text(value if isinstance(value, str) else "", renumber)
    kind = target_kind(field)
    if kind is not None:
        return renumber(kind, value) if isinstance(value, int) else None
    return value


def target_kind(field: Field[Any, Any]) -> str | None:
    """What a foreign key points to, among what travels."""
    if not isinstance(field, ForeignKey) or not isinstance(field.related_model, type):
        return None
    return next((kind for model, kind in TARGETS if issubclass(field.related_model, model)), None)


def read(field: Field[Any, Any], value: Any) -> Any:
    """The value for the model, checked and cleaned as if it were typed; ValidationError says what is wrong."""
    if isinstance(field, StreamField):
        return field.stream_block.clean(field.stream_block.to_python(cleaned_block(field.stream_block, value)))
    if isinstance(field, RichTextField):
        return cleaned_text(value, field.features)
    if isinstance(field, ForeignKey):
        return _target(field, value)
    return field.to_python(json.dumps(value) if isinstance(value, dict | list) else value)


def _target(field: ForeignKey[Any, Any], value: Any) -> Any:
    if value is None:
        return None
    found: Any = None
    if field.related_model is Commune:
        found = Commune.objects.filter(insee=value).first()
    elif isinstance(field.related_model, type) and target_kind(field) is not None:
        found = field.related_model._default_manager.filter(pk=value).first()
    else:
        raise ValidationError("Ce lien ne voyage pas.")
    if found is None and not field.null:
        raise ValidationError("Ce à quoi il renvoie n’existe pas ici.")
    return found
