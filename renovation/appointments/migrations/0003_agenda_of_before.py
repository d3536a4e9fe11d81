"""Openings and appointments taken before types existed keep their time, their way of receiving and their link."""

import secrets

from django.db import migrations

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def carry_over(apps, schema_editor):
    Opening = apps.get_model("appointments", "Opening")
    Appointment = apps.get_model("appointments", "Appointment")
    TakenTime = apps.get_model("appointments", "TakenTime")
    for modality in Opening.objects.order_by().values_list("modality", flat=True).distinct():
        Opening.objects.filter(modality=modality).update(modalities=[modality])
    taken = []
    for appointment in Appointment.objects.iterator(chunk_size=2000):
        appointment.proof_code = "".join(secrets.choice(LETTERS) for _ in range(16))
        appointment.sequence = 1 if appointment.state == "cancelled" else 0
        appointment.save(update_fields=["proof_code", "sequence"])
        if appointment.state in {"booked", "done", "missed"}:
            taken.append(
                TakenTime(
                    adviser_id=appointment.adviser_id, blocked=appointment.period, appointment_id=appointment.pk
                )
            )
    TakenTime.objects.bulk_create(taken, batch_size=2000)


def seed(apps, schema_editor):
    """Types, reminders and clock of each platform: as a new platform has them."""
    from renovation.appointments.rules.holidays import of_department
    from renovation.appointments.rules.seeds import REMINDERS, TYPES

    Platform = apps.get_model("platforms", "Platform")
    AgendaSettings = apps.get_model("appointments", "AgendaSettings")
    AppointmentType = apps.get_model("appointments", "AppointmentType")
    ReminderRule = apps.get_model("appointments", "ReminderRule")
    fields = {field.name for field in AppointmentType._meta.fields}
    seeds = [{name: value for name, value in each.items() if name in fields} for each in TYPES]
    for platform in Platform.objects.all():
        department = platform.communes.order_by("insee").values_list("department_id", flat=True).first()
        territory, zone = of_department(department or "")
        AgendaSettings.objects.create(platform=platform, territory=territory.value, zone=zone)
        AppointmentType.objects.bulk_create([AppointmentType(platform=platform, **each) for each in seeds])
        ReminderRule.objects.bulk_create(
            [
                ReminderRule(platform=platform, kind=kind, channel=channel, minutes=minutes)
                for kind, channel, minutes in REMINDERS
            ]
        )


class Migration(migrations.Migration):

    dependencies = [
        ("appointments", "0002_agenda"),
    ]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
