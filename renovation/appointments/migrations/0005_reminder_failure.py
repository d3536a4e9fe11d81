from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("appointments", "0004_agenda_settled"),
    ]

    operations = [
        migrations.AddField(
            model_name="reminder",
            name="failure",
            field=models.CharField(blank=True, max_length=300, verbose_name="échec"),
        ),
        migrations.AlterField(
            model_name="reminder",
            name="sent_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="demandé le"),
        ),
    ]
