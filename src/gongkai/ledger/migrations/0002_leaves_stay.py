"""Keep leaves as they were written, in the database itself: none changes, none goes, no log gets shorter."""

from django.db import migrations

GUARDS = (
    ("ledger_entry", "UPDATE", "leaf_is_kept", "1 = 1"),
    ("ledger_entry", "DELETE", "leaf_is_kept", "1 = 1"),
    ("ledger_head", "UPDATE", "log_only_grows", "NEW.size < OLD.size OR NEW.log <> OLD.log"),
    ("ledger_head", "DELETE", "log_only_grows", "OLD.size > 0"),
    ("ledger_seal", "UPDATE", "seal_is_kept", "1 = 1"),
)
"""What opens a leaf may be destroyed, when it is erased, but never rewritten."""


def install(apps, schema_editor):
    """Put the guards in place, in the words of the database there is."""
    for table, event, name, condition in GUARDS:
        trigger = f"{table}_{name}_{event.lower()}"
        if schema_editor.connection.vendor == "postgresql":
            gone = "OLD" if event == "DELETE" else "NEW"
            schema_editor.execute(
                f"CREATE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
                f"RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
                f"RETURN {gone}; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {trigger}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {trigger} BEFORE {event} ON {table} FOR EACH ROW WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
            )


def remove(apps, schema_editor):
    """Take the guards away again."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, event, name, _ in GUARDS:
        trigger = f"{table}_{name}_{event.lower()}"
        schema_editor.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" if postgresql else ""))
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION {trigger}()")


class Migration(migrations.Migration):
    """Guards over the leaves."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(install, remove, elidable=False)]
