"""Let an erasure empty, in its own transaction, what repeats the erased words on their way to other systems."""

from django.db import migrations

MARKED = "NEW.erased_at IS NOT NULL AND OLD.erased_at IS NULL"
ITS = "disclosure_id = NEW.id AND kind = 'release'"
STATEMENTS = (
    f"DELETE FROM push_proof WHERE delivery_id IN (SELECT id FROM push_delivery WHERE {ITS});"
    f" UPDATE push_delivery SET body = '', note = '' WHERE {ITS};"
)
NAME = "push_forgets_erased"


def install(apps, schema_editor):
    """SQLite rebuilds a table to alter it and forgets its triggers: install it again after such a migration."""
    when = f"AFTER UPDATE ON disclosures_disclosure FOR EACH ROW WHEN ({MARKED})"
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {STATEMENTS} RETURN NULL; END $$"
        )
        schema_editor.execute(f"CREATE TRIGGER {NAME} {when} EXECUTE FUNCTION {NAME}()")
    else:
        schema_editor.execute(f"CREATE TRIGGER {NAME} {when} BEGIN {STATEMENTS} END")


def remove(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(f"DROP TRIGGER {NAME}" + (" ON disclosures_disclosure" if postgresql else ""))
    if postgresql:
        schema_editor.execute(f"DROP FUNCTION {NAME}()")


class Migration(migrations.Migration):
    """A trigger over erasures."""

    dependencies = [("push", "0001_initial"), ("disclosures", "0006_interpretations_stay")]
    operations = [migrations.RunPython(install, remove, elidable=False)]
