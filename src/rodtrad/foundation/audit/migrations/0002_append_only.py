"""From here on the log is append-only, by triggers in the database itself."""

from django.db import migrations

from rodtrad.foundation.audit import triggers


def create(apps, editor):
    triggers.create(editor.execute, editor.connection.vendor)


def drop(apps, editor):
    triggers.drop(editor.execute, editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
