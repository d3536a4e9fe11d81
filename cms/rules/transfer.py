"""The file in which pages travel: its limits, and what is wrong with one, line by line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FORMAT = "maisonnee-pages"
VERSION = 1
MANIFEST, PAGES = "manifest.json", "pages.json"
MEDIA_PATH = re.compile(r"media/(image|document)-[0-9]{1,9}\.(jpg|jpeg|png|pdf|odt|docx)")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,254}")
# NUL and halves of characters: JSON carries them, a database refuses them.
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
MAX_ARCHIVE_BYTES = 100 * 1024 * 1024
MAX_ENTRIES = 1_000
MAX_ENTRY_BYTES = 10 * 1024 * 1024
MAX_TOTAL_BYTES = 200 * 1024 * 1024
MAX_PAGES = 500


class TransferRefused(ValueError):
    """Why a file is not taken: one sentence a line."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = list(lines)


@dataclass(frozen=True)
class Entry:
    """What the directory of the archive says of one file."""

    name: str
    size: int
    encrypted: bool = False


def archive_faults(entries: Sequence[Entry]) -> list[str]:
    """What forbids to open the archive at all; nothing is unpacked before this is empty."""
    faults = []
    if len(entries) > MAX_ENTRIES:
        faults.append(f"L’archive contient {len(entries)} fichiers\u00a0; le maximum est {MAX_ENTRIES}.")
    if sum(entry.size for entry in entries) > MAX_TOTAL_BYTES:
        faults.append("L’archive dépasse 200 Mo une fois ouverte.")
    names = [entry.name for entry in entries]
    for entry in entries:
        if entry.name not in {MANIFEST, PAGES} and not MEDIA_PATH.fullmatch(entry.name):
            faults.append(f"Le fichier «\u00a0{entry.name[:80]}\u00a0» n’a pas sa place dans l’archive.")
        elif names.count(entry.name) > 1:
            faults.append(f"Le fichier «\u00a0{entry.name}\u00a0» est présent plusieurs fois.")
        elif entry.encrypted:
            faults.append(f"Le fichier «\u00a0{entry.name}\u00a0» est chiffré.")
        elif entry.size > MAX_ENTRY_BYTES:
            faults.append(f"Le fichier «\u00a0{entry.name}\u00a0» dépasse 10 Mo.")
    faults += [f"Le fichier «\u00a0{name}\u00a0» manque." for name in (MANIFEST, PAGES) if name not in names]
    return faults


def manifest_faults(manifest: Any, sums: Mapping[str, str]) -> list[str]:
    """Whether this is one of our files, of a version that we read, and arrived whole."""
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        return ["Ce fichier n’est pas un export de pages de Maisonnée."]
    version = manifest.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return ["La version de l’export n’est pas lisible."]
    if version > VERSION:
        newer = f"Cet export vient d’une version plus récente du logiciel (format {version} pour {VERSION} ici)."
        return [f"{newer} Mettez d’abord cette installation à jour."]
    told = manifest.get("files")
    if not isinstance(told, dict):
        return ["La liste des fichiers manque dans manifest.json."]
    found = {name: value for name, value in sums.items() if name != MANIFEST}
    return [
        f"Le fichier «\u00a0{str(name)[:80]}\u00a0» est abîmé, manque ou n’est pas annoncé."
        for name in sorted({*told, *found}, key=str)
        if told.get(name) != found.get(name)
    ]


def content_faults(content: Any, kinds: frozenset[str]) -> list[str]:
    """The shape of pages.json: each page has a kind that is known here, a slug, a parent that stands before it."""
    if not isinstance(content, dict) or not _are_lists(content, ("pages", "images", "documents", "categories")):
        return ["pages.json n’a pas la forme attendue."]
    if _has_unstorable(content):
        return ["pages.json contient un caractère interdit, qui ne peut pas être enregistré."]
    pages = content["pages"]
    if not 0 < len(pages) <= MAX_PAGES:
        return [f"L’export contient {len(pages)} pages\u00a0; il en faut de 1 à {MAX_PAGES}."]
    faults: list[str] = []
    seen: set[int] = set()
    for line, page in enumerate(pages, start=1):
        faults += [f"Page {line}\u00a0: {fault}" for fault in _page_faults(page, kinds, seen, first=line == 1)]
        if isinstance(page, dict) and isinstance(page.get("id"), int):
            seen.add(page["id"])
    for name in ("images", "documents"):
        for line, medium in enumerate(content[name], start=1):
            faults += [f"{name}, ligne {line}\u00a0: {fault}" for fault in _medium_faults(medium)]
    faults += _outside_faults(content.get("outside", []))
    for line, category in enumerate(content["categories"], start=1):
        if not _are_texts(category, ("name", "slug")):
            faults.append(f"categories, ligne {line}\u00a0: le nom ou l’identifiant manque.")
    return faults


def _page_faults(page: Any, kinds: frozenset[str], seen: set[int], *, first: bool) -> list[str]:
    if not isinstance(page, dict) or not isinstance(page.get("id"), int) or not isinstance(page.get("fields"), dict):
        return ["elle n’a pas la forme attendue."]
    faults = []
    if page["id"] in seen:
        faults.append("son numéro est déjà pris.")
    kind = page.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        faults.append(f"le type «\u00a0{str(kind)[:60]}\u00a0» n’existe pas ici.")
    if not _are_texts(page, ("slug", "title")) or not page["title"].strip():
        faults.append("le titre ou l’identifiant manque.")
    elif not SLUG.fullmatch(page["slug"]):
        faults.append(f"l’identifiant «\u00a0{page['slug'][:60]}\u00a0» n’est pas valable.")
    parent = page.get("parent")
    if not first and not (isinstance(parent, int) and parent in seen):
        faults.append("sa page parente n’est pas dans l’export, ou vient après elle.")
    return faults + _attached_faults(page)


def _attached_faults(page: Mapping[str, Any]) -> list[str]:
    """What comes with a page beside its fields; each of the three may be absent."""
    faults = [
        f"«\u00a0{name}\u00a0» n’est pas une liste."
        for name in ("tags", "categories")
        if not isinstance(page.get(name) or [], list)
    ]
    rows = page.get("rows") or {}
    if not isinstance(rows, dict) or not all(isinstance(one, list) for one in rows.values()):
        faults.append("«\u00a0rows\u00a0» n’a pas la forme attendue.")
    return faults


def _medium_faults(medium: Any) -> list[str]:
    if not isinstance(medium, dict) or not isinstance(medium.get("id"), int):
        return ["elle n’a pas la forme attendue."]
    if not _are_texts(medium, ("title", "path")) or not MEDIA_PATH.fullmatch(medium["path"]):
        return ["le titre ou le fichier manque."]
    return []


def _outside_faults(outside: Any) -> list[str]:
    """Pages that are linked to and did not travel."""
    if isinstance(outside, list) and all(
        _are_texts(one, ["path"]) and isinstance(one.get("id"), int) for one in outside
    ):
        return []
    return ["outside\u00a0: la liste des pages liées n’a pas la forme attendue."]


def _has_unstorable(content: Any) -> bool:
    """Looked for in every text, names of fields included, however deep it lies."""
    left = [content]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left += [*one, *one.values()]
        elif isinstance(one, list):
            left += one
        elif isinstance(one, str) and UNSTORABLE.search(one):
            return True
    return False


def _are_texts(value: Any, names: Sequence[str]) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(name), str) for name in names)


def _are_lists(value: Mapping[str, Any], names: Sequence[str]) -> bool:
    return all(isinstance(value.get(name), list) for name in names)
