"""Keep, in the database itself, what was found when something went up and how it was judged.

As with the rest of the record, of an erased disclosure the words may be blanked, nothing else.
"""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

PASS = "(SELECT p.revision_id FROM disclosures_pass p WHERE p.id = {row}.given_id)"
OF_PASS = f"(SELECT r.disclosure_id FROM disclosures_revision r WHERE r.id = {PASS})"
FOUND = {
    "disclosures_checkrecord": (
        {"findings": "[]", "plan_hash": record.NO_HASH},
        ("revision_id", "round", "rules", "lists", "at"),
        record.ITS,
    ),
    "disclosures_verdict": ({"reason": ""}, ("given_id", "mark"), OF_PASS),
}
"""What of a row is blanked, and with what, when its disclosure is erased; what stays even then; whose it is."""


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""
    for table, (blanks, kept, its) in FOUND.items():
        erased = record.ERASED.format(disclosure=its.format(row="NEW"))
        changed = " OR ".join(differs.format(column=column) for column in kept)
        other = " OR ".join(f"NEW.{column} <> '{blank}'" for column, blank in blanks.items())
        yield table, "update", "record_is_kept", f"{changed} OR {other} OR NOT {erased}"
        yield table, "delete", "record_is_kept", "1 = 1"


class Migration(migrations.Migration):
    """Guards over what was found."""

    dependencies = [("disclosures", "0003_what_was_found")]
    operations = [record.keeping(guards)]
