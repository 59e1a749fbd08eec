"""Why a version differs, what the office decided of it, and what the school's was compiled from; filed is final here too."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

filed = import_module("gongkai.catalogue.migrations.0002_filed_is_final")

BESIDE = {
    "catalogue_reason": filed.IS_FILED,
    "catalogue_decision": filed.IS_FILED,
    "catalogue_provenance": filed.ITEM_IS_FILED,
}
"""What lies beside a version, and the condition under which its version is filed."""


def guards():
    """Yield table, event and the condition under which the event is refused."""
    for table, is_filed in BESIDE.items():
        for event, rows in filed.EVENTS.items():
            yield table, event, " OR ".join(is_filed.format(row=row) for row in rows)


def install(apps, schema_editor):
    """Put the guards in place, in the words of the database there is."""
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for table, event, condition in guards():
        name = f"{table}_filed_{event}"
        when = f"TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH ROW"
        if on_postgres:
            gone = "OLD" if event == "delete" else "NEW"
            schema_editor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
                "RAISE EXCEPTION 'catalogue_is_filed' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
                f"RETURN {gone}; END $$"
            )
            schema_editor.execute(f"CREATE {when} EXECUTE FUNCTION {name}()")
        else:
            refuse = "BEGIN SELECT RAISE(ABORT, 'catalogue_is_filed'); END"
            schema_editor.execute(f"CREATE {when} WHEN {condition} {refuse}")


def remove(apps, schema_editor):
    """Take the guards away again."""
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for table, event, _ in guards():
        name = f"{table}_filed_{event}"
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}" if on_postgres else f"DROP TRIGGER {name}")
        if on_postgres:
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0002_filed_is_final'),
        ('orgs', '0002_one_head'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decided_on', models.DateField()),
                ('number', models.CharField(blank=True, max_length=60)),
                ('basis', models.CharField(max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.person')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='decision', to='catalogue.version')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('basis', ''), _negated=True), name='decision_has_basis')],
            },
        ),
        migrations.CreateModel(
            name='Provenance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provenance', to='catalogue.item')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='taken_up_by', to='catalogue.item')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'source'), name='source_once_an_item')],
            },
        ),
        migrations.CreateModel(
            name='Reason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.entry')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reasons', to='catalogue.version')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'entry'), name='reason_once_an_entry'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='reason_says_something')],
            },
        ),
        migrations.RunPython(install, remove, elidable=False),
    ]
