"""Application logs as JSON lines that nobody can forge (J4) and that hold no personal data (J3)."""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

request_id: ContextVar[str] = ContextVar("request_id", default="")

# What every record has; anything else was given as `extra`.
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "status_code", "taskName"}
_HIDDEN = "[…]"
# Extras with such words in their name are never written, whatever they hold.
_SECRET_NAME = re.compile(
    r"pass|secret|token|code|cookie|authorization|session|csrf|seed|email|phone|recipient|income|rfr", re.IGNORECASE
)
# What looks like an address, a telephone number, an income, a code or a token in the middle of a sentence;
# identifiers of ours and dates are taken first, and stay.
_PERSONAL = re.compile(
    r"(?P<kept>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+)?(?!\w))"
    r"|[\w.+'-]+@[\w-]+(?:\.[\w-]+)*"
    r"|(?<!\w)\+?\d(?:[\s.\u00a0\u202f-]?\d){4,}(?!\w)"
    r"|\b(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{24,}\b"
)
_SECRET_PAIR = re.compile(
    r"(?P<name>\b(?:password|mot de passe|passwd|token|jeton|code|secret|key|clé)\b['\"]?\s*[:=]\s*)"
    r"(?P<value>'[^']*'|\"[^\"]*\"|[^\s,;&]+)",
    re.IGNORECASE,
)


def redacted(text: str) -> str:
    """The text without what may identify a person or open a door."""
    without_pairs = _SECRET_PAIR.sub(rf"\g<name>{_HIDDEN}", text)
    return _PERSONAL.sub(lambda found: found["kept"] or _HIDDEN, without_pairs)


class JsonFormatter(logging.Formatter):
    """One record, one line: json.dumps escapes every control character of whatever users typed."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": redacted(record.getMessage()),
        }
        if identifier := request_id.get():
            line["request"] = identifier
        for name, value in vars(record).items():
            if name not in _STANDARD:
                line[name] = _HIDDEN if _SECRET_NAME.search(name) else _plain(value)
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=True)


def _plain(value: object) -> object:
    return value if isinstance(value, int | float | bool | None) else redacted(str(value))


def _frames(trace: TracebackType | None) -> list[str]:
    """Where it happened. Not what was said: messages of errors quote values of rows and forms."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)[-12:]]
