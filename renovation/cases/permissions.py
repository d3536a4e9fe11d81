"""Rights on leads and cases: what ties a person to one, asked of the table of rights (D1)."""

from uuid import UUID

from renovation.cases.models import Case, CaseShare, Lead
from renovation.platforms.enums import Relation, Right, Role
from renovation.platforms.rules.matrix import HOUSEHOLD, allows
from renovation.platforms.rules.reader import Reader


def relations(reader: Reader, subject: Case | Lead, role: Role) -> set[Relation]:
    """The relations of a person, in one role, to a lead or a case. The role counts on its own platforms only."""
    if role not in reader.roles_on(subject.platform_id):
        return {Relation.NONE}
    found = {Relation.REGION if role is Role.REGION_READER else Relation.PLATFORM}
    if _in_charge(subject) == reader.user_id:
        found.add(Relation.REFERENT)
    if isinstance(subject, Case) and role is Role.PARTNER and _is_shared(subject, reader.user_id):
        found.add(Relation.SHARED)
    return found


def can(reader: Reader, right: Right, subject: Case | Lead) -> bool:
    """Whether one of the reader's roles opens this right on this lead or case."""
    return any(allows(right, role, relation) for role in reader.roles for relation in relations(reader, subject, role))


def household_can(user_id: UUID | None, right: Right, case: Case) -> bool:
    """Whether the person to whom the case belongs, or whom it was opened to, may do this."""
    is_own = user_id is not None and Case.objects.of_household_user(user_id).filter(pk=case.pk).exists()
    return allows(right, HOUSEHOLD, Relation.OWN if is_own else Relation.NONE)


def _in_charge(subject: Case | Lead) -> UUID | None:
    return subject.referent_id if isinstance(subject, Case) else subject.assigned_to_id


def _is_shared(case: Case, user_id: UUID | None) -> bool:
    return CaseShare.objects.filter(case=case, user=user_id, ended_at__isnull=True).exists()
