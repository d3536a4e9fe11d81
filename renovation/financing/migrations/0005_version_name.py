"""A version keeps the name that its plan had: those kept before take the name of today."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def name_them(apps, schema_editor):
    plans = apps.get_model("financing", "FinancingPlan").objects.filter(pk=OuterRef("plan"))
    apps.get_model("financing", "PlanVersion").objects.update(name=Subquery(plans.values("name")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('financing', '0004_plans'),
    ]

    operations = [
        migrations.AddField(
            model_name='planversion',
            name='name',
            field=models.CharField(default='', max_length=80, verbose_name='nom'),
            preserve_default=False,
        ),
        migrations.RunPython(name_them, migrations.RunPython.noop),
    ]
