"""Pages of an archive placed under a section of a site, as drafts. All of them, or none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.models import NewsCategory
from cms.models.platform_site import platform_of_place
from cms.rules.transfer import TransferRefused
from cms.transfer.archive import Parcel, read_archive
from cms.transfer.fields import page_kinds, read, renumbered, row_fields, target_kind, travelling_fields
from cms.transfer.media import kept_media
from cms.transfer.references import PAGE
from cms.tree import free_slug
from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform


@dataclass
class Numbers:
    """Which number here answers to a number there."""

    known: dict[tuple[str, int], int] = field(default_factory=dict)
    lost: set[tuple[str, int]] = field(default_factory=set)

    def __call__(self, kind: str, number: int) -> int | None:
        here = self.known.get((kind, number))
        if here is None:
            self.lost.add((kind, number))
        return here


@dataclass(frozen=True)
class Imported:
    """The drafts, the topmost first, and how many links lead to nothing here."""

    pages: list[Page]
    lost_links: int


def import_pages(source: BinaryIO, *, parent: Page, by: User | None) -> Imported:
    """Read, check, then write in one transaction. TransferRefused tells each fault and leaves nothing behind."""
    platform = platform_of_place(parent)
    if platform is None:
        raise TransferRefused(["Cette rubrique n’est sur le site d’aucune plateforme."])
    kinds = page_kinds()
    parcel = read_archive(source, kinds=frozenset(kinds))
    _refuse(_place_faults(parcel, parent, kinds))
    with kept_media(parcel, platform) as known, transaction.atomic():
        numbers = Numbers(known | _outside(parcel, parent))
        _categories(parcel, platform)
        drafts = _drafts(parcel, parent, kinds, numbers, by)
        _fill(drafts, platform, numbers, by)
        pages = [page for page, _entry in drafts]
        record(Action.CONFIGURATION_CHANGED, subject=platform, platform_id=platform.pk, detail={"pages": len(pages)})
    return Imported(pages, len(numbers.lost))


def _place_faults(parcel: Parcel, parent: Page, kinds: Mapping[str, type[Page]]) -> list[str]:
    """Each kind of page has its places in the tree."""
    by_id = {entry["id"]: entry for entry in parcel.content["pages"]}
    faults = []
    for line, entry in enumerate(by_id.values(), start=1):
        above = parent.specific_class if line == 1 else kinds[by_id[entry["parent"]]["kind"]]
        kind = kinds[entry["kind"]]
        if kind not in above.allowed_subpage_models():
            faults.append(
                f"Page {line}\u00a0: une page «\u00a0{kind.get_verbose_name()}\u00a0» ne peut pas être sous "
                f"«\u00a0{above.get_verbose_name()}\u00a0»."
            )
    first = kinds[parcel.content["pages"][0]["kind"]]
    if not faults and not first.can_create_at(parent):
        faults.append(f"«\u00a0{parent.title}\u00a0» a déjà sa page «\u00a0{first.get_verbose_name()}\u00a0».")
    return faults


def _outside(parcel: Parcel, parent: Page) -> dict[tuple[str, int], int]:
    """Pages that are linked to and did not travel: those of this site at the same path."""
    home = parent.get_ancestors(inclusive=True).get(depth=2)
    paths = {one["id"]: home.url_path.rstrip("/") + one["path"] for one in parcel.content.get("outside", [])}
    found = dict(Page.objects.filter(url_path__in=paths.values()).values_list("url_path", "pk"))
    return {(PAGE, number): found[path] for number, path in paths.items() if path in found}


def _categories(parcel: Parcel, platform: Platform) -> None:
    for one in parcel.content["categories"]:
        NewsCategory.objects.get_or_create(
            platform=platform, slug=one["slug"][:60], defaults={"name": one["name"][:60]}
        )


def _drafts(
    parcel: Parcel, parent: Page, kinds: Mapping[str, type[Page]], numbers: Numbers, by: User | None
) -> list[tuple[Any, dict[str, Any]]]:
    """Every page in its place, with the fields that name no other page: now each has its number."""
    drafts: list[tuple[Any, dict[str, Any]]] = []
    faults: list[str] = []
    places: dict[int, Page] = {}
    for line, entry in enumerate(parcel.content["pages"], start=1):
        above = parent if line == 1 else places[entry["parent"]]
        above.refresh_from_db()
        page = kinds[entry["kind"]](title=entry["title"][:255], slug=free_slug(entry["slug"], above), live=False)
        page.owner, page.has_unpublished_changes = by, True
        faults += _told(line, page, _set(page, entry, numbers, late=False))
        _refuse(faults)
        above.add_child(instance=page)
        places[entry["id"]] = page
        numbers.known[PAGE, entry["id"]] = page.pk
        drafts.append((page, entry))
    return drafts


def _fill(drafts: list[tuple[Any, dict[str, Any]]], platform: Platform, numbers: Numbers, by: User | None) -> None:
    """Contents, links between pages, child records; checked as if they were typed."""
    faults: list[str] = []
    for line, (page, entry) in enumerate(drafts, start=1):
        # The tree has grown since: its numbers are read again, the fields are set again.
        page.refresh_from_db()
        found = [*_set(page, entry, numbers, late=True), *_set_rows(page, entry, numbers)]
        if hasattr(page, "categories"):
            slugs = [slug for slug in entry.get("categories") or [] if isinstance(slug, str)]
            page.categories.set(NewsCategory.objects.filter(platform=platform, slug__in=slugs))
        if hasattr(page, "tags"):
            page.tags.set([tag[:100] for tag in entry.get("tags") or [] if isinstance(tag, str)])
        faults += _told(line, page, found or _unclean(page))
        if not faults:
            page.save()
            page.save_revision(user=by)
    _refuse(faults)


def _set(page: Any, entry: Mapping[str, Any], numbers: Numbers, *, late: bool) -> list[str]:
    """Set the fields of one of the two rounds; what cannot be read is told."""
    faults = []
    for one in travelling_fields(type(page)):
        names_pages = isinstance(one, StreamField | RichTextField) or target_kind(one) == PAGE
        if one.name not in entry["fields"] or names_pages is not late:
            continue
        try:
            setattr(page, one.name, read(one, renumbered(one, entry["fields"][one.name], numbers)))
        except (ValidationError, TypeError, ValueError, LookupError) as fault:
            faults.append(f"le champ «\u00a0{one.verbose_name}\u00a0» n’est pas valable ({_words(fault)}).")
    return faults


def _set_rows(page: Any, entry: Mapping[str, Any], numbers: Numbers) -> list[str]:
    faults = []
    given = entry.get("rows")
    given = given if isinstance(given, dict) else {}
    for relation in get_all_child_relations(type(page)):
        name, fields = relation.get_accessor_name(), row_fields(relation)
        rows = []
        for row in given.get(name) or [] if fields else []:
            try:
                made = relation.related_model()
                for one in fields:
                    setattr(made, one.name, read(one, renumbered(one, row.get(one.name), numbers)))
                made.clean_fields(exclude=[relation.field.name])
                rows.append(made)
            except (ValidationError, TypeError, ValueError, LookupError, AttributeError) as fault:
                faults.append(f"une ligne de «\u00a0{name}\u00a0» n’est pas valable ({_words(fault)}).")
        if fields:
            setattr(page, name, rows)
    return faults


def _told(line: int, page: Page, faults: list[str]) -> list[str]:
    return [f"Page {line} («\u00a0{page.title}\u00a0»)\u00a0: {fault}" for fault in faults]


def _unclean(page: Any) -> list[str]:
    try:
        page.full_clean(exclude=["keeper"])
    except ValidationError as fault:
        return [_words(fault)]
    return []


def _words(fault: Exception) -> str:
    """In words for whoever imports; a stream of blocks holds its faults in layers."""
    if isinstance(fault, StreamBlockValidationError | StructBlockValidationError | ListBlockValidationError):
        return " ".join(_layers(fault.as_json_data())) or "contenu refusé"
    if isinstance(fault, ValidationError):
        if hasattr(fault, "error_dict"):
            return " ".join(f"{name}\u00a0: {' '.join(words)}" for name, words in fault.message_dict.items())
        return " ".join(str(one) for one in fault.messages) or "contenu refusé"
    return "contenu illisible"


def _layers(data: Any) -> Iterator[str]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data or []):
        if key == "messages":
            yield from value
        elif isinstance(value, dict | list):
            yield from _layers(value)


def _refuse(faults: list[str]) -> None:
    if faults:
        raise TransferRefused(faults)
