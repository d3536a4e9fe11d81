"""Encrypted archives: AES-256-GCM by blocks, under a key drawn from a passphrase by scrypt.

Each block is bound to its place and to being the last or not: cutting, swapping or lengthening the file is seen.
"""

import os
import secrets
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from config.running.console import Refused

MAGIC = b"MAISONNEE-BACKUP-1\n"
BLOCK_BYTES = 1 << 20
TAG_BYTES = 16
SALT_BYTES = 16
SHORTEST_PASSPHRASE = 16


def passphrase_of(file: Path) -> bytes:
    try:
        words = file.read_bytes().strip()
    except OSError as error:
        raise Refused(f"La phrase secrète ne peut pas être lue dans {file} ({error.strerror}).") from error
    if len(words) < SHORTEST_PASSPHRASE:
        raise Refused(f"La phrase secrète doit compter au moins {SHORTEST_PASSPHRASE} caractères.")
    return words


def is_encrypted(file: Path) -> bool:
    with file.open("rb") as handle:
        return handle.read(len(MAGIC)) == MAGIC


def _cipher(passphrase: bytes, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase))


def _nonce(place: int) -> bytes:
    # The key is new for each archive (its salt is), so a plain count never repeats under one key.
    return place.to_bytes(12, "big")


class EncryptedWriter:
    """A file to write to; call `close` to seal its last block."""

    def __init__(self, target: BinaryIO, passphrase: bytes) -> None:
        salt = secrets.token_bytes(SALT_BYTES)
        self.target = target
        self.cipher = _cipher(passphrase, salt)
        self.waiting = bytearray()
        self.place = 0
        target.write(MAGIC + salt)

    def write(self, content: bytes) -> int:
        self.waiting += content
        while len(self.waiting) > BLOCK_BYTES:
            self._seal(BLOCK_BYTES, last=False)
        return len(content)

    def close(self) -> None:
        self._seal(len(self.waiting), last=True)

    def _seal(self, size: int, *, last: bool) -> None:
        block = bytes(self.waiting[:size])
        del self.waiting[:size]
        self.target.write(self.cipher.encrypt(_nonce(self.place), block, b"last" if last else b"more"))
        self.place += 1


def decrypt(source: Path, target: BinaryIO, passphrase: bytes) -> None:
    """Writes the clear archive to the target; refuses at the first block that is not genuine."""
    remaining = source.stat().st_size - len(MAGIC) - SALT_BYTES
    with source.open("rb") as handle:
        handle.seek(len(MAGIC))
        cipher = _cipher(passphrase, handle.read(SALT_BYTES))
        place = 0
        while remaining > 0:
            block = handle.read(BLOCK_BYTES + TAG_BYTES)
            remaining -= len(block)
            target.write(_open(cipher, place, block, last=remaining == 0))
            place += 1
    target.flush()
    os.fsync(target.fileno())


def _open(cipher: AESGCM, place: int, block: bytes, *, last: bool) -> bytes:
    try:
        return cipher.decrypt(_nonce(place), block, b"last" if last else b"more")
    except InvalidTag as error:
        raise Refused("La phrase secrète n’est pas la bonne, ou l’archive est abîmée.") from error
