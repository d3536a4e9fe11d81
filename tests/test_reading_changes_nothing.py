"""F5: reading changes nothing, and nothing unsafe is done without the CSRF token. Each role walks every address."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils import timezone
from psycopg.types.range import Range
from wagtail.models import Site

from cms.operations import open_site
from renovation.accounts.models import User
from renovation.aids.models import LocalScheme
from renovation.aids.operations import load_local_aids
from renovation.aids.rules.local_seeds import raw_local_aids
from renovation.appointments.enums import LinkKind
from renovation.appointments.models import Appointment, AppointmentLink, Opening, WaitingOffer
from renovation.appointments.operations import (
    SessionPlan,
    invite_to_book,
    join_waiting_list,
    plan_session,
    seed_agenda,
)
from renovation.appointments.proof_paper import order_proof
from renovation.cases.models import Case, RequestLink
from renovation.events.models import Registration
from renovation.events.operations import register
from renovation.households.models import Household
from renovation.newsletters.models import Letter
from renovation.platforms.models import Membership, Platform
from renovation.platforms.rules.tokens import token_hash
from renovation.professionals.models import CharterMember, HiddenEntry
from renovation.professionals.operations import Words, propose_photo, propose_words
from renovation.quantities.models import Batch, DatedValue
from renovation.quantities.operations import load_parameters
from tests.door.login import login_agent
from tests.factories import entries, living
from tests.factories.acts import act_of
from tests.factories.appointments import one_of_each
from tests.factories.campaigns import targeting_content
from tests.factories.cases import NOVEMBER, CaseDocumentFactory, LeadFactory, TaskFactory, asked_of, companion_of
from tests.factories.contracts import contract_content
from tests.factories.financing import plan_content
from tests.factories.funding import funding_content
from tests.factories.listings import listing_content
from tests.factories.platforms import CommuneFactory, PostcodeFactory
from tests.factories.prices import load_price_parameters, some_prices
from tests.factories.programmes import programme_content
from tests.renovation.documents.samples import jpeg
from tests.sent_files import close_file

# What a visit leaves behind without being a change: the session, the journal of readings, counts of limits.
TRACES = {"django_session", "usersessions_usersession", "journal_entry", "journal_seal", "django_cache"}
TOKEN = "jeton-du-rendez-vous"
UNKNOWN = {
    "uuid": "9c5b94b1-35ad-49bb-b118-8e8fc24abf80",
    "int": "1",
    "string": "mot",
    "slug": "mot",
    "path": "images/mot.jpg",
    "siret": "10000000000011",
}
SPELT = {"string": "str"}
# Asking for the letter sets no cookie, hence no token: another site is refused by its origin, and nothing is sent to
# anybody who does not confirm.
WITHOUT_TOKEN = {"/lettre/abonnement/"}
# The Wagtail admin is Wagtail's own; who reaches it is walked in tests/door.
NOT_OURS = ("cms/", "documents/", "_util/")


@pytest.fixture
def site(platform: Platform) -> Site:
    site = open_site(platform=platform, is_default=True)
    Site.objects.filter(pk=site.pk).update(hostname="testserver")
    return site


@pytest.fixture
def known(case: Case, adviser: User) -> dict[str, str]:
    """A real identifier for each parameter of our addresses."""
    common = {"platform": case.platform, "adviser": adviser}
    period = (NOVEMBER, NOVEMBER + timedelta(hours=1))
    appointment = Appointment.objects.create(
        **common,
        modality="phone",
        household=case.household,
        case=case,
        period=period,
        token_hash=token_hash(TOKEN),
    )
    values = proposed_values(adviser)
    load_local_aids(raws=raw_local_aids(), at=NOVEMBER)
    found = {
        "case_id": case.pk,
        "act_id": act_of(case, adviser).pk,
        "pathway_id": case.pathway_version.pathway_id,
        "lead_id": LeadFactory.create(household=case.household).pk,
        "task_id": TaskFactory.create(case=case).pk,
        "document_id": CaseDocumentFactory.create(case=case).document_id,
        **asked_documents(case, adviser),
        "companion_id": companion_of(case, adviser).pk,
        "companion_token": "compagnon",
        "appointment_id": appointment.pk,
        "opening_id": Opening.objects.create(platform=case.platform, adviser=adviser, period=period).pk,
        "user_id": adviser.pk,
        "scheme_id": LocalScheme.objects.get(code="grand-besancon-aapel").pk,
        "value_id": values[0].pk,
        **plan_content(case, adviser),
        **contract_content(case, adviser),
        **funding_content(case, adviser),
        **programme_content(case, adviser),
        **listing_content(case, adviser),
        "batch_id": values[1].batch_id,
        "membership_id": Membership.objects.get(user=adviser).pk,
        "token": TOKEN,
        **agenda_content(case, appointment, adviser),
        "slug": case.platform.slug,
        "platform_id": case.platform_id,
        **prices_content(case.platform),
        **living_content(case.platform),
        **people_ask(case.platform),
        **one_of_each(case.household, adviser),
        **targeting_content(case.platform, adviser, case.household),
    }
    return {name: str(value) for name, value in found.items()}


def agenda_content(case: Case, appointment: Appointment, adviser: User) -> dict[str, object]:
    """A session, somebody who waits with a slot proposed, an invitation, a survey, a proof that is printed."""
    kinds = {kind.code: kind for kind in seed_agenda(platform=case.platform)}
    kind, now = kinds["premiere-information"], timezone.now()
    Appointment.objects.filter(pk=appointment.pk).update(kind=kind)
    plan = SessionPlan(now + timedelta(days=8), [adviser])
    entry = join_waiting_list(kind=kind, household=case.household, token=TOKEN, now=now)
    common = {"token_hash": token_hash(TOKEN), "expires_at": now + timedelta(days=2)}
    starts_at = now + timedelta(days=5)
    WaitingOffer.objects.create(entry=entry, starts_at=starts_at, modality="phone", offered_at=now, **common)
    invite_to_book(kind=kind, household=case.household, author=adviser, token=TOKEN, now=now, case=case)
    AppointmentLink.objects.create(token_hash=token_hash("avis"), appointment=appointment, kind=LinkKind.SURVEY)
    order = order_proof(appointment)
    return {
        "session_id": plan_session(kind=kinds["atelier"], plan=plan, now=now).pk,
        "entry_id": entry.pk,
        "waiting_token": TOKEN,
        "offer_token": TOKEN,
        "invitation_token": TOKEN,
        "survey_token": "avis",
        "code": appointment.proof_code,
        "kind": kind.code,
        "printout_id": order.pk,
    }


def asked_documents(case: Case, adviser: User) -> dict[str, object]:
    """A document asked of the household, and the link of its mail."""
    RequestLink.objects.create(token_hash=token_hash("depot"), case=case, expires_at=timezone.now() + timedelta(days=9))
    return {"asked_id": asked_of(case, adviser).pk, "request_token": "depot"}


def prices_content(platform: Platform) -> dict[str, object]:
    """A price of the platform, and works of the catalogue."""
    load_price_parameters()
    (reference,) = some_prices(platform, 1)
    return {"reference_id": reference.pk, "works_slug": reference.type.slug}


def living_content(platform: Platform) -> dict[str, object]:
    """Somebody who registered to an event, and a letter that is ready."""
    start, person = timezone.now() + timedelta(days=9), living.person()
    page = living.announced(starts_at=start, ends_at=start + timedelta(hours=2))
    register(platform=platform, announced=page, person=person, key=uuid.uuid4(), now=timezone.now())
    letter = Letter.objects.create(platform=platform, page_id=12, subject="Lettre", path="/", ready_at=NOVEMBER)
    registration = Registration.objects.get()
    return {"event_id": registration.event_id, "registration_id": registration.pk, "letter_id": letter.pk}


def people_ask(platform: Platform) -> dict[str, object]:
    """A firm of the directory, with what was asked, proposed and decided about it."""
    commune = CommuneFactory.create()
    PostcodeFactory.create(code="25000", commune=commune)
    (company,) = entries.firms(commune)
    claim = entries.proven_claim(platform, company)
    words = propose_words(claim=claim, words=Words("Couvreur", "", ""), now=NOVEMBER)
    upload = SimpleUploadedFile("toit.jpg", jpeg())
    photo = propose_photo(claim=claim, upload=upload, caption="Toit", now=NOVEMBER)
    entries.open_directory(platform)
    common = {"platform": platform, "siret": company.pk, "company_name": company.name}
    member = CharterMember.objects.create(
        **common, signed_on=date(2026, 1, 1), added_by_id=uuid.uuid4(), added_at=NOVEMBER
    )
    hidden = HiddenEntry.objects.create(
        **common, scope="ours", reason="objection", hidden_at=NOVEMBER, hidden_by_id=uuid.uuid4()
    )
    return {
        "siret": company.pk,
        "claim_id": claim.pk,
        "words_id": words.pk,
        "photo_id": photo.pk,
        "member_id": member.pk,
        "hidden_id": hidden.pk,
        "request_id": entries.entry_request(platform, company).pk,
    }


def proposed_values(author: User) -> list[DatedValue]:
    """A proposal of its own, and one in a barème."""
    source = {"text": "Arrêté d’essai"}
    seed = {"valid_from": "2021-07-01", "value": 2.3, "source": source}
    entry = {"code": "test.factor", "label": "Facteur d’essai", "unit": "kWh", "values": [seed]}
    load_parameters(entries=[entry], at=NOVEMBER)
    batch = Batch.objects.create(title="Barème", file_name="a.yaml", author_id=author.pk, created_at=NOVEMBER)
    row = {"parameter_id": "test.factor", "value": 2, "source_text": "Arrêté", "author_id": author.pk}
    return [DatedValue.objects.create(**row, valid=Range(date(2027, 1, 1)), batch=one) for one in (None, batch)]


def addresses(known: dict[str, str], patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    for entry in patterns:
        if not isinstance(entry.pattern, RoutePattern) or str(entry.pattern).startswith(NOT_OURS):
            continue
        here = prefix + str(entry.pattern)
        for name, converter in entry.pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").lower()
            here = here.replace(f"<{SPELT.get(kind, kind)}:{name}>", known.get(name, UNKNOWN[kind]))
        if isinstance(entry, URLResolver):
            yield from addresses(known, entry.url_patterns, here)
        else:
            yield here


def batches(known: dict[str, str]) -> Iterator[list[str]]:
    """A dozen addresses at a time: the state of the tables is long to read."""
    walked = list(addresses(known, get_resolver().url_patterns))
    yield from (walked[start : start + 12] for start in range(0, len(walked), 12))


def state() -> dict[str, tuple[object, ...]]:
    """For each table the number of its rows, and a fingerprint of what they hold."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in TRACES:
                cursor.execute(f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t")  # noqa: S608
                found[table] = tuple(cursor.fetchone())
    return found


def changed(before: dict[str, tuple[object, ...]]) -> set[str]:
    after = state()
    return {table for table, rows in after.items() if rows != before[table]}


@pytest.fixture(params=["visitor", "household", "adviser", "administrator"])
def strict(request: pytest.FixtureRequest, site: Site, known: dict[str, str], household: Household) -> Client:
    """A browser of each role, on which Django checks the CSRF token as it does for real."""
    client = Client(enforce_csrf_checks=True)
    if request.param == "household":
        client.force_login(household.user)  # type: ignore[arg-type]
    elif request.param != "visitor":
        login_agent(client, request.getfixturevalue(request.param))
    return client


def test_the_walk_is_long(known: dict[str, str]) -> None:
    walked = list(addresses(known, get_resolver().url_patterns))

    assert len(walked) > 80
    assert not [address for address in walked if "<" in address]


def test_f5_reading_changes_nothing(strict: Client, known: dict[str, str]) -> None:
    before, answers = state(), set()

    for batch in batches(known):
        for address in batch:
            answer = strict.get(address)
            answers.add(answer.status_code)
            close_file(answer)
        assert changed(before) == set(), batch

    assert 200 in answers


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The refusal without its page: thousands are drawn here, and the page has its own tests."""
    return HttpResponse(status=403)


@override_settings(CSRF_FAILURE_VIEW="tests.test_reading_changes_nothing.refused")
def test_f5_nothing_is_done_without_the_token(strict: Client, known: dict[str, str]) -> None:
    before, answers = state(), set()

    for batch in batches(known):
        for method in ("post", "put", "patch", "delete"):
            given = {address: getattr(strict, method)(address).status_code for address in batch}
            done = {address for address, status in given.items() if status < 400 and status != 302}
            assert done <= WITHOUT_TOKEN
            answers |= set(given.values())
        assert changed(before) == set(), batch

    assert 403 in answers
