"""Writing and reading the archive. What is read is bounded, and no name in it becomes a path of ours."""

import hashlib
import json
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from cms.rules.transfer import (
    FORMAT,
    MANIFEST,
    MAX_ARCHIVE_BYTES,
    MAX_ENTRY_BYTES,
    PAGES,
    VERSION,
    Entry,
    TransferRefused,
    archive_faults,
    content_faults,
    manifest_faults,
)

ENCRYPTED = 0x1
# What reading a damaged or hostile archive raises, whatever the way its files were packed.
UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True)
class Parcel:
    """What an archive holds, once it was found in order."""

    content: dict[str, Any]
    media: Mapping[str, bytes]


def write_archive(target: BinaryIO, *, content: Mapping[str, Any], media: Mapping[str, bytes], origin: str) -> None:
    """The manifest comes first and names every other file with its sum."""
    files = {PAGES: json.dumps(content, ensure_ascii=False, indent=1).encode(), **media}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "from": origin,
        "files": {name: _sum(data) for name, data in files.items()},
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, data in files.items():
            archive.writestr(name, data)


def read_archive(source: BinaryIO, *, kinds: frozenset[str]) -> Parcel:
    """The parcel, or TransferRefused with every fault that was found."""
    source.seek(0, 2)
    if source.tell() > MAX_ARCHIVE_BYTES:
        raise TransferRefused(["Le fichier dépasse 100 Mo."])
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as archive:
            files = _files(archive)
    except TransferRefused:
        raise
    except UNREADABLE as fault:
        raise TransferRefused(["Ce fichier n’est pas une archive ZIP lisible."]) from fault
    manifest = _json(files, MANIFEST)
    _refuse(manifest_faults(manifest, {name: _sum(data) for name, data in files.items()}))
    content = _json(files, PAGES)
    _refuse(content_faults(content, kinds))
    media = {name: data for name, data in files.items() if name not in {MANIFEST, PAGES}}
    absent = [one["path"] for one in (*content["images"], *content["documents"]) if one["path"] not in media]
    _refuse([f"Le fichier «\u00a0{path}\u00a0» manque." for path in absent])
    return Parcel(content, media)


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    _refuse(archive_faults([Entry(one.filename, one.file_size, bool(one.flag_bits & ENCRYPTED)) for one in infos]))
    return {one.filename: _bounded(archive, one) for one in infos}


def _bounded(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """No more than the limit, whatever the directory of the archive pretended."""
    with archive.open(info) as file:
        data = file.read(MAX_ENTRY_BYTES + 1)
    if len(data) > MAX_ENTRY_BYTES:
        raise TransferRefused([f"Le fichier «\u00a0{info.filename}\u00a0» dépasse 10 Mo."])
    return data


def _json(files: Mapping[str, bytes], name: str) -> Any:
    try:
        return json.loads(files[name])
    except (ValueError, RecursionError) as fault:
        raise TransferRefused([f"{name} n’est pas du JSON lisible."]) from fault


def _refuse(faults: list[str]) -> None:
    if faults:
        raise TransferRefused(faults)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
