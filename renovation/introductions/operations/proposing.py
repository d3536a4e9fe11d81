"""An adviser proposes firms: the turn decides which, and nobody else."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from renovation.accounts.models import User
from renovation.cases.links import project_url
from renovation.cases.models import Case
from renovation.introductions.models import Proposal, ProposedCompany
from renovation.introductions.queries.register import turns_on
from renovation.introductions.refusals import IntroductionRefused
from renovation.introductions.rules.rotation import LEAST, MOST, in_turn
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.professionals.models import Company
from renovation.professionals.queries import Search
from renovation.professionals.rules.identifiers import SIREN_LENGTH
from renovation.professionals.rules.works import Works
from renovation.territories.models import Commune


@transaction.atomic
def propose(
    *,
    case: Case,
    works: Works,
    commune: Commune,
    found: Search,
    number: int,
    author: User,
    key: UUID,
    now: datetime,
) -> Proposal:
    """Draw at least three of the firms found, or all of them when there are fewer; keep all that decided it.

    The household is told by mail, without the names. The same form (`key`) sent twice draws once.
    """
    _one_at_a_time(case)
    earlier = Proposal.objects.filter(pk=key).first()
    if earlier is not None:
        if earlier.case_id != case.pk:
            raise IntroductionRefused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
        return earlier
    distances = found.companies.distances
    if not distances:
        raise IntroductionRefused("Aucune entreprise n’a été trouvée pour ces travaux, même à 50 km.")
    by_firm = turns_on(case.platform_id, now=now)
    turns = {siret: by_firm[siret[:SIREN_LENGTH]] for siret in distances if siret[:SIREN_LENGTH] in by_firm}
    order = in_turn(distances, turns, draw=str(key))[: min(max(number, LEAST), MOST)]
    proposal = Proposal.objects.create(
        pk=key,
        case=case,
        works=works.code,
        works_label=works.label,
        commune_name=commune.name,
        radius_km=found.radius_km,
        pool={siret: turns[siret].times if siret in turns else 0 for siret in distances},
        author=author,
        at=now,
    )
    names = dict(Company.objects.filter(pk__in=order).values_list("siret", "name"))
    ProposedCompany.objects.bulk_create(
        ProposedCompany(
            proposal=proposal,
            rank=rank,
            siret=siret,
            name=names[siret],
            distance_km=round(distances[siret], 1),
            times_before=proposal.pool[siret],
        )
        for rank, siret in enumerate(order, start=1)
    )
    detail = {"proposal": str(proposal.pk), "sirets": order, "pool": len(distances)}
    record(Action.COMPANIES_PROPOSED, subject=case, platform_id=case.platform_id, detail=detail)
    _tell(proposal)
    return proposal


def _one_at_a_time(case: Case) -> None:
    """Two draws of one platform at once would count the same turns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 13))", [str(case.platform_id)])


def _tell(proposal: Proposal) -> None:
    case = proposal.case
    if case.household.email:
        send_mail(
            platform=case.platform,
            template="companies_proposed",
            recipient=case.household.email,
            context={"first_name": case.household.first_name, "project_url": project_url(case.platform, case)},
            key=f"companies_proposed:{proposal.pk}",
        )
