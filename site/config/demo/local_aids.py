"""Invented local aids: two in force, one that waits. The real ones are the documented examples."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from config.demo.places import GRAND_BESANCON
from renovation.accounts.models import User
from renovation.aids.models import LocalVersion
from renovation.aids.operations import Regulation, propose_scheme, publish_version, review_version
from renovation.platforms.models import Organisation, Platform

FICTITIOUS = "Exemple fictif de la démonstration\u00a0: aucun règlement ne donne ces montants"
FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Invented:
    key: UUID
    words: dict[str, Any]
    budget_left_eur: Decimal | None = None


BONUS = Invented(
    UUID("5c0a1e7e-0000-4000-8000-000000000011"),
    {
        "label": "Coup de main énergie (fictif)",
        "organisation": "Maison de la Rénovation du Grand Besançon",
        "territory": {"epcis": [GRAND_BESANCON]},
        "askers": ["owner", "buyer"],
        "for_occupants": True,
        "income_classes": ["very_modest", "modest", "intermediate"],
        "least_years": 15,
        "least_gain_pct": "35",
        "groups": [
            [{"kind": "flat", "value": "1500"}],
            [{"kind": "flat", "value": "500", "when": {"target_label": "B"}}],
        ],
    },
    Decimal(84000),
)
PER_M2 = Invented(
    UUID("5c0a1e7e-0000-4000-8000-000000000012"),
    {
        "label": "Prime isolation au mètre carré (fictive)",
        "organisation": "Maison de la Rénovation du Grand Besançon",
        "territory": {"epcis": [GRAND_BESANCON]},
        "askers": ["owner"],
        "cost_over_eur": "10000",
        "groups": [[{"kind": "per_m2", "value": "15", "ceiling_eur": "1800"}]],
    },
)
REGIONAL = Invented(
    UUID("5c0a1e7e-0000-4000-8000-000000000013"),
    {
        "label": "Chèque régional rénovation (fictif)",
        "organisation": "Région Bourgogne-Franche-Comté",
        "territory": {"regions": ["27"]},
        "askers": ["owner", "buyer"],
        "least_jumps": 3,
        "groups": [[{"kind": "rate", "value": "0.05", "ceiling_eur": "2000"}]],
        "subject_to_capping": False,
    },
    Decimal(0),
)


def load_local_aids_of(platform: Platform, region: Organisation, people: dict[str, User], *, now: datetime) -> None:
    """The team's aid and the Region's are published; another one waits."""
    adviser, manager = people["adviser"], people["manager"]
    author, reviewer = people["author"], people["reviewer"]
    _publish(_propose(BONUS, platform, adviser, now), manager, now)
    _publish(_propose(REGIONAL, region, author, now), reviewer, now)
    _propose(PER_M2, platform, adviser, now)


def _propose(one: Invented, owner: Platform | Organisation, author: User, now: datetime) -> LocalVersion:
    today = timezone.localdate(now)
    return propose_scheme(
        key=one.key,
        owner=owner,
        regulation=Regulation(one.words, FIRST_DAY, None, FICTITIOUS, "", today, to_verify=True),
        adapted_from=None,
        budget_left_eur=one.budget_left_eur,
        author_id=author.pk,
        today=today,
    )


def _publish(version: LocalVersion, reviewer: User, now: datetime) -> None:
    read = review_version(version_id=version.pk, revision=version.revision, reviewer_id=reviewer.pk)
    publish_version(version_id=read.pk, revision=read.revision, now=now)
