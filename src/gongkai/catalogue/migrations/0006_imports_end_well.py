"""Imports give a reason, are taken up again when the worker ended, and can be undone.

The table of uploads has no guards: on SQLite it may be rebuilt. What was begun before begins again.
"""

import django.db.models.deletion
from django.db import migrations, models


def begin_again(apps, schema_editor):
    """Put back into the queue what a worker left behind: nothing tells since when it runs."""
    apps.get_model("catalogue", "Upload").objects.filter(stage="running").update(stage="waiting")


class Migration(migrations.Migration):
    """Reasons, attempts, and what stood there before."""

    dependencies = [("catalogue", "0005_entries_handed_on"), ("orgs", "0002_one_head")]
    operations = [
        migrations.RunPython(begin_again, migrations.RunPython.noop),
        migrations.AddField("upload", "reason", models.CharField(blank=True, max_length=300)),
        migrations.AddField("upload", "attempts", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("upload", "begun_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="Imported",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("lock", models.PositiveIntegerField()),
                ("counts", models.JSONField(default=dict)),
                ("before", models.BinaryField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.person"),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="imported", to="catalogue.version"
                    ),
                ),
            ],
        ),
    ]
