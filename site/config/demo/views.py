"""Lists of cases that the team keeps under a name."""

from renovation.accounts.models import User
from renovation.cases.operations import save_view
from renovation.cases.rules.listing import Listing
from renovation.platforms.models import Platform
from renovation.platforms.queries import reader_for

SHARED = {
    "Chantiers à suivre": Listing(
        (("stage", "works"),), ("number", "phone", "place", "since", "referent", "next"), sort="stage_since"
    ),
    "Sans nouvelles depuis 30 jours": Listing((("quiet_days", "30"),), group="referent", sort="opened"),
}
OWN = {"Mes dossiers en alerte": Listing((("referent", "mine"), ("alert", "on")), group="stage")}


def keep_views(platform: Platform, *, manager: User, adviser: User) -> None:
    for name, listing in SHARED.items():
        save_view(reader=reader_for(manager), name=name, listing=listing, platform_id=platform.pk)
    for name, listing in OWN.items():
        save_view(reader=reader_for(adviser), name=name, listing=listing, platform_id=None)
