"""Tables can be imported into a draft, and a catalogue can have as many entries as the largest of them.

SQLite has one kind of whole number, so nothing is rebuilt there and the guards of what is filed stay as they are.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

IN_WORK = ("draft", "submitted")
BEFORE, AFTER = 100, 10_000


def widen(apps, schema_editor):
    """Let positions grow beyond what fits into two bytes."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE catalogue_item ALTER COLUMN position TYPE integer")


def narrow(apps, schema_editor):
    """Take the wider column back."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE catalogue_item ALTER COLUMN position TYPE smallint")


def spread(apps, schema_editor):
    """Put the entries of versions in work where entries written from now on stand; those filed keep their order."""
    for item in apps.get_model("catalogue", "Item").objects.filter(version__state__in=IN_WORK).iterator():
        major, minor = divmod(item.position, BEFORE)
        type(item).objects.filter(pk=item.pk).update(position=major * AFTER + minor)


def gather(apps, schema_editor):
    """Put them back."""
    for item in apps.get_model("catalogue", "Item").objects.filter(version__state__in=IN_WORK).iterator():
        major, minor = divmod(item.position, AFTER)
        type(item).objects.filter(pk=item.pk).update(position=major * BEFORE + minor)


class Migration(migrations.Migration):
    """Uploads, and room for positions."""

    dependencies = [("catalogue", "0003_why_and_from_where"), ("orgs", "0002_one_head")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(widen, narrow)],
            state_operations=[
                migrations.AlterField("item", "position", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(spread, gather),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                ("name", models.CharField(max_length=120)),
                ("tables", models.BinaryField()),
                ("uses", models.JSONField(default=dict)),
                ("answers", models.JSONField(default=dict)),
                ("stage", models.CharField(default="open", max_length=8)),
                ("lock", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("outcome", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.person"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="catalogue.version"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "by"), name="one_upload_a_person"),
                    models.CheckConstraint(
                        condition=Q(stage__in=["open", "waiting", "running", "done", "refused"]),
                        name="upload_stage_is_known",
                    ),
                ]
            },
        ),
    ]
