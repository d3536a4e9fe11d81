"""The list of connected devices names them as people do."""

import pytest

from config.door.devices import device_words

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (PHONE, "Safari sur iPhone"),
        (EDGE, "Edge sur Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Linux"),
        ("curl/8.0", "Navigateur inconnu"),
        ("", "Navigateur inconnu"),
    ],
)
def test_a_device_is_named_in_words(user_agent: str, words: str) -> None:
    assert device_words(user_agent) == words
