"""Keep, in the database itself, what was proposed as it was proposed and what was recorded as it was recorded."""

from django.db import migrations

WRITTEN = (
    "disclosure_id", "number", "entry_id", "off_catalogue_reason", "matter_class", "title", "body", "document_no",
    "issued_on", "source_of_facts", "is_major", "risk", "needs_spokesperson", "narrower_reason", "inner_first_waiver",
    "window_days", "corrects_id", "correction", "correction_note",
)  # fmt: skip
FIXED = "EXISTS (SELECT 1 FROM disclosures_revision r WHERE r.id = {row}.revision_id AND r.stage <> 'draft')"
RUNG_FIXED = (
    "EXISTS (SELECT 1 FROM disclosures_revision r JOIN disclosures_rung g ON g.revision_id = r.id"
    " WHERE g.id = {row}.rung_id AND r.stage <> 'draft')"
)
RUNG = ("revision_id", "audience", "rank", "channels", "is_whole", "all_staff", "all_students", "starts_at", "ends_on")
CONTRIBUTORS = (
    "NEW.approved_by_id IS NOT NULL AND NEW.stage = 'approved' AND OLD.stage <> 'approved' AND EXISTS"
    " (SELECT 1 FROM disclosures_contribution c WHERE c.revision_id = NEW.id AND c.person_id = NEW.approved_by_id)"
)
APPROVED = ("plan_hash", "approved_by_id", "approved_at", "published_at", "proposed_by_id", "proposed_at", "round")
RECORDS = ("disclosures_move", "disclosures_pass", "disclosures_proposal", "disclosures_contribution")
EVENTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""
    rewritten = " OR ".join(differs.format(column=column) for column in WRITTEN)
    yield "disclosures_revision", "update", "proposal_is_fixed", f"OLD.stage <> 'draft' AND ({rewritten})"
    yield "disclosures_revision", "update", "approver_contributed", CONTRIBUTORS
    changed = " OR ".join(differs.format(column=column) for column in APPROVED)
    yield "disclosures_revision", "update", "approval_is_fixed", f"OLD.stage IN ('published', 'superseded') AND ({changed})"
    yield "disclosures_revision", "delete", "revision_is_kept", "1 = 1"
    for event, rows in EVENTS.items():
        fixed = " OR ".join(FIXED.format(row=row) for row in rows)
        yield "disclosures_attachment", event, "attachments_are_fixed", fixed
        yield "disclosures_revision_subjects", event, "subjects_are_fixed", fixed
        moved = " OR ".join(differs.format(column=column) for column in RUNG)
        yield "disclosures_rung", event, "ladder_is_fixed", f"({fixed}) AND ({moved})" if event == "update" else fixed
        for table in ("units", "people", "groups"):
            named = " OR ".join(RUNG_FIXED.format(row=row) for row in rows)
            yield f"disclosures_rung_{table}", event, "ladder_is_fixed", named
    for table in RECORDS:
        for event in ("update", "delete"):
            yield table, event, "record_is_kept", "1 = 1"
    numbered = "(OLD.index_no IS NOT NULL AND {no}) OR (OLD.inner_index_no IS NOT NULL AND {inner})"
    kept = numbered.format(no=differs.format(column="index_no"), inner=differs.format(column="inner_index_no"))
    yield "disclosures_disclosure", "update", "index_number_is_kept", kept


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
    postgresql = schema_editor.connection.vendor == "postgresql"
    (on_postgresql if postgresql else on_sqlite)(schema_editor)


def remove(apps, schema_editor):
    """Take the guards away again."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, event, name, _ in guards("{column}"):
        trigger = f"{table}_{name}_{event}"
        schema_editor.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" if postgresql else ""))
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION {trigger}()")


class Migration(migrations.Migration):
    """Guards over the record."""

    dependencies = [("disclosures", "0001_initial")]
    operations = [migrations.RunPython(install, remove, elidable=False)]
