"""Keep, in the database itself, what has been filed as it was filed. Source: 第十三条."""

from django.db import migrations

FILED = "('filed', 'in_force', 'superseded')"
FROZEN = (
    "public_id", "unit_id", "year", "number", "started_by_id", "started_at", "submitted_by_id", "submitted_at",
    "return_reason", "filed_by_id", "filed_at", "filing_number", "in_force_on",
)
FORWARD = (
    "(OLD.state = NEW.state OR (OLD.state = 'filed' AND NEW.state = 'in_force')"
    " OR (OLD.state = 'in_force' AND NEW.state = 'superseded'))"
)
IS_FILED = f"EXISTS (SELECT 1 FROM catalogue_version v WHERE v.state IN {FILED} AND v.id = {{row}}.version_id)"
ITEM_IS_FILED = (
    "EXISTS (SELECT 1 FROM catalogue_version v JOIN catalogue_item i ON i.version_id = v.id"
    f" WHERE v.state IN {FILED} AND i.id = {{row}}.item_id)"
)
EVENTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def guards(differs):
    """Yield table, event and the condition under which the event is refused."""
    changed = " OR ".join(differs.format(column=column) for column in FROZEN)
    yield "catalogue_version", "update", f"OLD.state IN {FILED} AND ({changed} OR NOT {FORWARD})"
    yield "catalogue_version", "delete", f"OLD.state IN {FILED}"
    for table, is_filed in (("catalogue_item", IS_FILED), ("catalogue_item_other_units", ITEM_IS_FILED)):
        for event, rows in EVENTS.items():
            yield table, event, " OR ".join(is_filed.format(row=row) for row in rows)


def on_sqlite(schema_editor):
    """SQLite rebuilds a table to alter it and forgets its triggers: install them again after such a migration."""
    for table, event, condition in guards("OLD.{column} IS NOT NEW.{column}"):
        schema_editor.execute(
            f"CREATE TRIGGER {table}_filed_{event} BEFORE {event.upper()} ON {table} FOR EACH ROW WHEN {condition} "
            "BEGIN SELECT RAISE(ABORT, 'catalogue_is_filed'); END"
        )


def on_postgresql(schema_editor):
    """One function a guard, since a row trigger's own condition cannot look into other tables."""
    for table, event, condition in guards("OLD.{column} IS DISTINCT FROM NEW.{column}"):
        name, gone = f"{table}_filed_{event}", "OLD" if event == "delete" else "NEW"
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
            "RAISE EXCEPTION 'catalogue_is_filed' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {gone}; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def install(apps, schema_editor):
    """Put the guards in place, in the words of the database there is."""
    (on_postgresql if schema_editor.connection.vendor == "postgresql" else on_sqlite)(schema_editor)


def remove(apps, schema_editor):
    """Take the guards away again."""
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for table, event, _ in guards("{column}"):
        name = f"{table}_filed_{event}"
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}" if on_postgres else f"DROP TRIGGER {name}")
        if on_postgres:
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    """Filed versions are final."""

    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunPython(install, remove, elidable=False)]
