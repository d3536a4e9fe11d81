"""Whoever was editor of a site dressed it too (brand, menus): that right has a role of its own now, and they keep it."""

from django.db import migrations


def keep_what_editors_had(apps, schema_editor):
    memberships = apps.get_model("platforms", "Membership").objects.filter(ended_at__isnull=True)
    for editor in memberships.filter(role="editor"):
        held = memberships.filter(user_id=editor.user_id, platform_id=editor.platform_id, role="site_administrator")
        if not held.exists():
            editor.role = "site_administrator"
            editor.save(update_fields=["role"])


class Migration(migrations.Migration):

    dependencies = [
        ("platforms", "0002_site_roles"),
    ]

    operations = [
        migrations.RunPython(keep_what_editors_had, migrations.RunPython.noop),
    ]
