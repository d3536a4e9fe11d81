"""Every platform gets the pathways of the house; existing cases stand at the same stage of the first one.

The codes of the stages are those that cases already carry: none is lost, and past moves keep the names of their day.
"""

from collections.abc import Mapping

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from renovation.pathways.rules.seeds import seeds
from renovation.pathways.rules.shape import plain

CLOSED = "closed"
NAMES_UNTIL_NOW: Mapping[str, str] = {
    "information": "Conseil",
    "diagnosis": "Diagnostic",
    "programme": "Programme de travaux",
    "financing": "Plan de financement",
    "works": "Travaux",
    "follow_up": "Suivi",
    CLOSED: "Clos",
}


def follow_the_seeded_pathway(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    case_model = apps.get_model("cases", "Case")
    change_model = apps.get_model("cases", "StageChange")
    for platform in apps.get_model("platforms", "Platform").objects.all():
        _seed(apps, platform)
        # Not the pathway of new cases: a manager may have chosen another one, which has not these codes.
        version = apps.get_model("pathways", "PathwayVersion").objects.get(
            pathway__platform=platform, pathway__code=seeds()[0].code, number=1
        )
        names = {stage["code"]: stage["name"] for stage in version.content["stages"]} | {CLOSED: "Clos"}
        for code, name in names.items():
            case_model.objects.filter(platform=platform, stage=code, pathway_version=None).update(
                pathway_version=version, stage_name=name
            )
    since = change_model.objects.filter(case=OuterRef("pk")).order_by().values("case")
    case_model.objects.filter(stage_since=None).update(
        stage_since=Coalesce(Subquery(since.annotate(last=Max("at")).values("last")), F("opened_at"))
    )
    for code, name in NAMES_UNTIL_NOW.items():
        change_model.objects.filter(to_stage=code, to_name="").update(to_name=name)
        change_model.objects.filter(from_stage=code, from_name="").update(from_name=name)


def _seed(apps: Apps, platform: object) -> None:
    pathways, versions = apps.get_model("pathways", "Pathway"), apps.get_model("pathways", "PathwayVersion")
    has_default = pathways.objects.filter(platform=platform, is_default=True).exists()
    for rank, seed in enumerate(seeds()):
        pathway, is_new = pathways.objects.get_or_create(
            platform=platform, code=seed.code, defaults={"name": seed.name, "is_default": rank == 0 and not has_default}
        )
        if is_new:
            content, now = plain(seed.shape), timezone.now()
            versions.objects.create(pathway=pathway, number=1, state="published", content=content, published_at=now)


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_pathway_of_cases"), ("pathways", "0001_initial")]

    operations = [migrations.RunPython(follow_the_seeded_pathway, migrations.RunPython.noop)]
