"""Keep, in the database itself, what a proposed text interprets, as the rest of its plan."""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""
    changed = differs.format(column="interprets_id")
    yield "disclosures_revision", "update", "source_is_fixed", f"OLD.stage <> 'draft' AND {changed}"
    yield "disclosures_revision", "update", "interprets_another", "NEW.interprets_id = NEW.disclosure_id"


class Migration(migrations.Migration):
    """Guards over what is interpreted."""

    dependencies = [("disclosures", "0005_interpretations")]
    operations = [record.keeping(guards)]
