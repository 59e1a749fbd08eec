"""Keep, in the database itself, what was proposed as it was proposed and what was recorded as it was recorded.

One thing alone undoes it: a disclosure that bears the mark of having been erased. Of that the words may be blanked and
the files and subjects taken away, nothing else; and the mark neither comes off nor goes onto what is live.
"""

from django.db import migrations

TEXTS = (
    "title", "body", "document_no", "source_of_facts", "off_catalogue_reason", "narrower_reason", "inner_first_waiver",
    "correction_note",
)  # fmt: skip
WRITTEN = (
    "disclosure_id", "number", "entry_id", "matter_class", "issued_on", "is_major", "risk", "needs_spokesperson",
    "window_days", "corrects_id", "correction",
)  # fmt: skip
NO_HASH = "0" * 64
ERASED = "EXISTS (SELECT 1 FROM disclosures_disclosure d WHERE d.id = {disclosure} AND d.erased_at IS NOT NULL)"
ITS = "(SELECT r.disclosure_id FROM disclosures_revision r WHERE r.id = {row}.revision_id)"
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
APPROVED = ("approved_by_id", "approved_at", "published_at", "proposed_by_id", "proposed_at", "round")
RECORDS = {
    "disclosures_move": (
        {"reason": "", "anchors": "[]"},
        ("disclosure_id", "revision_id", "round", "verb", "before", "after", "by_id", "acting_for_id", "at", "audience"),
    ),
    "disclosures_pass": (
        {"opinion": "", "plan_hash": NO_HASH},
        ("revision_id", "round", "kind", "by_id", "acting_for_id", "role", "at", "answers"),
    ),
    "disclosures_proposal": ({"plan": "{}", "plan_hash": NO_HASH}, ("revision_id", "round", "by_id", "at")),
}
"""What of a record is blanked, and with what, when its disclosure is erased; and what stays even then."""
EVENTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""

    def any_of(columns):
        return " OR ".join(differs.format(column=column) for column in columns)

    def spoilt(blanks, disclosure):
        """Words that changed though nothing was erased, or changed to something else than their blank."""
        other = " OR ".join(f"({differs.format(column=one)} AND NEW.{one} <> '{blank}')" for one, blank in blanks.items())
        return f"(({any_of(blanks)}) AND NOT {ERASED.format(disclosure=disclosure)}) OR {other}"

    rewritten = f"{any_of(WRITTEN)} OR {spoilt(dict.fromkeys(TEXTS, ''), 'NEW.disclosure_id')}"
    yield "disclosures_revision", "update", "proposal_is_fixed", f"OLD.stage <> 'draft' AND ({rewritten})"
    yield "disclosures_revision", "update", "approver_contributed", CONTRIBUTORS
    changed = f"{any_of(APPROVED)} OR {spoilt({'plan_hash': NO_HASH}, 'NEW.disclosure_id')}"
    yield "disclosures_revision", "update", "approval_is_fixed", f"OLD.stage IN ('published', 'superseded') AND ({changed})"
    yield "disclosures_revision", "delete", "revision_is_kept", "1 = 1"
    yield from of_plans(any_of)
    for table, (blanks, kept) in RECORDS.items():
        its = "NEW.disclosure_id" if "disclosure_id" in kept else ITS.format(row="NEW")
        yield table, "update", "record_is_kept", f"{any_of(kept)} OR {spoilt(blanks, its)} OR NOT {ERASED.format(disclosure=its)}"
        yield table, "delete", "record_is_kept", "1 = 1"
    for event in ("update", "delete"):
        yield "disclosures_contribution", event, "record_is_kept", "1 = 1"
    yield from of_disclosures(differs, any_of)


def of_plans(any_of):
    """Yield the guards over what lies beside a proposed text: files, subjects, and the steps of its ladder."""
    for event, rows in EVENTS.items():
        fixed = " OR ".join(FIXED.format(row=row) for row in rows)
        erased = f"({fixed}) AND NOT {ERASED.format(disclosure=ITS.format(row='OLD'))}"
        beside = erased if event == "delete" else fixed
        yield "disclosures_attachment", event, "attachments_are_fixed", beside
        yield "disclosures_revision_subjects", event, "subjects_are_fixed", beside
        yield "disclosures_rung", event, "ladder_is_fixed", f"({fixed}) AND ({any_of(RUNG)})" if event == "update" else fixed
        for table in ("units", "people", "groups"):
            named = " OR ".join(RUNG_FIXED.format(row=row) for row in rows)
            yield f"disclosures_rung_{table}", event, "ladder_is_fixed", named


def of_disclosures(differs, any_of):
    """Yield the guards over the disclosure itself: its numbers, and the mark of having been erased."""
    numbered = "(OLD.index_no IS NOT NULL AND {no}) OR (OLD.inner_index_no IS NOT NULL AND {inner})"
    kept = numbered.format(no=differs.format(column="index_no"), inner=differs.format(column="inner_index_no"))
    yield "disclosures_disclosure", "update", "index_number_is_kept", kept
    final = f"OLD.erased_at IS NOT NULL AND ({any_of(('erased_at', 'erased_by_id'))})"
    yield "disclosures_disclosure", "update", "erasure_is_final", final
    live = "EXISTS (SELECT 1 FROM disclosures_release r WHERE r.disclosure_id = NEW.id AND r.state = 'live')"
    yield "disclosures_disclosure", "update", "live_is_not_erased", f"NEW.erased_at IS NOT NULL AND {live}"
    for event in ("insert", "update"):
        back = f"NEW.state = 'live' AND {ERASED.format(disclosure='NEW.disclosure_id')}"
        yield "disclosures_release", event, "erased_stays_down", back


def on_sqlite(schema_editor, guards):
    """SQLite rebuilds a table to alter it and forgets its triggers: install them again after such a migration."""
    for table, event, name, condition in guards("OLD.{column} IS NOT NEW.{column}"):
        schema_editor.execute(
            f"CREATE TRIGGER {table}_{name}_{event} BEFORE {event.upper()} ON {table} FOR EACH ROW WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
        )


def on_postgresql(schema_editor, guards):
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


def keeping(guards):
    """Return the operation that puts guards in place, in the words of the database there is, and takes them away."""

    def install(apps, schema_editor):
        postgresql = schema_editor.connection.vendor == "postgresql"
        (on_postgresql if postgresql else on_sqlite)(schema_editor, guards)

    def remove(apps, schema_editor):
        postgresql = schema_editor.connection.vendor == "postgresql"
        for table, event, name, _ in guards("{column}"):
            trigger = f"{table}_{name}_{event}"
            schema_editor.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" if postgresql else ""))
            if postgresql:
                schema_editor.execute(f"DROP FUNCTION {trigger}()")

    return migrations.RunPython(install, remove, elidable=False)


class Migration(migrations.Migration):
    """Guards over the record."""

    dependencies = [("disclosures", "0001_initial")]
    operations = [keeping(guards)]
