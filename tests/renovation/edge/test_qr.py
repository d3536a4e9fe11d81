"""The QR code says what it must: its drawing is the matrix that the library makes."""

import re

import segno

from renovation.edge.pictures import QrCode

ADDRESS = "https://exemple.fr/rendez-vous/verifier/0123456789ABCDEF/"


def test_the_drawing_covers_each_dark_module_once() -> None:
    code = QrCode(ADDRESS, "Code QR")
    matrix = segno.make(ADDRESS, error="m", micro=False).matrix

    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path)
    drawn = [(int(y) - 4, int(x) - 4 + step) for x, y, length in runs for step in range(int(length))]

    dark = [(y, x) for y, row in enumerate(matrix) for x, module in enumerate(row) if module]
    assert sorted(drawn) == dark


def test_a_quiet_zone_of_four_modules_is_left_around() -> None:
    assert QrCode(ADDRESS, "").size == len(segno.make(ADDRESS, error="m", micro=False).matrix) + 8
