"""Sizes of files in templates, in the units that people know."""

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "moins d’un\u00a0ko"),
        (59_012, "59\u00a0ko"),
        (2_430_000, "2,4\u00a0Mo"),
        (None, "moins d’un\u00a0ko"),
    ],
)
def test_a_size_is_said_in_ko_or_mo(size: int | None, words: str) -> None:
    assert Template("{{ size|filesizeformat }}").render(Context({"size": size})) == words
