"""Keep, in the database itself, a final report as it is: its words, its numbers, and the moment they were counted.

Source: 第十八条.
"""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

TABLE = "reports_report"
BEGUN = ("public_id", "kind", "unit_id", "span", "begun_by_id", "begun_at")
FROZEN = ("as_of", "measured_by_id", "hidden_from", "frozen_by_id", "frozen_at")
ENDED = {
    "frozen_is_fixed": ("OLD.state <> 'draft'", (*FROZEN[:3],)),
    "freezing_is_fixed": ("OLD.frozen_at IS NOT NULL", FROZEN[3:]),
    "submitted_is_fixed": ("OLD.submitted_at IS NOT NULL", ("submitted_by_id", "submitted_at")),
    "void_is_fixed": ("OLD.state = 'void'", ("state", "void_by_id", "void_at", "void_reason")),
    "disclosure_is_fixed": ("OLD.disclosure_id IS NOT NULL", ("disclosure_id",)),
}
PARTS = {"reports_section": "words_are_final", "reports_value": "numbers_are_final"}
FINAL = "EXISTS (SELECT 1 FROM reports_report r WHERE r.id = {row}.report_id AND r.state <> 'draft')"


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""

    def any_of(columns):
        return " OR ".join(differs.format(column=column) for column in columns)

    yield TABLE, "update", "begun_is_fixed", any_of(BEGUN)
    for name, (when, columns) in ENDED.items():
        yield TABLE, "update", name, f"{when} AND ({any_of(columns)})"
    yield TABLE, "update", "no_way_back", "OLD.state <> 'draft' AND NEW.state = 'draft'"
    yield TABLE, "delete", "report_is_kept", "1 = 1"
    for table, name in PARTS.items():
        for event, rows in record.EVENTS.items():
            yield table, event, name, " OR ".join(FINAL.format(row=row) for row in rows)


class Migration(migrations.Migration):
    """Guards over reports."""

    dependencies = [("reports", "0001_initial"), ("disclosures", "0002_the_record_stays")]
    operations = [record.keeping(guards)]
