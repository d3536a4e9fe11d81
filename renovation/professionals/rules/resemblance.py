"""Misspelt words: how many letters separate two of them, and those of a list that are near enough."""

from collections.abc import Iterable

# Short words have too many neighbours: « mur » and « dur » are not one word.
_ONE_MISTAKE, _TWO_MISTAKES = 5, 8


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words at the smallest distance, when it is no more than the length of the word allows."""
    allowed = 0 if len(word) < _ONE_MISTAKE else 1 if len(word) < _TWO_MISTAKES else 2
    near = [one for one in known if allowed and abs(len(one) - len(word)) <= allowed and len(one) >= _ONE_MISTAKE]
    distances = {one: mistakes(word, one) for one in near}
    best = min(distances.values(), default=allowed + 1)
    return tuple(one for one, distance in distances.items() if distance == best) if best <= allowed else ()


def mistakes(one: str, other: str) -> int:
    """Letters added, forgotten, replaced, or two neighbours exchanged."""
    before: list[int] = []
    line = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        older, before, line = before, line, [row]
        for column, expected in enumerate(other, start=1):
            cost = min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != expected))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == expected:
                cost = min(cost, older[column - 2] + 1)
            line.append(cost)
    return line[-1]
