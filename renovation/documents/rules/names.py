"""File names that are safe to show and to send back."""

import unicodedata

LONGEST_NAME = 120
# Marks that turn the reading direction round: "fdp.exe" must not read "exe.pdf".
_DIRECTION_MARKS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)}


def safe_name(name: str) -> str:
    """The last part of a name, without control or direction characters, bounded in length."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", last)
        if letter not in _DIRECTION_MARKS and unicodedata.category(letter)[0] != "C" and letter not in '"<>|:*?'
    ).strip(" .")
    stem, dot, extension = kept.rpartition(".")
    if not dot:
        return kept[:LONGEST_NAME] or "document"
    return f"{stem[: LONGEST_NAME - len(extension) - 1] or 'document'}.{extension}"


def extension_of(name: str) -> str:
    """The lower-case extension of a safe name, without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def has_direction_marks(name: str) -> bool:
    return any(letter in _DIRECTION_MARKS for letter in name)
