import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0012_lead_campaign'),
        ('dwellings', '0003_plain_words'),
        ('households', '0004_digits'),
        ('pathways', '0002_published_versions_stay'),
        ('platforms', '0003_site_administrators'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseExport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('listing', models.JSONField(verbose_name='liste')),
                ('case_ids', models.JSONField(blank=True, default=list, verbose_name='dossiers choisis')),
                ('state', models.CharField(choices=[('waiting', 'En attente'), ('writing', 'En cours'), ('ready', 'Prêt'), ('stopped', 'Arrêté')], default='waiting', max_length=10, verbose_name='état')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='dossiers à écrire')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='dossiers écrits')),
                ('last_number', models.CharField(blank=True, max_length=20, verbose_name='dernier numéro')),
                ('asked_at', models.DateTimeField(verbose_name='demandé le')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='fini le')),
            ],
            options={
                'verbose_name': 'export de dossiers',
                'verbose_name_plural': 'exports de dossiers',
            },
        ),
        migrations.CreateModel(
            name='CaseExportPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='partie')),
                ('text', models.TextField(verbose_name='lignes')),
            ],
            options={
                'verbose_name': 'partie d’un export',
                'verbose_name_plural': 'parties d’exports',
            },
        ),
        migrations.CreateModel(
            name='CaseView',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60, verbose_name='nom')),
                ('listing', models.JSONField(verbose_name='liste')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='créée le')),
            ],
            options={
                'verbose_name': 'vue enregistrée',
                'verbose_name_plural': 'vues enregistrées',
            },
        ),
        migrations.CreateModel(
            name='GroupedAct',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('assign', 'Confier à quelqu’un'), ('stage', 'Changer d’étape'), ('message', 'Écrire aux ménages')], max_length=10, verbose_name='action')),
                ('words', models.CharField(max_length=250, verbose_name='en clair')),
                ('at', models.DateTimeField(verbose_name='le')),
            ],
            options={
                'verbose_name': 'action groupée',
                'verbose_name_plural': 'actions groupées',
            },
        ),
        migrations.CreateModel(
            name='GroupedActLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('refusal', models.CharField(blank=True, max_length=400, verbose_name='refus')),
            ],
            options={
                'verbose_name': 'ligne d’une action groupée',
                'verbose_name_plural': 'lignes d’actions groupées',
            },
        ),
        migrations.AddIndex(
            model_name='act',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('words', config='maisonnee_plain'), name='cases_act_words'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['platform', 'stage', 'stage_since'], name='cases_case_board'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=django.contrib.postgres.indexes.GinIndex(fields=['number'], name='cases_case_number_part', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddIndex(
            model_name='case',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('title', 'summary', config='maisonnee_plain'), name='cases_case_words'),
        ),
        migrations.AddIndex(
            model_name='note',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('text', config='maisonnee_plain'), name='cases_note_words'),
        ),
        migrations.AddField(
            model_name='caseexport',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='demandé par'),
        ),
        migrations.AddField(
            model_name='caseexportpart',
            name='export',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='cases.caseexport', verbose_name='export'),
        ),
        migrations.AddField(
            model_name='caseview',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='case_views', to=settings.AUTH_USER_MODEL, verbose_name='à'),
        ),
        migrations.AddField(
            model_name='caseview',
            name='platform',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='platforms.platform', verbose_name='équipe'),
        ),
        migrations.AddField(
            model_name='groupedact',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='auteur'),
        ),
        migrations.AddField(
            model_name='groupedactline',
            name='act',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='cases.groupedact', verbose_name='action'),
        ),
        migrations.AddField(
            model_name='groupedactline',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case', verbose_name='dossier'),
        ),
        migrations.AddIndex(
            model_name='caseexport',
            index=models.Index(fields=['asked_at'], name='cases_export_asked'),
        ),
        migrations.AddConstraint(
            model_name='caseexportpart',
            constraint=models.UniqueConstraint(fields=('export', 'number'), name='cases_export_part_once'),
        ),
        migrations.AddConstraint(
            model_name='caseview',
            constraint=models.UniqueConstraint(fields=('owner', 'name'), name='cases_view_name_once'),
        ),
        migrations.AddConstraint(
            model_name='groupedactline',
            constraint=models.UniqueConstraint(fields=('act', 'case'), name='cases_grouped_line_once'),
        ),
    ]
