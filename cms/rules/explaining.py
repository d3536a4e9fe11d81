"""Words of the trade explained on the spot, the first time that a page uses them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
# Where a word is already a link, a title or a definition, nothing may be put into it.
_CLOSED = frozenset({"a", "button", "h1", "h2", "h3", "h4", "dfn", "code", "summary"})


@dataclass(frozen=True)
class Term:
    """A word, the ways of writing it, and what it means. `key` is its place in the glossary."""

    key: str
    word: str
    spellings: tuple[str, ...]
    meaning: str


class Explainer:
    """Explains each term once for a page. The terms are asked for only when there is a text to read."""

    def __init__(self, terms: Callable[[], Sequence[Term]]) -> None:
        self._ask = terms
        self._waiting: dict[str, Term] | None = None

    def explain(self, html: str, glossary: str = "") -> str:
        """The same text, in which the first use of each term opens on its meaning and leads to the glossary."""
        if self._waiting is None:
            self._waiting = {_form(one): term for term in self._ask() for one in (term.word, *term.spellings)}
        if not self._waiting:
            return html
        return "".join(self._parts(html, _pattern(self._waiting), glossary))

    def _parts(self, html: str, pattern: re.Pattern[str], glossary: str) -> Sequence[str]:
        parts, closed = [], 0
        for part in _TAG.split(html):
            if part.startswith("<"):
                closed += _step(part)
                parts.append(part)
            else:
                parts.append(part if closed else pattern.sub(lambda found: self._opened(found, glossary), part))
        return parts

    def _opened(self, found: re.Match[str], glossary: str) -> str:
        assert self._waiting is not None  # noqa: S101 - filled by explain
        term = self._waiting.get(_form(found[0]))
        if term is None:
            return found[0]
        self._waiting = {form: one for form, one in self._waiting.items() if one.key != term.key}
        return _marked(found[0], term, glossary)


def _marked(said: str, term: Term, glossary: str) -> str:
    """A button and the meaning that it opens. The popover needs no script."""
    more = f' <a href="{escape(glossary)}#{escape(term.key)}">Voir le glossaire</a>' if glossary else ""
    return (
        f'<button type="button" class="term" popovertarget="mot-{escape(term.key)}">{said}'
        f'<span class="visually-hidden"> (définition)</span></button>'
        f'<span class="term-meaning" id="mot-{escape(term.key)}" popover><strong>{escape(term.word)}</strong> '
        f"{escape(term.meaning)}{more}</span>"
    )


def _pattern(waiting: Mapping[str, Term]) -> re.Pattern[str]:
    """The longest first, so that « audit énergétique » is not read as « audit »."""
    forms = sorted({*waiting, *(one for term in waiting.values() for one in (term.word, *term.spellings))}, key=len)
    # Words are looked for as they stand in the page, where special signs are written as entities.
    alternatives = "|".join(_either_case(escape(form, quote=False)) for form in reversed(forms))
    return re.compile(rf"(?<![\w’'-])(?:{alternatives})(?![\w-])")


def _either_case(form: str) -> str:
    """An abbreviation is itself; a common word may begin a sentence."""
    if form.isupper():
        return re.escape(form)
    return f"[{re.escape(form[0].lower())}{re.escape(form[0].upper())}]{re.escape(form[1:])}"


def _form(word: str) -> str:
    return word if word.isupper() else word[:1].lower() + word[1:]


def _step(tag: str) -> int:
    name = _NAME.match(tag)
    if name is None or name[1].lower() not in _CLOSED:
        return 0
    return -1 if tag.startswith("</") else 1
