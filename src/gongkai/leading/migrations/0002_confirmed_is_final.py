"""Keep, in the database itself, what has been confirmed or called off as it was. Source: 第六条、第二十二条."""

from django.db import migrations

ENTERED = ("public_id", "stage", "lock", "entered_by_id", "entered_at", "settled_by_id", "settled_at")
SETTLED = {
    "leading_resolution": ("number", "title", "held_on", "text"),
    "leading_regulationversion": ("regulation_id", "number", "text", "in_force_on", "adopted_by_id"),
    "leading_interpretation": ("passage", "number", "text", "interpreted_on", "replaces_id"),
}
"""What of an entry stays once somebody has settled it."""
ONCE = {
    "leading_seat": (("ends_on",), ("name_shown_by_id", "name_shown_at")),
    "leading_regulation": (("repealed_on", "repealed_by_id", "repealed_at", "repeal_reason"),),
    "leading_interpretation": (("withdrawn_at", "withdrawn_by_id", "withdrawn_reason"),),
}
"""What is written once and stays: the first column tells whether it has been."""
ALWAYS = {
    "leading_seat": ("public_id", "place", "office", "person_id", "starts_on", "entered_by_id", "entered_at"),
    "leading_regulation": ("public_id", "title", "document_no"),
}
BESIDE = ("leading_about", "leading_paper")
RESOLVED = "EXISTS (SELECT 1 FROM leading_resolution r WHERE r.id = {row}.resolution_id AND r.stage <> 'drafted')"
EVENTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""

    def any_of(columns):
        return " OR ".join(differs.format(column=column) for column in columns)

    for table, columns in SETTLED.items():
        yield table, "update", "settled_is_fixed", f"OLD.stage <> 'drafted' AND ({any_of((*ENTERED, *columns))})"
        yield table, "delete", "entry_is_kept", "1 = 1"
    for table, groups in ONCE.items():
        for columns in groups:
            yield table, "update", f"{columns[0]}_once", f"OLD.{columns[0]} IS NOT NULL AND ({any_of(columns)})"
    for table, columns in ALWAYS.items():
        yield table, "update", "row_is_fixed", any_of(columns)
        yield table, "delete", "row_is_kept", "1 = 1"
    for table in BESIDE:
        for event, rows in EVENTS.items():
            yield table, event, "beside_is_fixed", " OR ".join(RESOLVED.format(row=row) for row in rows)


def on_sqlite(schema_editor):
    """SQLite rebuilds a table to alter it and forgets its triggers: install them again after such a migration."""
    for table, event, name, condition in guards("OLD.{column} IS NOT NEW.{column}"):
        schema_editor.execute(
            f"CREATE TRIGGER {table}_{name}_{event} BEFORE {event.upper()} ON {table} FOR EACH ROW WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
        )


def on_postgresql(schema_editor):
    """One function a guard, since a row trigger's own condition cannot look into other tables."""
    for table, event, name, condition in guards("OLD.{column} IS DISTINCT FROM NEW.{column}"):
        function, gone = f"{table}_{name}_{event}", "OLD" if event == "delete" else "NEW"
        schema_editor.execute(
            f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN "
            f"RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {gone}; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {function} BEFORE {event.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
        )


def install(apps, schema_editor):
    """Put the guards in place, in the words of the database there is."""
    (on_postgresql if schema_editor.connection.vendor == "postgresql" else on_sqlite)(schema_editor)


def remove(apps, schema_editor):
    """Take the guards away."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table, event, name, _condition in guards("{column}"):
        trigger = f"{table}_{name}_{event}"
        schema_editor.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" if is_postgresql else ""))
        if is_postgresql:
            schema_editor.execute(f"DROP FUNCTION {trigger}()")


class Migration(migrations.Migration):
    """What was settled is final."""

    dependencies = [("leading", "0001_initial")]
    operations = [migrations.RunPython(install, remove, elidable=False)]
