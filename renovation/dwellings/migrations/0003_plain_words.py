"""Words without accents, not brought back to a stem: an address, a name, what an adviser noted."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import UnaccentExtension
from django.contrib.postgres.search import SearchVector
from django.db import migrations

CREATE = """
CREATE TEXT SEARCH CONFIGURATION maisonnee_plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION maisonnee_plain
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""
DROP = "DROP TEXT SEARCH CONFIGURATION maisonnee_plain;"


class Migration(migrations.Migration):
    dependencies = [
        ("dwellings", "0002_heating"),
        ("platforms", "0003_site_administrators"),
        ("territories", "0003_communes_around"),
    ]

    operations = [
        UnaccentExtension(),
        migrations.RunSQL(CREATE, DROP),
        migrations.AddIndex(
            model_name="dwelling",
            index=GinIndex(SearchVector("address", config="maisonnee_plain"), name="dwellings_address_words"),
        ),
    ]
