"""Case numbers: prefix of the platform, year, serial number of the installation."""

import re

_NUMBER = re.compile(r"^[A-Z0-9]{1,6}-\d{4}-\d{5,}$")


def case_number(*, prefix: str, year: int, serial: int) -> str:
    """`GBM-2026-00042`. Serials are unique and may have gaps (H5)."""
    if serial < 1:
        raise ValueError("a serial number starts at 1")
    return f"{prefix.upper()}-{year:04d}-{serial:05d}"


def is_case_number(text: str) -> bool:
    return bool(_NUMBER.match(text.strip().upper()))
