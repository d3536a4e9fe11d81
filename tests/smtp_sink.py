"""A mail server on loopback that takes mails, refuses them, hangs or hangs up, as a test asks."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import cast


class SmtpSink(socketserver.ThreadingTCPServer):
    """`answers` are given in turn to the end of DATA: a reply, or "" to hang up after taking the mail."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Conversation)
        self.answers: list[str] = []
        self.recipient_answers: list[str] = []
        self.taken: list[Message] = []
        self.released = threading.Event()
        self.released.set()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.taken]

    def message_ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.taken]


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        sink = cast("SmtpSink", self.server)
        sink.released.wait(timeout=30)
        self._say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper().strip()
            if verb == b"QUIT":
                self._say("221 bye")
                return
            if verb == b"RCPT":
                self._say(sink.recipient_answers.pop(0) if sink.recipient_answers else "250 ok")
            elif verb == b"DATA":
                if not self._take(sink):
                    return
            else:
                self._say("250 ok")

    def _take(self, sink: SmtpSink) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        answer = sink.answers.pop(0) if sink.answers else "250 taken"
        if not answer or answer.startswith("2"):
            sink.taken.append(message_from_bytes(b"".join(lines)))
        if answer:
            self._say(answer)
        return bool(answer)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def smtp_sink(port: int = 0) -> Iterator[SmtpSink]:
    with SmtpSink(port) as sink:
        threading.Thread(target=sink.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield sink
        sink.shutdown()
