"""Known accounts of the demonstration. They exist in demonstration mode only (B14)."""

import base64
import hashlib
import time
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django_otp.oath import totp

from renovation.accounts.models import User
from renovation.accounts.operations import confirm_email, create_account, enrol_totp
from renovation.platforms.enums import Role
from renovation.platforms.models import Organisation, Platform
from renovation.platforms.operations import grant_role

PASSWORD = "demonstration maisonnee 2026"  # noqa: S105 (demonstration only, see config.settings.guard)
STEP_SECONDS = 30


@dataclass(frozen=True)
class DemoAgent:
    email: str
    first_name: str
    last_name: str
    role: Role
    platform: str = ""


AGENTS = (
    DemoAgent("claire.martin@besancon.example", "Claire", "Martin", Role.ADVISER, "besancon"),
    DemoAgent("yanis.lopez@besancon.example", "Yanis", "Lopez", Role.ADVISER, "besancon"),
    DemoAgent("nadia.benali@besancon.example", "Nadia", "Benali", Role.MANAGER, "besancon"),
    DemoAgent("lea.roy@besancon.example", "Léa", "Roy", Role.SITE_ADMINISTRATOR, "besancon"),
    DemoAgent("hugo.petit@besancon.example", "Hugo", "Petit", Role.CONTRIBUTOR, "besancon"),
    DemoAgent("odile.jeannin@haut-doubs.example", "Odile", "Jeannin", Role.EDITOR, "haut-doubs"),
    DemoAgent("paul.vuillemin@haut-doubs.example", "Paul", "Vuillemin", Role.ADVISER, "haut-doubs"),
    # A financer: reads the financing of the cases that were opened to it, nothing else.
    DemoAgent("pret@credit-du-doubs.example", "Louis", "Faivre", Role.PARTNER, "besancon"),
    DemoAgent("region@bfc.example", "Hélène", "Girard", Role.REGION_READER),
    DemoAgent("admin@maisonnee.example", "Alix", "Morand", Role.ADMINISTRATOR),
    # Values of parameters are published by two people.
    DemoAgent("karim.saidi@maisonnee.example", "Karim", "Saïdi", Role.ADMINISTRATOR),
)


def seed_of(email: str) -> bytes:
    """The second factor of a demonstration account: known, so that a visitor can log in."""
    return hashlib.sha1(f"maisonnee-demo:{email}".encode(), usedforsecurity=False).digest()


def key_of(email: str) -> str:
    """The same, as an authenticator application reads it."""
    return base64.b32encode(seed_of(email)).decode()


def code_of(email: str) -> str:
    """The code of this moment."""
    return f"{totp(seed_of(email), step=STEP_SECONDS):06d}"


def load_agents(*, platforms: dict[str, Platform], region: Organisation, now: datetime) -> dict[str, User]:
    """Create the accounts, with password and second factor, and give the roles."""
    users = {}
    # They share a password: it is hashed once, since a good hash is slow.
    hashed = make_password(PASSWORD)
    for agent in AGENTS:
        user = create_account(email=agent.email, first_name=agent.first_name, last_name=agent.last_name, password=None)
        User.objects.filter(pk=user.pk).update(password=hashed)
        user.password = hashed
        confirm_email(user=user)
        enrol_totp(user=user, seed=seed_of(agent.email), token=code_of(agent.email), name="Démonstration")
        grant_role(
            user=user,
            role=agent.role,
            platform=platforms.get(agent.platform),
            organisation=region if agent.role is Role.REGION_READER else None,
            granted_by_id=None,
            now=now,
        )
        users[agent.email] = user
    return users


def seconds_left() -> int:
    """How long the present code is still good."""
    return STEP_SECONDS - int(time.time()) % STEP_SECONDS
