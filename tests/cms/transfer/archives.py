"""Archives that somebody tampered with."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

Content = dict[str, Any]


def archive(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return target


def files_of(source: io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(source) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def sealed(files: dict[str, bytes], **manifest: Any) -> io.BytesIO:
    """With a manifest that agrees with the files."""
    told = json.loads(files.get("manifest.json", b'{"format": "maisonnee-pages", "version": 1}'))
    told["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"}
    return archive(files | {"manifest.json": json.dumps(told | manifest).encode()})


def changed(source: io.BytesIO, change: Callable[[Content], None]) -> io.BytesIO:
    """The same archive with other pages, in order again."""
    files = files_of(source)
    content = json.loads(files["pages.json"])
    change(content)
    return sealed(files | {"pages.json": json.dumps(content).encode()})
