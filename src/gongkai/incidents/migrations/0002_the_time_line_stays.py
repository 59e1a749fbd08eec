"""Keep, in the database itself, what was written down while an emergency was dealt with, as it was written.

As with the rest of the record, of an erased disclosure words may be blanked and files taken away, nothing else.
"""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

INCIDENT, ENTRY, LEAK = "incidents_incident", "incidents_entry", "incidents_leakrecord"
OPENED = ("public_id", "disclosure_id", "level", "alarm", "noticed_at", "opened_by_id", "opened_at", "ratify_by")
DECIDED, CLOSED = ("decided_by_id", "decided_at"), ("state", "closed_by_id", "closed_at", "escalated_at")
LINE = ("public_id", "incident_id", "kind", "by_id", "at")
LEAKED = (
    "incident_id", "number", "people_told_on", "people_why_not", "regulator_told_on", "regulator_why_not", "by_id", "at",
)  # fmt: skip
OF_LEAKS = ("happened", "kinds", "cause", "harm", "measures", "advice", "contact")
ITS = f"(SELECT i.disclosure_id FROM {INCIDENT} i WHERE i.id = NEW.incident_id)"


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""

    def any_of(columns):
        return " OR ".join(differs.format(column=column) for column in columns)

    def spoilt(blanks, disclosure):
        """Words that changed though nothing was erased, or changed to something else than their blank."""
        other = " OR ".join(f"({differs.format(column=one)} AND NEW.{one} <> '{blank}')" for one, blank in blanks.items())
        return f"(({any_of(blanks)}) AND NOT {record.ERASED.format(disclosure=disclosure)}) OR {other}"

    closing = spoilt({"cause": "—", "measures": "—"}, "NEW.disclosure_id")
    yield INCIDENT, "update", "incident_is_kept", f"{any_of(OPENED)} OR {spoilt({'what': ''}, 'NEW.disclosure_id')}"
    yield INCIDENT, "update", "decision_is_kept", f"OLD.decided_at IS NOT NULL AND ({any_of(DECIDED)})"
    yield INCIDENT, "update", "closed_is_final", f"OLD.state = 'closed' AND ({any_of((*CLOSED, *DECIDED))} OR {closing})"
    files = f"NEW.file_id IS NOT NULL AND ({any_of(['file_id'])})"
    gone = f"({any_of(['file_id'])}) AND NOT {record.ERASED.format(disclosure=ITS)}"
    words = spoilt({"text": "", "file_name": ""}, ITS)
    yield ENTRY, "update", "time_line_is_kept", f"{any_of(LINE)} OR ({files}) OR ({gone}) OR {words}"
    yield LEAK, "update", "leak_is_kept", f"{any_of(LEAKED)} OR {spoilt(dict.fromkeys(OF_LEAKS, '—'), ITS)}"
    for table in (INCIDENT, ENTRY, LEAK):
        yield table, "delete", "emergency_is_kept", "1 = 1"


class Migration(migrations.Migration):
    """Guards over the record of emergencies."""

    dependencies = [("incidents", "0001_incidents"), ("disclosures", "0002_the_record_stays")]
    operations = [record.keeping(guards)]
