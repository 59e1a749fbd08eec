"""Keep, in the database itself, a plan as it was confirmed: what two people decided, nobody changes. Practice."""

from django.db import migrations

PLAN = "restructuring_reorganisation"
UNITS = ("restructuring_reorganisation_ending", "restructuring_reorganisation_others")
FIXED = ("public_id", "kind", "takes_effect_on", "successor_id", "shares", "basis", "drafted_by_id", "drafted_at")
DECIDED = ("confirmed_by_id", "confirmed_at")
FORWARD = (
    "(OLD.state = NEW.state OR (OLD.state = 'confirmed' AND NEW.state IN ('done', 'called_off')))"
)
EVENTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def guards(differs):
    """Yield table, event and the condition under which the event is refused."""
    changed = " OR ".join(differs.format(column=column) for column in (*FIXED, *DECIDED))
    yield PLAN, "update", f"OLD.state <> 'drafted' AND ({changed} OR NOT {FORWARD})"
    yield PLAN, "delete", "OLD.state <> 'drafted'"
    fixed = f"EXISTS (SELECT 1 FROM {PLAN} p WHERE p.id = {{row}}.reorganisation_id AND p.state <> 'drafted')"
    for event, rows in EVENTS.items():
        for table in UNITS:
            yield table, event, " OR ".join(fixed.format(row=row) for row in rows)


def on_sqlite(schema_editor):
    """SQLite rebuilds a table to alter it and forgets its triggers: install them again after such a migration."""
    for table, event, condition in guards("OLD.{column} IS NOT NEW.{column}"):
        schema_editor.execute(
            f"CREATE TRIGGER {table}_fixed_{event} BEFORE {event.upper()} ON {table} FOR EACH ROW WHEN {condition} "
            "BEGIN SELECT RAISE(ABORT, 'plan_is_fixed'); END"
        )


def on_postgresql(schema_editor):
    """One function a guard, since a row trigger's own condition cannot look into other tables."""
    for table, event, condition in guards("OLD.{column} IS DISTINCT FROM NEW.{column}"):
        name, gone = f"{table}_fixed_{event}", "OLD" if event == "delete" else "NEW"
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
            "RAISE EXCEPTION 'plan_is_fixed' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
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
        name = f"{table}_fixed_{event}"
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}" if on_postgres else f"DROP TRIGGER {name}")
        if on_postgres:
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    """Confirmed plans are final."""

    dependencies = [("restructuring", "0001_plans_and_vacated_posts")]
    operations = [migrations.RunPython(install, remove, elidable=False)]
