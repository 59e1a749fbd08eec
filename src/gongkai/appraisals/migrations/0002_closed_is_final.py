"""Keep, in the database itself, an appraisal as it was opened, and what came of it. Source: 第十八条."""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

TABLE = "appraisals_appraisal"
OPENED = ("public_id", "unit_id", "year", "questions", "starts_on", "ends_on", "unbriefed_reason", "opened_by_id", "opened_at")
CLOSED = ("state", "closed_at", "result", "over_reason")
PUBLISHED = ("published_by_id", "published_at")


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""

    def any_of(columns):
        return " OR ".join(differs.format(column=column) for column in columns)

    yield TABLE, "update", "opened_is_fixed", any_of(OPENED)
    yield TABLE, "update", "closed_is_fixed", f"OLD.state <> 'open' AND ({any_of(CLOSED)})"
    yield TABLE, "update", "published_is_fixed", f"OLD.published_at IS NOT NULL AND ({any_of(PUBLISHED)})"
    yield TABLE, "delete", "appraisal_is_kept", "1 = 1"


class Migration(migrations.Migration):
    """What was asked and what was answered is final."""

    dependencies = [("appraisals", "0001_initial"), ("disclosures", "0002_the_record_stays")]
    operations = [record.keeping(guards)]
