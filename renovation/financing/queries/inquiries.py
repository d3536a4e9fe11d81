"""Reads about the financing of works: what is known, which works may be chosen, what it all comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from renovation.aids.queries import local_aids_in, parameters_book
from renovation.diagnosis.estimation import costs_of
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import answers_of
from renovation.diagnosis.rules.advice.catalogue import sheets
from renovation.diagnosis.rules.advice.shapes import stored_works
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Generator, Kind, Period, YesNo
from renovation.diagnosis.rules.climate import OutsideMethod
from renovation.financing.models import AidsInquiry
from renovation.financing.rules.advised import planned_work, stored_bundles
from renovation.financing.rules.answers import AidsAnswers, read_aids_answers
from renovation.financing.rules.outlook import Chosen, Outlook, outlook
from renovation.financing.rules.situation import Place
from renovation.financing.rules.works import PlannedWork
from renovation.quantities.rules.parameters import Parameters
from renovation.territories.models import Commune

NBSP = "\N{NO-BREAK SPACE}"
# The works that may be ticked without a diagnosis, in the order of works.
LISTED = (
    "roof_attic",
    "roof_rafters",
    "walls_outside",
    "walls_inside",
    "floor",
    "windows",
    "ventilation",
    "ventilation_double",
    "heat_pump",
    "stove",
    "new_wood_boiler",
    "hot_water",
)
_WORDS = {
    "windows": "Changer les fenêtres",
    "ventilation_double": "Installer une ventilation double flux",
    "new_wood_boiler": "Installer une chaudière à granulés",
}
_OCCUPATIONS = {"owner": "owner", "landlord": "landlord", "tenant": "tenant"}
_OLD = frozenset(
    {
        Period.BEFORE_1948,
        Period.FROM_1948,
        Period.FROM_1975,
        Period.FROM_1978,
        Period.FROM_1983,
        Period.FROM_1989,
        Period.FROM_2001,
    }
)


@dataclass(frozen=True)
class Known:
    """What need not be asked: the answers of a diagnosis, and the names of the questions that they settle."""

    answers: AidsAnswers
    commune: Commune | None
    answered: frozenset[str]
    from_diagnosis: bool


@dataclass(frozen=True)
class Option:
    """Works that may be chosen: its code and its words."""

    code: str
    words: str


def inquiry_of(diagnosis: SelfDiagnosis) -> AidsInquiry | None:
    return AidsInquiry.objects.select_related("commune__department").filter(diagnosis=diagnosis).first()


def inquiry_named(inquiry_id: UUID, *, platform_id: UUID, now: datetime) -> AidsInquiry | None:
    """That of a browser that made it without a diagnosis."""
    found = AidsInquiry.objects.open(now=now).filter(pk=inquiry_id, platform_id=platform_id, diagnosis=None)
    return found.select_related("commune__department").first()


def inquiry_to_print(inquiry_id: UUID) -> AidsInquiry | None:
    found = AidsInquiry.objects.select_related("platform", "commune__department", "diagnosis__commune__department")
    return found.filter(pk=inquiry_id).first()


def known_of(diagnosis: SelfDiagnosis | None) -> Known:
    """What the diagnosis tells; without one, everything is asked."""
    if diagnosis is None:
        return Known(AidsAnswers(), None, frozenset(), from_diagnosis=False)
    said = answers_of(diagnosis)
    answers = AidsAnswers(
        occupation=_OCCUPATIONS.get(str(diagnosis.situation.get("who", "")), ""),
        age="over_15" if said.period in _OLD else "",
        kind=str(said.kind),
        area_m2=None if said.area_m2 is None else Decimal(str(said.area_m2)),
        label=str((diagnosis.result or {}).get("class_likely", "")),
        fossil_boiler=_fossil(said),
    )
    settled = {"commune", "insee", "kind", "label", "target_label", "fossil_boiler"}
    settled |= {name for name in ("occupation", "age", "area_m2") if getattr(answers, name) not in (None, "")}
    return Known(answers, diagnosis.commune, frozenset(settled), from_diagnosis=True)


def options_of(diagnosis: SelfDiagnosis | None) -> Sequence[Option]:
    """Bundles then single works of the diagnosis; a short list without one."""
    if diagnosis is None:
        return [Option(code, _WORDS.get(code, sheets()[code].title)) for code in LISTED]
    bundles = [
        Option(_bundle_code(one), f"{one['title']}{NBSP}: {_steps(one)}")
        for one in stored_bundles(diagnosis.result or {})
    ]
    works = stored_works(diagnosis.result or {})
    return [*bundles, *(Option(f"work:{one['code']}", str(one["title"])) for one in works)]


def outlook_of(inquiry: AidsInquiry, *, on: date, parameters: Parameters | None = None) -> Outlook:
    """The aids, the loan and what remains, with the rules of a day, or with parameters that are only proposed."""
    answers, chosen = chosen_of(inquiry, on=on)
    near = local_aids_in(inquiry.commune_id, on=on)
    return outlook(answers, place_in(inquiry.commune), chosen, parameters or parameters_book()(on), on, near)


def chosen_of(inquiry: AidsInquiry, *, on: date) -> tuple[AidsAnswers, Chosen]:
    """What a household said, completed by its diagnosis, and the works that it chose with their prices."""
    answers = read_aids_answers(inquiry.answers)
    diagnosis = inquiry.diagnosis
    known = known_of(diagnosis)
    chosen = _chosen(diagnosis, answers, known, inquiry.commune, on)
    answers = replace(
        answers,
        label=answers.label or known.answers.label,
        target_label=chosen.after_label or answers.target_label,
        fossil_boiler=known.answers.fossil_boiler if diagnosis is not None else answers.fossil_boiler,
    )
    return answers, chosen


def place_in(commune: Commune) -> Place:
    return Place(
        commune=commune.pk,
        epci=str(commune.intercommunality_id or ""),
        department=commune.department_id,
        region=commune.department.region_id,
    )


def _chosen(diagnosis: SelfDiagnosis | None, answers: AidsAnswers, known: Known, commune: Commune, on: date) -> Chosen:
    """The works behind the choice, priced for this home, with what the diagnosis says they bring."""
    if diagnosis is None:
        described = Answers(kind=Kind(answers.kind or "house"), area_m2=float(answers.area_m2 or 0) or None)
        title = "Les travaux que vous avez choisis"
        return Chosen(title, _priced(answers.works, described, commune, on), area_supposed=answers.area_m2 is None)
    found = next((one for one in stored_bundles(diagnosis.result or {}) if _bundle_code(one) == answers.bundle), None)
    steps = list(found["steps"]) if found is not None else _single(diagnosis, answers.bundle)
    last: Mapping[str, Any] = found if found is not None else (steps[0] if steps else {})
    gain = (last.get("gain") or {}).get("cost_eur") or {}
    return Chosen(
        title=str(last.get("title", "")),
        works=_priced([str(one["code"]) for one in steps], _described(diagnosis, answers), commune, on),
        after_label=str((last.get("after") or {}).get("energy_class", "")),
        saving_low_eur=gain.get("low"),
        saving_likely_eur=gain.get("likely"),
        label_estimated=True,
        area_supposed=answers.area_m2 is None and known.answers.area_m2 is None,
        prices_to_verify=bool((diagnosis.result or {}).get("cost_to_verify")),
    )


def _described(diagnosis: SelfDiagnosis, answers: AidsAnswers) -> Answers:
    said = answers_of(diagnosis)
    return said if said.area_m2 or answers.area_m2 is None else replace(said, area_m2=float(answers.area_m2))


def _priced(codes: Sequence[str], described: Answers, commune: Commune, on: date) -> tuple[PlannedWork, ...]:
    known = [code for code in codes if code in sheets()]
    try:
        costs = costs_of(known, described, commune, on=on)
    except OutsideMethod:
        costs = dict.fromkeys(known)
    titled = ((code, _WORDS.get(code, sheets()[code].title), costs[code]) for code in known)
    return tuple(planned_work(code, title, asdict(cost) if cost else None) for code, title, cost in titled)


def _single(diagnosis: SelfDiagnosis, code: str) -> list[Mapping[str, Any]]:
    return [one for one in stored_works(diagnosis.result or {}) if f"work:{one['code']}" == code][:1]


def _bundle_code(bundle: Mapping[str, Any]) -> str:
    return f"bundle:{bundle['code']}"


def _steps(bundle: Mapping[str, Any]) -> str:
    titles = [str(one["title"]) for one in bundle["steps"]]
    return ", ".join([titles[0], *(title[:1].lower() + title[1:] for title in titles[1:])])


def _fossil(said: Answers) -> bool | None:
    """A boiler that burns oil, or gas without condensing; None where the answers do not tell."""
    if said.generator is Generator.UNKNOWN:
        return None
    if said.generator is Generator.OIL:
        return True
    if said.generator in (Generator.GAS, Generator.LPG):
        return None if said.condensing is YesNo.UNKNOWN else said.condensing is YesNo.NO
    return False
