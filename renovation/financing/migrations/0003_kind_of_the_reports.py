"""The PDFs handed over before this kind existed tell incomes too: they take it, and leave the partners' sight."""

from django.db import migrations


def name_them(apps, schema_editor):
    calculations = apps.get_model("financing", "Calculation").objects.filter(report__isnull=False)
    documents = apps.get_model("documents", "Document").objects
    documents.filter(pk__in=calculations.values("report")).update(kind="financing")


def call_them_reports(apps, schema_editor):
    apps.get_model("documents", "Document").objects.filter(kind="financing").update(kind="report")


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0004_financing_kind'),
        ('financing', '0002_scenarios'),
    ]

    operations = [
        migrations.RunPython(name_them, call_them_reports),
    ]
