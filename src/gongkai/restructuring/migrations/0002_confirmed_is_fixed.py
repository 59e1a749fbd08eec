"""Keep, in the database itself, a plan as it was confirmed: what two people decided, nobody changes. Practice."""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

PLAN = "restructuring_reorganisation"
UNITS = ("restructuring_reorganisation_ending", "restructuring_reorganisation_others")
FIXED = ("public_id", "kind", "takes_effect_on", "successor_id", "shares", "basis", "drafted_by_id", "drafted_at")
DECIDED = ("confirmed_by_id", "confirmed_at")
FORWARD = (
    "(OLD.state = NEW.state OR (OLD.state = 'confirmed' AND NEW.state IN ('done', 'called_off')))"
)


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""
    changed = " OR ".join(differs.format(column=column) for column in (*FIXED, *DECIDED))
    yield PLAN, "update", "plan_is_fixed", f"OLD.state <> 'drafted' AND ({changed} OR NOT {FORWARD})"
    yield PLAN, "delete", "plan_is_fixed", "OLD.state <> 'drafted'"
    fixed = f"EXISTS (SELECT 1 FROM {PLAN} p WHERE p.id = {{row}}.reorganisation_id AND p.state <> 'drafted')"
    for event, rows in record.EVENTS.items():
        for table in UNITS:
            yield table, event, "plan_is_fixed", " OR ".join(fixed.format(row=row) for row in rows)


class Migration(migrations.Migration):
    """Confirmed plans are final."""

    dependencies = [("restructuring", "0001_plans_and_vacated_posts")]
    operations = [record.keeping(guards)]
