from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_local_aids'),
    ]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('quote', 'Devis'), ('invoice', 'Facture'), ('audit', 'Audit ou diagnostic'), ('photo', 'Photo du logement'), ('tax_notice', 'Avis d’impôt'), ('mandate', 'Mandat ou accord signé'), ('report', 'Compte rendu'), ('financing', 'Aides et reste à charge'), ('other', 'Autre document')], default='other', max_length=20, verbose_name='nature'),
        ),
    ]
