"""Keep, in the database itself, what was written into the register and who looked at it. Source: 第二十条."""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

CASE, KNOWER = "accountability_case", "accountability_knower"
NOTED = ("public_id", "number", "unit_id", "concerns_unit", "person_id", "key", "hint", "noted_at")
OVER = ("stage", "ground", "sealed", "kind", "decided_on", "closed_at", "keeper_id")
LISTED = ("public_id", "case_id", "person_id", "sealed", "since", "until", "by_id")
ADDED = ("evidence", "statement", "look", "line", "answer")


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""

    def any_of(columns):
        return " OR ".join(differs.format(column=column) for column in columns)

    yield CASE, "update", "case_is_kept", any_of(NOTED)
    yield CASE, "update", "opened_ground_is_kept", f"OLD.stage <> 'noted' AND ({any_of(['ground'])})"
    yield CASE, "update", "decision_is_kept", f"OLD.kind <> '' AND ({any_of(['kind', 'decided_on'])})"
    yield CASE, "update", "closed_is_final", f"OLD.stage = 'closed' AND ({any_of(OVER)})"
    yield KNOWER, "update", "list_is_kept", f"{any_of(LISTED)} OR OLD.ended_on IS NOT NULL"
    for table in ADDED:
        yield f"accountability_{table}", "update", "register_is_kept", "1 = 1"
    for table in (CASE, KNOWER, *(f"accountability_{each}" for each in ADDED), "accountability_keptout"):
        yield table, "delete", "register_is_kept", "1 = 1"


class Migration(migrations.Migration):
    """Guards over the register."""

    dependencies = [("accountability", "0001_register"), ("disclosures", "0002_the_record_stays")]
    operations = [record.keeping(guards)]
