"""As what a household lives in its dwelling, from what it answered; what somebody wrote already stays."""

from django.db import migrations

TENURES = ("owner", "landlord", "tenant", "other")


def write_tenures(apps, schema_editor):
    occupancies = apps.get_model("households", "Occupancy").objects.filter(tenure="")
    told = apps.get_model("diagnosis", "SelfDiagnosis").objects.filter(
        household__isnull=False, dwelling__isnull=False, situation__who__in=TENURES
    )
    for household, dwelling, situation in told.values_list("household", "dwelling", "situation").iterator():
        occupancies.filter(household=household, dwelling=dwelling).update(tenure=situation["who"])


class Migration(migrations.Migration):
    dependencies = [("diagnosis", "0003_versions_and_audits"), ("households", "0004_digits")]

    operations = [migrations.RunPython(write_tenures, migrations.RunPython.noop)]
