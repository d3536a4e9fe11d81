"""The table of rights, as data: right × role → the relations that open it. What is not written is refused (D1)."""

from collections.abc import Mapping

from renovation.platforms.enums import Relation, Right, Role

_NEAR = frozenset({Relation.REFERENT, Relation.PLATFORM})
_SHARED = frozenset({Relation.SHARED})
_PLATFORM = frozenset({Relation.PLATFORM})
_REGION = frozenset({Relation.REGION})
_INSTALLATION = frozenset({Relation.INSTALLATION})
_OWN = frozenset({Relation.OWN})

# The household is no role: it is the person to whom the case belongs.
HOUSEHOLD = "household"

MATRIX: Mapping[tuple[Right, Role | str], frozenset[Relation]] = {
    (Right.READ_LEAD, Role.ADVISER): _NEAR,
    (Right.READ_LEAD, Role.MANAGER): _NEAR,
    (Right.WORK_LEAD, Role.ADVISER): _NEAR,
    (Right.WORK_LEAD, Role.MANAGER): _NEAR,
    (Right.SET_LEADS, Role.MANAGER): _PLATFORM,
    (Right.OPEN_DOORS, Role.MANAGER): _PLATFORM,
    # A partner brings a household that agreed; it reads nothing of the leads.
    (Right.BRING_LEADS, Role.PARTNER): _PLATFORM,
    # Whoever answers households may look at whom one would reach; reaching them is decided by the manager.
    (Right.READ_SEGMENTS, Role.ADVISER): _PLATFORM,
    (Right.READ_SEGMENTS, Role.MANAGER): _PLATFORM,
    (Right.RUN_CAMPAIGNS, Role.MANAGER): _PLATFORM,
    (Right.CALL_CAMPAIGNS, Role.ADVISER): _PLATFORM,
    (Right.CALL_CAMPAIGNS, Role.MANAGER): _PLATFORM,
    (Right.READ_CASE, Role.ADVISER): _NEAR,
    (Right.READ_CASE, Role.MANAGER): _NEAR,
    (Right.READ_CASE, Role.PARTNER): _SHARED,
    (Right.READ_CASE, HOUSEHOLD): _OWN,
    (Right.WORK_CASE, Role.ADVISER): _NEAR,
    (Right.WORK_CASE, Role.MANAGER): _NEAR,
    (Right.READ_NOTES, Role.ADVISER): _NEAR,
    (Right.READ_NOTES, Role.MANAGER): _NEAR,
    (Right.WRITE_MESSAGE, Role.ADVISER): _NEAR,
    (Right.WRITE_MESSAGE, Role.MANAGER): _NEAR,
    (Right.WRITE_MESSAGE, HOUSEHOLD): _OWN,
    (Right.ADD_DOCUMENT, Role.ADVISER): _NEAR,
    (Right.ADD_DOCUMENT, Role.MANAGER): _NEAR,
    (Right.ADD_DOCUMENT, HOUSEHOLD): _OWN,
    (Right.READ_DOCUMENT, Role.ADVISER): _NEAR,
    (Right.READ_DOCUMENT, Role.MANAGER): _NEAR,
    (Right.READ_DOCUMENT, Role.PARTNER): _SHARED,
    (Right.READ_DOCUMENT, HOUSEHOLD): _OWN,
    (Right.RECORD_ACT, Role.ADVISER): _NEAR,
    (Right.RECORD_ACT, Role.MANAGER): _NEAR,
    # Whoever answers for the team may let a case pass without what its stage asks, and says why.
    (Right.OVERRIDE_STAGE, Role.MANAGER): _NEAR,
    (Right.ASSIGN_CASE, Role.ADVISER): _NEAR,
    (Right.ASSIGN_CASE, Role.MANAGER): _NEAR,
    (Right.READ_DIAGNOSIS, Role.ADVISER): _NEAR,
    (Right.READ_DIAGNOSIS, Role.MANAGER): _NEAR,
    (Right.READ_DIAGNOSIS, Role.PARTNER): _SHARED,
    (Right.WORK_DIAGNOSIS, Role.ADVISER): _NEAR,
    (Right.WORK_DIAGNOSIS, Role.MANAGER): _NEAR,
    # An auditor or an operator works from it; the household sees what was chosen with it.
    (Right.READ_PROGRAMME, Role.ADVISER): _NEAR,
    (Right.READ_PROGRAMME, Role.MANAGER): _NEAR,
    (Right.READ_PROGRAMME, Role.PARTNER): _SHARED,
    (Right.READ_PROGRAMME, HOUSEHOLD): _OWN,
    (Right.WORK_PROGRAMME, Role.ADVISER): _NEAR,
    (Right.WORK_PROGRAMME, Role.MANAGER): _NEAR,
    # Incomes are in them: no partner, and the household only what is shared with it.
    (Right.READ_FINANCING, Role.ADVISER): _NEAR,
    (Right.READ_FINANCING, Role.MANAGER): _NEAR,
    (Right.READ_FINANCING, HOUSEHOLD): _OWN,
    (Right.WORK_FINANCING, Role.ADVISER): _NEAR,
    (Right.WORK_FINANCING, Role.MANAGER): _NEAR,
    # Who pays what, and who lends: no partner. The household reads what is no draft, and sends its papers.
    (Right.READ_CONTRACTS, Role.ADVISER): _NEAR,
    (Right.READ_CONTRACTS, Role.MANAGER): _NEAR,
    (Right.READ_CONTRACTS, HOUSEHOLD): _OWN,
    (Right.WORK_CONTRACTS, Role.ADVISER): _NEAR,
    (Right.WORK_CONTRACTS, Role.MANAGER): _NEAR,
    (Right.WORK_ALERTS, Role.ADVISER): _PLATFORM,
    (Right.WORK_ALERTS, Role.MANAGER): _PLATFORM,
    (Right.SET_ALERTS, Role.MANAGER): _PLATFORM,
    (Right.READ_FIGURES, Role.MANAGER): _PLATFORM,
    (Right.READ_FIGURES, Role.ADVISER): _PLATFORM,
    (Right.READ_FIGURES, Role.REGION_READER): _REGION,
    (Right.WRITE_SITE, Role.CONTRIBUTOR): _PLATFORM,
    (Right.WRITE_SITE, Role.EDITOR): _PLATFORM,
    (Right.WRITE_SITE, Role.SITE_ADMINISTRATOR): _PLATFORM,
    (Right.EDIT_SITE, Role.EDITOR): _PLATFORM,
    (Right.EDIT_SITE, Role.SITE_ADMINISTRATOR): _PLATFORM,
    (Right.DRESS_SITE, Role.SITE_ADMINISTRATOR): _PLATFORM,
    (Right.MANAGE_AGENTS, Role.ADMINISTRATOR): _PLATFORM,
    (Right.READ_JOURNAL, Role.ADMINISTRATOR): _PLATFORM,
    (Right.MANAGE_JOBS, Role.ADMINISTRATOR): _PLATFORM,
    (Right.EDIT_OPENINGS, Role.ADVISER): _PLATFORM,
    (Right.EDIT_OPENINGS, Role.MANAGER): _PLATFORM,
    (Right.WORK_APPOINTMENTS, Role.ADVISER): _PLATFORM,
    (Right.WORK_APPOINTMENTS, Role.MANAGER): _PLATFORM,
    (Right.SET_AGENDA, Role.MANAGER): _PLATFORM,
    # Whoever organises or receives sees who comes; whoever writes the letters needs no address to send them.
    (Right.READ_REGISTRATIONS, Role.ADVISER): _PLATFORM,
    (Right.READ_REGISTRATIONS, Role.MANAGER): _PLATFORM,
    (Right.READ_REGISTRATIONS, Role.EDITOR): _PLATFORM,
    (Right.READ_REGISTRATIONS, Role.SITE_ADMINISTRATOR): _PLATFORM,
    (Right.WORK_REGISTRATIONS, Role.MANAGER): _PLATFORM,
    (Right.WORK_REGISTRATIONS, Role.EDITOR): _PLATFORM,
    (Right.WORK_REGISTRATIONS, Role.SITE_ADMINISTRATOR): _PLATFORM,
    (Right.SEND_LETTERS, Role.MANAGER): _PLATFORM,
    (Right.SEND_LETTERS, Role.EDITOR): _PLATFORM,
    (Right.SEND_LETTERS, Role.SITE_ADMINISTRATOR): _PLATFORM,
    (Right.EXPORT_SUBSCRIBERS, Role.MANAGER): _PLATFORM,
    # Parameters are shared by all platforms: read from each, changed from none.
    (Right.READ_PARAMETERS, Role.MANAGER): _PLATFORM,
    (Right.READ_PARAMETERS, Role.ADMINISTRATOR): _PLATFORM | _INSTALLATION,
    (Right.EDIT_PARAMETERS, Role.ADMINISTRATOR): _INSTALLATION,
    (Right.REVIEW_PARAMETERS, Role.ADMINISTRATOR): _INSTALLATION,
    (Right.READ_PATHWAYS, Role.ADVISER): _PLATFORM,
    (Right.READ_PATHWAYS, Role.MANAGER): _PLATFORM,
    (Right.READ_PATHWAYS, Role.ADMINISTRATOR): _PLATFORM,
    (Right.EDIT_PATHWAYS, Role.MANAGER): _PLATFORM,
    (Right.EDIT_PATHWAYS, Role.ADMINISTRATOR): _PLATFORM,
    (Right.PUBLISH_PATHWAYS, Role.MANAGER): _PLATFORM,
    (Right.PUBLISH_PATHWAYS, Role.ADMINISTRATOR): _PLATFORM,
    # Prices are shared within a region as statistics; each platform keeps its own lines.
    (Right.READ_PRICES, Role.ADVISER): _PLATFORM,
    (Right.READ_PRICES, Role.MANAGER): _PLATFORM,
    (Right.READ_PRICES, Role.REGION_READER): _REGION,
    (Right.READ_PRICES, Role.ADMINISTRATOR): _PLATFORM,
    (Right.FEED_PRICES, Role.ADVISER): _PLATFORM,
    (Right.FEED_PRICES, Role.MANAGER): _PLATFORM,
    (Right.KEEP_PRICES, Role.MANAGER): _PLATFORM,
    # Local aids belong to a platform, or to a Region whose own administrators write them.
    (Right.READ_LOCAL_AIDS, Role.ADVISER): _PLATFORM,
    (Right.READ_LOCAL_AIDS, Role.MANAGER): _PLATFORM,
    (Right.READ_LOCAL_AIDS, Role.REGION_READER): _REGION,
    (Right.READ_LOCAL_AIDS, Role.ADMINISTRATOR): _PLATFORM | _REGION | _INSTALLATION,
    (Right.EDIT_LOCAL_AIDS, Role.ADVISER): _PLATFORM,
    (Right.EDIT_LOCAL_AIDS, Role.MANAGER): _PLATFORM,
    (Right.EDIT_LOCAL_AIDS, Role.ADMINISTRATOR): _PLATFORM | _REGION | _INSTALLATION,
    (Right.REVIEW_LOCAL_AIDS, Role.MANAGER): _PLATFORM,
    (Right.REVIEW_LOCAL_AIDS, Role.ADMINISTRATOR): _PLATFORM | _REGION | _INSTALLATION,
    # Whoever answers households reads what firms write; a label or a hidden entry is decided by the manager.
    (Right.WORK_DIRECTORY, Role.ADVISER): _PLATFORM,
    (Right.WORK_DIRECTORY, Role.MANAGER): _PLATFORM,
    (Right.MANAGE_DIRECTORY, Role.MANAGER): _PLATFORM,
    (Right.INTRODUCE, Role.ADVISER): _NEAR,
    (Right.INTRODUCE, Role.MANAGER): _NEAR,
    (Right.INTRODUCE, HOUSEHOLD): _OWN,
}


def allows(right: Right, role: Role | str, relation: Relation) -> bool:
    """Whether this role may do this to an object with which it has this relation."""
    return relation in MATRIX.get((right, role), frozenset())
