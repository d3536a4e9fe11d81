"""Who answers a lead: the sector first, then the skills, then whoever has the least to do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Need:
    """What a lead asks for: where the home is (INSEE code, maybe empty), and skills."""

    commune: str = ""
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """An adviser. `sector` holds INSEE codes; None: the whole territory. `most` waiting leads; None: no limit."""

    key: str
    name: str
    sector: frozenset[str] | None = None
    skills: frozenset[str] = field(default_factory=frozenset)
    load: int = 0
    most: int | None = None
    last_given: datetime | None = None

    @property
    def is_full(self) -> bool:
        return self.most is not None and self.load >= self.most


@dataclass(frozen=True)
class Choice:
    """Who, and why in words."""

    key: str
    reasons: tuple[str, ...]


def choose(need: Need, candidates: Iterable[Candidate]) -> Choice | None:
    """Nobody when everybody has as many leads as they may.

    A sector or a skill that nobody available has does not leave a household without an answer: it is said.
    """
    free = [one for one in candidates if not one.is_full]
    if not free:
        return None
    near, sector = _of_sector(need, free)
    able, skill = _of_skills(need, near)
    chosen = min(able, key=_turn)
    waiting = "aucun prospect en attente" if not chosen.load else f"{chosen.load}{NBSP}en attente, le moins chargé"
    return Choice(chosen.key, tuple(words for words in (sector, skill, waiting) if words))


def _of_sector(need: Need, free: list[Candidate]) -> tuple[list[Candidate], str]:
    if not need.commune:
        return free, ""
    own = [one for one in free if one.sector is not None and need.commune in one.sector]
    if own:
        return own, "c’est son secteur"
    everywhere = [one for one in free if one.sector is None]
    return (everywhere, "") if everywhere else (free, "personne de disponible dans ce secteur")


def _of_skills(need: Need, near: list[Candidate]) -> tuple[list[Candidate], str]:
    if not need.skills:
        return near, ""
    wanted = ", ".join(sorted(need.skills))
    able = [one for one in near if need.skills <= one.skills]
    return (able, f"compétence{NBSP}: {wanted}") if able else (near, f"personne de disponible pour{NBSP}: {wanted}")


def _turn(one: Candidate) -> tuple[int, float, str, str]:
    """The smallest load, then whoever was given nothing for the longest time."""
    return (one.load, one.last_given.timestamp() if one.last_given else 0.0, one.name, one.key)
