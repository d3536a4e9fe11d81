"""The whole demonstration, loaded once."""

from datetime import datetime, timedelta

from cms.queries import site_of_platform
from config.demo.agenda_events import fill_agenda
from config.demo.agendas import monday_of, open_agendas, take_appointments
from config.demo.agents import load_agents
from config.demo.alerts import switch_alerts_on
from config.demo.asked import ask_for_documents
from config.demo.campaigns import run_campaign
from config.demo.contracts import Contracts
from config.demo.diagnoses import Diagnosing
from config.demo.doubles import ask_twice
from config.demo.financing import Financing
from config.demo.frames import load_frames
from config.demo.funding import Funding
from config.demo.history import History
from config.demo.living import load_living
from config.demo.local_aids import load_local_aids_of
from config.demo.new_year import propose_new_year
from config.demo.pathways import compose_pathways
from config.demo.places import load_places
from config.demo.plans import Plans
from config.demo.prices import load_prices
from config.demo.professionals import Professionals
from config.demo.programmes import Programmes
from config.demo.reading import load_reading
from config.demo.receptions import open_receptions
from config.demo.views import keep_views
from renovation.accounts.models import User
from renovation.aids.operations import load_local_aids
from renovation.aids.rules import seeds as aid_seeds
from renovation.aids.rules.local_seeds import raw_local_aids
from renovation.cases.enums import Stage
from renovation.cases.models import Case
from renovation.contracts.rules import seeds as contract_seeds
from renovation.diagnosis.rules import seeds as diagnosis_seeds
from renovation.financing.rules import seeds as plan_seeds
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job, Mail
from renovation.prices.rules import seeds as price_seeds
from renovation.quantities.operations import load_parameters

ADMINISTRATORS = ("admin@maisonnee.example", "karim.saidi@maisonnee.example")
AID_WRITERS = {
    "adviser": "claire.martin@besancon.example",
    "manager": "nadia.benali@besancon.example",
    "author": ADMINISTRATORS[0],
    "reviewer": ADMINISTRATORS[1],
}
MINE = "claire.martin@besancon.example"
FINANCER = "pret@credit-du-doubs.example"


def load_demonstration(*, now: datetime, cases: int, leads: int) -> None:
    """Places, people, and a year of history; the mails of the past are not sent again."""
    seeds = (diagnosis_seeds, aid_seeds, price_seeds, plan_seeds, contract_seeds)
    load_parameters(entries=[entry for one in seeds for entry in one.seed_entries()], at=now)
    load_local_aids(raws=raw_local_aids(), at=now)
    region, platforms = load_places(now=now)
    users = load_agents(platforms=platforms, region=region, now=now)
    besancon, haut_doubs = platforms["besancon"], platforms["haut-doubs"]
    team = [users[MINE], users["yanis.lopez@besancon.example"]]
    elsewhere = [users["paul.vuillemin@haut-doubs.example"]]
    people = {role: users[email] for role, email in AID_WRITERS.items()}
    load_local_aids_of(besancon, region, people, now=now)
    open_agendas(besancon, team, now=now)
    open_agendas(haut_doubs, elsewhere, now=now)
    history = History(besancon, team, seed=25, now=now)
    known = history.known_household()
    history.fill(cases=cases, leads=leads)
    History(haut_doubs, elsewhere, seed=39, now=now).fill(cases=cases // 3, leads=leads // 3)
    running = Case.objects.running().filter(platform=besancon).exclude(pk=known.pk).order_by("number")
    take_appointments(besancon, [known], since=now + timedelta(days=1), now=now)
    take_appointments(besancon, list(running[:22]), since=monday_of(now), now=now)
    diagnosed = running.exclude(stage=Stage.INFORMATION).select_related("dwelling", "household", "referent")
    diagnosing = Diagnosing(seed=25, now=now)
    diagnosing.fill([known, *diagnosed[:9]])
    diagnosing.report(known)
    Financing(seed=25, now=now).fill([known, *diagnosed[:7]])
    professionals = Professionals(besancon, users[AID_WRITERS["manager"]], now=now)
    professionals.fill()
    professionals.propose([*diagnosed[:6], known])
    professionals.introduce(known)
    for platform in platforms.values():
        load_living(platform, site_of_platform(platform), now=now)
        load_reading(platform, now=now)
    open_receptions(besancon, team, now=now)
    open_receptions(haut_doubs, elsewhere, now=now)
    fill_agenda(besancon, team, list(running[:21]), now=now)
    fill_agenda(haut_doubs, elsewhere, [], now=now)
    load_prices(list(platforms.values()), now=now)
    _pay_for_works([known, *diagnosed[:11]], financer=users[FINANCER], now=now)
    load_frames(besancon, haut_doubs, editor=users["odile.jeannin@haut-doubs.example"], now=now)
    condominiums = [case for case in running.filter(dwelling__kind="flat") if case.stage != Stage.FOLLOW_UP]
    compose_pathways(besancon, condominiums[-2:], manager=people["manager"], now=now)
    ask_twice(besancon, team, people["manager"], now=now)
    run_campaign(besancon, manager=people["manager"], now=now)
    financed = running.filter(stage=Stage.FINANCING, pathway_version__pathway__code="menage")
    ask_for_documents([known, *financed[:3]], author=users[MINE], now=now)
    switch_alerts_on(besancon, manager=people["manager"], adviser=users[MINE], now=now)
    keep_views(besancon, manager=people["manager"], adviser=users[MINE])
    _settle_past_mails(now)
    propose_new_year(authors=[users[email] for email in ADMINISTRATORS], now=now)


def _pay_for_works(cases: list[Case], *, financer: User, now: datetime) -> None:
    """From the programme of works to what was invoiced and paid; most cases are not that far."""
    Programmes(seed=25, now=now).fill(cases)
    further = cases[:8]
    Plans(now=now).fill(further)
    Contracts(now=now).fill(further)
    Funding(now=now).fill(further, financer=financer)


def _settle_past_mails(now: datetime) -> None:
    Mail.objects.filter(sent_at__isnull=True).update(sent_at=now)
    Job.objects.filter(state=JobState.WAITING).update(state=JobState.DONE, done_at=now)
