from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_acts_stay"),
    ]

    operations = [
        migrations.AddField(
            model_name="documentrequest",
            name="asked_key",
            field=models.UUIDField(blank=True, null=True, verbose_name="clé de la dernière demande"),
        ),
    ]
