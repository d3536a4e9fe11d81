from django.db import migrations, models


class Migration(migrations.Migration):
    """Searches leave out the firms that do not work for private persons: their index alone must tell."""

    dependencies = [("professionals", "0005_entries_of_platforms")]

    operations = [
        migrations.RemoveIndex(model_name="qualification", name="professionals_nearby"),
        migrations.AddIndex(
            model_name="qualification",
            index=models.Index(
                fields=["domain", "latitude", "longitude"],
                include=["valid_from", "valid_to", "company", "for_households"],
                name="professionals_nearby",
            ),
        ),
    ]
