"""Local aids in words: the state of one, its lines, its tries, its story."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from backoffice.parameters.words import Event
from renovation.accounts.queries import names_of
from renovation.aids.models import LocalVersion
from renovation.aids.queries import parameters_book, spot_in
from renovation.aids.queries.schemes import Owner, SchemeLine
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.money import euros
from renovation.aids.rules.trying import Trial, try_local_aid
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from renovation.quantities.rules.parameters import MissingParameter


@dataclass(frozen=True)
class State:
    """A chip: words and tone."""

    label: str
    tone: str = ""


def state_of(line: SchemeLine, *, on: date) -> State:
    """What a household meets, in two words."""
    version = line.version
    if not line.is_published:
        return State("proposée", "info")
    if line.scheme.suspension:
        return State("suspendue", "late")
    if line.scheme.is_exhausted:
        return State("budget épuisé", "late")
    if version.starts_on and on < version.starts_on:
        return State("à venir", "info")
    if version.ends_before and version.ends_before <= on:
        return State("terminée")
    return State("à vérifier", "warn") if version.to_verify else State("en vigueur", "ok")


def period_of(version: LocalVersion) -> str:
    starts, last = version.starts_on, version.last_day
    if starts is None:
        return f"jusqu’au {last:%d/%m/%Y}" if last else "sans dates connues"
    return f"du {starts:%d/%m/%Y} au {last:%d/%m/%Y}" if last else f"depuis le {starts:%d/%m/%Y}"


def owner_in_words(owner: Owner | None) -> str:
    if owner is None:
        return "exemple documenté"
    return owner.name if isinstance(owner, Platform) else f"{owner.name}, pour toutes ses plateformes"


def tries_of(aid: LocalAid, *, on: date) -> Sequence[Trial]:
    """The aid as if it were open, on typical households of its territory; nothing where the barème is not known.

    A budget that is spent or a suspension would hide what the regulation gives.
    """
    open_aid = replace(aid, starts=None, ends=None, budget_left_eur=None, suspension="")
    try:
        return try_local_aid(open_aid, spot_in(aid.territory, aid.excluded), parameters_book(), on)
    except MissingParameter:
        return ()


def authors_of(versions: Iterable[LocalVersion]) -> dict[UUID, str]:
    """Who proposed and read these versions."""
    return names_of(one for each in versions for one in (each.author_id, each.reviewer_id) if one)


def story_of(entries: Sequence[Entry]) -> list[Event]:
    """What happened to an aid."""
    names = names_of(entry.actor_id for entry in entries if entry.actor_id)
    return [
        Event(
            timezone.localtime(entry.at),
            str(Action(entry.action).label),
            _told(entry),
            names.get(entry.actor_id, "compte supprimé") or "" if entry.actor_id else "",
        )
        for entry in entries
    ]


def _told(entry: Entry) -> str:
    if entry.action == Action.LOCAL_AID_BUDGET:
        return f"Reste {_euros(entry.detail.get('left'))}, au lieu de {_euros(entry.detail.get('was'))}."
    if entry.action == Action.LOCAL_AID_ENDED:
        return _ended(str(entry.detail["last_day"]), "by" in entry.detail)
    return ""


def _ended(last_day: str, by_another: bool) -> str:
    if not last_day:
        return "Remplacée par une version qui commence le même jour."
    after = ", avant la version suivante" if by_another else ""
    return f"Dernier jour\u00a0: {date.fromisoformat(last_day):%d/%m/%Y}{after}."


def _euros(text: object) -> str:
    return euros(Decimal(str(text))) if text else "«\u00a0non suivi\u00a0»"
