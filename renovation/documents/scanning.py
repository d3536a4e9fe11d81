"""The malware check: clamd over a socket, spoken to directly (INSTREAM), or none when none is declared (E5)."""

import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from renovation.documents.enums import ScanState

CHUNK = 64 * 1024
TIMEOUT_SECONDS = 20


@dataclass(frozen=True)
class Scanner:
    """`address` is "host:port", a socket path, or empty for an installation without scanner."""

    address: str

    def scan(self, file: BinaryIO) -> ScanState:
        """CLEAN or INFECTED; ERROR when clamd cannot be asked: the file then stays closed."""
        if not self.address:
            return ScanState.NOT_REQUIRED
        try:
            answer = self._ask(file)
        except OSError:
            return ScanState.ERROR
        if answer.endswith("OK"):
            return ScanState.CLEAN
        return ScanState.INFECTED if answer.endswith("FOUND") else ScanState.ERROR

    def _ask(self, file: BinaryIO) -> str:
        with self._connection() as connection:
            connection.sendall(b"zINSTREAM\0")
            for chunk in _chunks(file):
                connection.sendall(struct.pack("!I", len(chunk)) + chunk)
            connection.sendall(struct.pack("!I", 0))
            answer = b""
            while part := connection.recv(4096):
                answer += part
        return answer.rstrip(b"\0\n ").decode("utf-8", "replace")

    def _connection(self) -> socket.socket:
        if self.address.startswith("/"):
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(TIMEOUT_SECONDS)
            connection.connect(self.address)
            return connection
        host, _, port = self.address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=TIMEOUT_SECONDS)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk
    file.seek(0)
