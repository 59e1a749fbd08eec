"""Keep, in the database itself, evidence as it was given. Of what was erased the words alone are blanked."""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

ITS = "(SELECT r.disclosure_id FROM disclosures_release r WHERE r.id = {row}.release_id)"
OF_FILE = (
    "(SELECT r.disclosure_id FROM disclosures_release r JOIN channels_evidence e ON e.release_id = r.id"
    " WHERE e.id = OLD.evidence_id)"
)
KEPT = ("public_id", "release_id", "from_on", "until_on", "given_by_id", "given_at")
SAID = ("place", "note")


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""
    kept = " OR ".join(differs.format(column=column) for column in KEPT)
    said = " OR ".join(differs.format(column=column) for column in SAID)
    erased = record.ERASED.format(disclosure=ITS.format(row="NEW"))
    yield "channels_evidence", "update", "evidence_is_kept", f"{kept} OR (({said}) AND NOT {erased})"
    yield "channels_evidence", "delete", "evidence_is_kept", "1 = 1"
    yield "channels_evidencefile", "update", "evidence_is_kept", "1 = 1"
    gone = record.ERASED.format(disclosure=OF_FILE)
    yield "channels_evidencefile", "delete", "evidence_is_kept", f"NOT {gone}"


class Migration(migrations.Migration):
    """Guards over evidence."""

    dependencies = [("channels", "0001_initial"), ("disclosures", "0002_the_record_stays")]
    operations = [record.keeping(guards)]
