"""Application logs: one JSON object a line on the error output (J4)."""

from typing import Any


def logging_settings(level: str) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
            # At INFO they tell every pooled connection and every task twice.
            "celery": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
            # At INFO it writes the addresses that people type.
            "httpx": {"level": "WARNING"},
            "kombu": {"level": "WARNING"},
            "pgmq": {"level": "WARNING"},
            "psycopg.pool": {"level": "ERROR"},
            "weasyprint.progress": {"level": "WARNING"},
            # It quotes the content of the files that households send (J3).
            "pypdf": {"level": "CRITICAL"},
        },
    }
