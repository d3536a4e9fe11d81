"""The pathways of the demonstration: a condominium follows its own, and the manager prepares the next version."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import change_pathway
from renovation.pathways.models import Pathway
from renovation.pathways.operations import edit_stage, open_draft
from renovation.pathways.queries import in_force
from renovation.pathways.rules.editing import stage_values
from renovation.platforms.models import Platform

REASON = "Étape déjà atteinte avec le syndic avant l’ouverture du dossier."
CONDOMINIUM_STAGES = ("team", "diagnosis")


def compose_pathways(platform: Platform, cases: Sequence[Case], *, manager: User, now: datetime) -> None:
    """The first cases become those of condominiums; the pathway of households has a draft that is not published."""
    condominium = in_force(Pathway.objects.get(platform=platform, code="copropriete"))
    if condominium is not None:
        for case, stage in zip(cases, CONDOMINIUM_STAGES, strict=False):
            Case.objects.filter(pk=case.pk).update(title="Copropriété de douze logements")
            change_pathway(
                case_id=case.pk, version=condominium, to_stage=stage, author=manager, now=now, override_reason=REASON
            )
    draft = open_draft(pathway_id=Pathway.objects.get(platform=platform, code="menage").pk, author=manager)
    works = draft.shape.stage("works")
    if works is not None:
        base = stage_values(works)
        values = stage_values(replace(works, name="Chantier et visites", limit_days=180))
        edit_stage(version_id=draft.pk, code="works", base=base, values=values, author=manager)
