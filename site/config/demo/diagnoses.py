"""Advisers' diagnoses of the demonstration: begun from the household's answers, completed at a visit, tried further."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from config.demo.papers import demonstration_pdf
from renovation.cases.models import Case
from renovation.cases.operations import file_diagnostic_report, note_external_audit, order_diagnostic_report
from renovation.diagnosis.models import DiagnosisVersion, ExternalAudit
from renovation.diagnosis.operations import continue_version, freeze, save_table, save_words, start_from_answers
from renovation.diagnosis.queries import description_of, self_diagnosis_of
from renovation.diagnosis.rules.detail.columns import Value
from renovation.diagnosis.rules.detail.editing import TypedLine, print_of, with_lines
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.parts import part_at
from renovation.diagnosis.rules.detail.reading import values_of

ADVICE = (
    "Commencer par le toit : les combles sont accessibles et la laine est tassée.\n"
    "Prévoir la ventilation dans le même chantier : les fenêtres neuves ont rendu la maison étanche.\n"
    "La chaudière attendra : une fois le toit et les murs isolés, elle pourra être deux fois plus petite."
)
NOTES = (
    "Épaisseurs des murs mesurées à la porte d’entrée. Combles vus, sous-sol non visité.",
    "Le ménage retrouvera la facture des fenêtres : vérifier le type de vitrage.",
    "Mur nord humide au pied : à regarder avant d’isoler.",
)
AUDITORS = ("Thermi Conseil", "Bureau d’études Lison", "Diagnostics du Doubs")
Lines = Callable[[Part, DetailedDwelling], list[TypedLine]]

_SIDES = (("Façade sud", "south"), ("Façade nord", "north"), ("Pignons", "west"))


class Diagnosing:
    """Gives versions and audits to some cases, always the same for the same seed."""

    def __init__(self, *, seed: int, now: datetime) -> None:
        self.random, self.now = Random(seed), now  # noqa: S311 (fictitious dwellings)

    def fill(self, cases: Sequence[Case]) -> None:
        for rank, case in enumerate(cases):
            self._diagnose(case, versions=2 + rank % 2)
            if rank % 3 == 0:
                self._note_audit(case, self.now - timedelta(days=200 + rank))

    def report(self, case: Case) -> None:
        """Hand the household its report."""
        version = DiagnosisVersion.objects.filter(dwelling=case.dwelling, source="adviser").order_by("number").first()
        if version is not None and case.referent is not None:
            order_diagnostic_report(case=case, version=version, author=case.referent, now=self.now)
            file_diagnostic_report(case_id=case.pk, version_id=version.pk, author_id=case.referent.pk)

    def _diagnose(self, case: Case, *, versions: int) -> None:
        answers = self_diagnosis_of(case.dwelling) if case.dwelling else None
        if case.dwelling is None or answers is None or case.referent is None:
            return
        at = case.opened_at + (self.now - case.opened_at) * 0.5
        visited = start_from_answers(dwelling=case.dwelling, diagnosis=answers, author=case.referent, now=at)
        self._change(visited, "walls", _walls_seen)
        words = {"title": "Après la visite", "note": self.random.choice(NOTES), "advice": ADVICE}
        save_words(version_id=visited.pk, words=words)
        self._date(case, at)
        if versions > 2:
            freeze(version_id=visited.pk, now=at)
            visited.refresh_from_db()
            project = continue_version(version=visited, author=case.referent, now=at)
            self._change(project, "walls", _insulated({"insulation.place": "outside", "insulation.thickness_cm": 14.0}))
            self._change(
                project, "ceilings", _insulated({"insulation.place": "outside", "insulation.thickness_cm": 30.0})
            )
            save_words(version_id=project.pk, words={**words, "title": "Projet : murs et toit isolés"})
            DiagnosisVersion.objects.filter(pk=project.pk).update(created_at=at + timedelta(days=9))

    def _change(self, version: DiagnosisVersion, field: str, lines: Lines) -> None:
        part = part_at(field)

        def change(dwelling: DetailedDwelling) -> DetailedDwelling:
            return with_lines(dwelling, part, lines(part, dwelling))

        base = print_of(description_of(version), field)
        save_table(version_id=version.pk, field=field, base=base, change=change, now=self.now)
        version.refresh_from_db()

    def _date(self, case: Case, at: datetime) -> None:
        DiagnosisVersion.objects.filter(dwelling=case.dwelling).update(created_at=at, changed_at=at)

    def _note_audit(self, case: Case, at: datetime) -> None:
        if case.dwelling is None or case.referent is None:
            return
        company = self.random.choice(AUDITORS)
        facts = {
            "kind": self.random.choice(("regulatory", "incentive", "dpe")),
            "made_on": at.date(),
            "company": company,
            "final_class": self.random.choice("EFG"),
            "class_after": self.random.choice("BC"),
            "note": "Les surfaces sont proches des nôtres. Le scénario en deux étapes est à reprendre avec le ménage.",
        }
        audit = note_external_audit(
            case=case,
            author=case.referent,
            facts=facts,
            upload=demonstration_pdf("Audit énergétique", str(case.household), f"étude de {company}"),
            shared=True,
            key=UUID(int=self.random.getrandbits(128)),
        )
        ExternalAudit.objects.filter(pk=audit.pk).update(created_at=at + timedelta(days=12))


def _walls_seen(part: Part, dwelling: DetailedDwelling) -> list[TypedLine]:
    """The first wall as three, with their sides; the others as they are."""
    first, *others = dwelling.walls
    share = round(first.area_m2 / len(_SIDES), 1)
    seen = [
        TypedLine({**values_of(part, first), "label": name, "orientation": side, "area_m2": share}, "walls.0")
        for name, side in _SIDES
    ]
    return [*seen, *(TypedLine(values_of(part, one), f"walls.{rank}") for rank, one in enumerate(others, start=1))]


def _insulated(changes: Mapping[str, Value]) -> Lines:
    """Every line with this insulation."""

    def lines(part: Part, dwelling: DetailedDwelling) -> list[TypedLine]:
        return [
            TypedLine({**values_of(part, one), **changes}, f"{part.field}.{rank}")
            for rank, one in enumerate(getattr(dwelling, part.field))
        ]

    return lines
