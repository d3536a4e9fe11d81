import io
from pathlib import Path

import pytest

from config.running.backup.encryption import BLOCK_BYTES, TAG_BYTES, EncryptedWriter, decrypt, passphrase_of
from config.running.console import Refused

PHRASE = b"a phrase that is long enough"
CLEAR = bytes(range(256)) * 12_000


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    file = tmp_path / "archive.enc"
    with file.open("wb") as target:
        writer = EncryptedWriter(target, PHRASE)
        writer.write(CLEAR)
        writer.close()
    return file


def test_l1_an_encrypted_archive_opens_with_its_phrase(sealed: Path) -> None:
    assert CLEAR[:512] not in sealed.read_bytes()
    with (sealed.parent / "clear").open("wb") as target:
        decrypt(sealed, target, PHRASE)

    assert (sealed.parent / "clear").read_bytes() == CLEAR


def changed(sealed: Path, how: str) -> bytes:
    content = sealed.read_bytes()
    start = len(content) % (BLOCK_BYTES + TAG_BYTES)
    block = BLOCK_BYTES + TAG_BYTES
    header = content[: len(content) - (start - 35) - 2 * block] if how == "swapped" else content[:35]
    body = content[len(header) :]
    return {
        "one bit": content[:-40] + bytes([content[-40] ^ 1]) + content[-39:],
        "cut at a block": content[: 35 + 2 * block],
        "swapped": header + body[block : 2 * block] + body[:block] + body[2 * block :],
        "lengthened": content + content[-block:],
    }[how]


@pytest.mark.parametrize("how", ["one bit", "cut at a block", "swapped", "lengthened"])
def test_l1_a_changed_archive_is_refused(sealed: Path, how: str) -> None:
    sealed.write_bytes(changed(sealed, how))

    with (sealed.parent / "clear").open("wb") as target, pytest.raises(Refused, match="abîmée"):
        decrypt(sealed, target, PHRASE)


def test_l1_another_phrase_opens_nothing(sealed: Path) -> None:
    with (sealed.parent / "clear").open("wb") as target, pytest.raises(Refused, match="phrase secrète"):
        decrypt(sealed, target, b"another phrase, as long")


def test_a_short_phrase_is_refused(tmp_path: Path) -> None:
    (tmp_path / "phrase").write_text("court\n")

    with pytest.raises(Refused, match="16 caractères"):
        passphrase_of(tmp_path / "phrase")


def test_two_archives_of_the_same_content_differ() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for target in (first, second):
        writer = EncryptedWriter(target, PHRASE)
        writer.write(b"same")
        writer.close()

    assert first.getvalue() != second.getvalue()
