"""Keep, in the database itself, to one head a unit and one stand-in a head at a time. Source: 第七条."""

from django.db import migrations

REGULAR = "{row}role = 'head' AND {row}acting_for_id IS NULL AND NOT {row}is_void"
ACTING = "{row}acting_for_id IS NOT NULL AND NOT {row}is_void"
OVERLAP = (
    "other.starts_on <= COALESCE(NEW.ends_on, '9999-12-31') AND NEW.starts_on <= COALESCE(other.ends_on, '9999-12-31')"
)

SQLITE_CLASHES = {
    "post_one_head": (
        REGULAR.format(row="NEW."),
        f"other.unit_id = NEW.unit_id AND {REGULAR.format(row='other.')} AND {OVERLAP}",
    ),
    "post_one_stand_in": (
        ACTING.format(row="NEW."),
        f"other.acting_for_id = NEW.acting_for_id AND {ACTING.format(row='other.')} AND {OVERLAP}",
    ),
    "post_stand_in_outside_term": (
        ACTING.format(row="NEW."),
        "other.id = NEW.acting_for_id AND (NEW.starts_on < other.starts_on OR NEW.ends_on > other.ends_on)",
    ),
    "post_term_leaves_stand_in": (
        REGULAR.format(row="NEW."),
        f"other.acting_for_id = NEW.id AND {ACTING.format(row='other.')}"
        " AND (other.starts_on < NEW.starts_on OR other.ends_on > NEW.ends_on)",
    ),
}

POSTGRES = f"""
ALTER TABLE orgs_post ADD CONSTRAINT post_one_head EXCLUDE USING gist (
    int8range(unit_id, unit_id, '[]') WITH &&, daterange(starts_on, ends_on, '[]') WITH &&
) WHERE ({REGULAR.format(row="")});
ALTER TABLE orgs_post ADD CONSTRAINT post_one_stand_in EXCLUDE USING gist (
    int8range(acting_for_id, acting_for_id, '[]') WITH &&, daterange(starts_on, ends_on, '[]') WITH &&
) WHERE ({ACTING.format(row="")});
CREATE FUNCTION post_terms_agree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {ACTING.format(row="NEW.")} THEN
        PERFORM 1 FROM orgs_post other WHERE other.id = NEW.acting_for_id FOR UPDATE;
        IF EXISTS (SELECT 1 FROM orgs_post other WHERE {SQLITE_CLASHES["post_stand_in_outside_term"][1]}) THEN
            RAISE EXCEPTION 'post_stand_in_outside_term' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF EXISTS (SELECT 1 FROM orgs_post other WHERE {SQLITE_CLASHES["post_term_leaves_stand_in"][1]}) THEN
        RAISE EXCEPTION 'post_term_leaves_stand_in' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER post_terms_agree BEFORE INSERT OR UPDATE ON orgs_post
    FOR EACH ROW EXECUTE FUNCTION post_terms_agree();
"""

POSTGRES_BACK = """
DROP TRIGGER post_terms_agree ON orgs_post;
DROP FUNCTION post_terms_agree();
ALTER TABLE orgs_post DROP CONSTRAINT post_one_stand_in;
ALTER TABLE orgs_post DROP CONSTRAINT post_one_head;
"""


def sqlite_triggers():
    """Yield name and statement of every trigger. SQLite rebuilds a table to alter it: install them again after that."""
    for name, (condition, clash) in SQLITE_CLASHES.items():
        for event in ("insert", "update"):
            yield (
                f"{name}_{event}",
                f"CREATE TRIGGER {name}_{event} BEFORE {event.upper()} ON orgs_post FOR EACH ROW WHEN {condition} BEGIN "
                f"SELECT RAISE(ABORT, '{name}') WHERE EXISTS "
                f"(SELECT 1 FROM orgs_post other WHERE other.id IS NOT NEW.id AND {clash}); END",
            )


def install(apps, schema_editor):
    """Put the guards in place, in the words of the database there is."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES)
        return
    for _, statement in sqlite_triggers():
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    """Take the guards away again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_BACK)
        return
    for name, _ in sqlite_triggers():
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    """Guards against two heads at once."""

    dependencies = [("orgs", "0001_initial")]
    operations = [migrations.RunPython(install, remove, elidable=False)]
