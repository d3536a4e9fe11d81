"""A French search that does not mind accents: the stems of "french" on words without accents."""

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations

CREATE = """
CREATE TEXT SEARCH CONFIGURATION maisonnee_french (COPY = french);
ALTER TEXT SEARCH CONFIGURATION maisonnee_french
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
"""
DROP = "DROP TEXT SEARCH CONFIGURATION maisonnee_french;"


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0001_initial'),
    ]

    operations = [
        UnaccentExtension(),
        migrations.RunSQL(CREATE, DROP),
    ]
