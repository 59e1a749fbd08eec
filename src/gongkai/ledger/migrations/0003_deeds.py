"""What deeds are found by, kept as it was written."""

import django.db.models.deletion
from django.db import migrations, models

EVENTS = {"UPDATE": "NEW", "DELETE": "OLD"}


def install(apps, schema_editor):
    """Let no row of deeds change or go, in the words of the database there is."""
    for event, row in EVENTS.items():
        trigger = f"ledger_deed_is_kept_{event.lower()}"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
                f"'deed_is_kept' USING ERRCODE = 'integrity_constraint_violation'; RETURN {row}; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE {event} ON ledger_deed FOR EACH ROW EXECUTE FUNCTION {trigger}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE {event} ON ledger_deed FOR EACH ROW "
                "BEGIN SELECT RAISE(ABORT, 'deed_is_kept'); END"
            )


def remove(apps, schema_editor):
    """Take the guards away again."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for event in EVENTS:
        trigger = f"ledger_deed_is_kept_{event.lower()}"
        schema_editor.execute(f"DROP TRIGGER {trigger}" + (" ON ledger_deed" if postgresql else ""))
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION {trigger}()")


class Migration(migrations.Migration):
    """Deeds, and guards over them."""

    dependencies = [
        ('ledger', '0002_leaves_stay'),
    ]

    operations = [
        migrations.CreateModel(
            name='Deed',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='deed', serialize=False, to='ledger.entry')),
                ('at', models.DateTimeField()),
                ('what', models.CharField(max_length=60)),
                ('by', models.UUIDField(null=True)),
                ('salt', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['by', 'entry'], name='ledger_deed_by_ecf129_idx'), models.Index(fields=['what', 'entry'], name='ledger_deed_what_04d05e_idx'), models.Index(fields=['at', 'entry'], name='ledger_deed_at_4fcc0d_idx')],
            },
        ),
        migrations.RunPython(install, remove, elidable=False),
    ]
