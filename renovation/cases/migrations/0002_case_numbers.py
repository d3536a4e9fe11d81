"""Case numbers come from one sequence of the database: unique, gaps allowed (H5)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunSQL("CREATE SEQUENCE cases_number", "DROP SEQUENCE cases_number")]
