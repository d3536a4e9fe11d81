"""Whether two households may be one, and why: what is the same, what nearly is."""

from dataclasses import dataclass
from enum import IntEnum

from renovation.professionals.rules.resemblance import mistakes
from renovation.territories.rules.names import search_key

DIALLED = 9


class Strength(IntEnum):
    """How sure one may be. A shared telephone may be that of a couple: a person decides in any case."""

    POSSIBLE = 1
    LIKELY = 2
    STRONG = 3


@dataclass(frozen=True)
class Identity:
    """What is known of a household, or was typed of somebody. `homes` are (commune, address or nothing)."""

    last_name: str
    first_name: str = ""
    email: str = ""
    phone: str = ""
    homes: frozenset[tuple[str, str]] = frozenset()

    @property
    def dialled(self) -> str:
        """What +33 6… and 06… have in common."""
        digits = "".join(one for one in self.phone if one.isdigit())
        return digits[-DIALLED:] if len(digits) >= DIALLED else ""

    @property
    def communes(self) -> frozenset[str]:
        return frozenset(commune for commune, _ in self.homes)

    @property
    def addresses(self) -> frozenset[tuple[str, str]]:
        return frozenset((commune, search_key(address)) for commune, address in self.homes if address.strip())


@dataclass(frozen=True)
class Resemblance:
    """Why two may be one, in words, the best reason first."""

    strength: Strength
    reasons: tuple[str, ...]


def resemblance(one: Identity, other: Identity) -> Resemblance | None:
    """Nothing when neither an address, a number, nor a name with its place speaks for one person."""
    reasons: list[tuple[Strength, str]] = []
    if one.email and one.email.strip().lower() == other.email.strip().lower():
        reasons.append((Strength.STRONG, "même adresse e-mail"))
    if one.dialled and one.dialled == other.dialled:
        reasons.append((Strength.STRONG, "même téléphone"))
    if name := _names(one, other):
        if one.addresses & other.addresses:
            reasons.append((Strength.LIKELY, f"{name}, même adresse"))
        elif one.communes & other.communes:
            reasons.append((Strength.POSSIBLE, f"{name}, même commune"))
        elif name == "même nom" and not (one.communes and other.communes) and one.first_name and other.first_name:
            reasons.append((Strength.POSSIBLE, name))
    if not reasons:
        return None
    reasons.sort(key=lambda reason: -reason[0])
    return Resemblance(reasons[0][0], tuple(words for _, words in reasons))


def _names(one: Identity, other: Identity) -> str:
    """ "même nom", "nom presque identique" or nothing. First names count when both are known."""
    surnames = _near(one.last_name, other.last_name)
    firsts = _near(one.first_name, other.first_name) if one.first_name and other.first_name else 0
    crossed = bool(one.first_name) and _words(one) == _words(other)
    if crossed or (surnames == 0 and firsts == 0):
        return "même nom"
    return "nom presque identique" if surnames is not None and firsts is not None else ""


def _near(one: str, other: str) -> int | None:
    """How many mistakes separate two names; None when they are too many for such a short word."""
    first, second = search_key(one), search_key(other)
    allowed = 0 if min(len(first), len(second)) < 4 else 1 if min(len(first), len(second)) < 8 else 2
    number = mistakes(first, second) if abs(len(first) - len(second)) <= allowed else allowed + 1
    return number if number <= allowed else None


def _words(identity: Identity) -> list[str]:
    """Surname and first name exchanged are the same words."""
    return sorted(search_key(f"{identity.last_name} {identity.first_name}").split())


def kept_first(one: tuple[bool, int, float], other: tuple[bool, int, float]) -> bool:
    """Whether the first household is the one to keep: with an account, else with more cases, else the older one.

    Each is (has an account, number of cases, moment of creation).
    """
    return (one[0], one[1], -one[2]) >= (other[0], other[1], -other[2])
