"""Keep, in the database itself, what was filed and drawn, what was seen and found, and what was done about it.

As with the rest of the record, of an erased disclosure words may be blanked and files taken away, nothing else.
"""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

PLAN, ITEM, CHECK = "inspections_inspection", "inspections_item", "inspections_check"
FINDING, STEP, FILE = "inspections_finding", "inspections_findingstep", "inspections_stepfile"
NOTICE = "inspections_rectificationnotice"
FILED = (
    "public_id", "log_name", "kind", "title", "reason", "criteria", "questions", "what", "units", "classes", "since",
    "until", "size", "by_unit", "planned_by_id", "planned_at", "number", "filed_by_id", "filed_at", "plan", "population",
    "leaf",
)  # fmt: skip
ITEMS = ("public_id", "inspection_id", "position", "code", "unit_id", "disclosure_id", "obligation_id")
CHECKED = ("public_id", "item_id", "number", "answers", "digest", "by_id", "at")
FOUND = (
    "public_id", "inspection_id", "item_id", "unit_id", "position", "article", "article_item", "aspect", "severity", "days",
    "repeats_id", "found_by_id", "found_at",
)  # fmt: skip
SERVED = ("notice_id", "rectify_by")
NOTICED = ("public_id", "inspection_id", "unit_id", "number", "served_by_id", "served_at")
LINE = ("finding_id", "verb", "by_id", "at")
FILES = ("public_id", "step_id", "stored_id", "name")
OF_ITEM = f"(SELECT i.disclosure_id FROM {ITEM} i WHERE i.id = NEW.item_id)"
OF_STEP = f"(SELECT i.disclosure_id FROM {ITEM} i JOIN {FINDING} f ON f.item_id = i.id WHERE f.id = NEW.finding_id)"
OF_FILE = (
    f"(SELECT i.disclosure_id FROM {ITEM} i JOIN {FINDING} f ON f.item_id = i.id JOIN {STEP} s ON s.finding_id = f.id"
    " WHERE s.id = OLD.step_id)"
)
LATE = f"(SELECT p.state FROM {PLAN} p WHERE p.id = NEW.inspection_id) NOT IN ('draft', 'filed')"


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""

    def any_of(columns):
        return " OR ".join(differs.format(column=column) for column in columns)

    def spoilt(column, blank, disclosure):
        """Words that changed though nothing was erased, or changed to something else than their blank."""
        changed = any_of([column])
        return f"({changed}) AND (NEW.{column} <> '{blank}' OR NOT {record.ERASED.format(disclosure=disclosure)})"

    yield PLAN, "update", "plan_is_kept", f"OLD.leaf IS NOT NULL AND ({any_of(FILED)})"
    yield PLAN, "update", "draw_is_kept", f"OLD.drawn_at IS NOT NULL AND ({any_of(('drawn_at', 'checkpoint'))})"
    yield PLAN, "update", "drawn_is_not_undone", "OLD.drawn_at IS NOT NULL AND NEW.state IN ('draft', 'filed', 'cancelled')"
    yield ITEM, "insert", "nothing_is_added", LATE
    yield ITEM, "update", "draw_is_kept", any_of(ITEMS)
    seen = spoilt("document", "", OF_ITEM)
    yield CHECK, "update", "check_is_kept", f"{any_of(CHECKED)} OR ({seen}) OR ({spoilt('note', '—', OF_ITEM)})"
    yield FINDING, "update", "finding_is_kept", f"{any_of(FOUND)} OR ({spoilt('what', '—', OF_ITEM)})"
    yield FINDING, "update", "notice_is_kept", f"OLD.notice_id IS NOT NULL AND ({any_of(SERVED)})"
    yield FINDING, "update", "over_is_final", f"OLD.over_at IS NOT NULL AND ({any_of(('state', 'over_by_id', 'over_at'))})"
    yield NOTICE, "update", "notice_is_kept", any_of(NOTICED)
    yield STEP, "update", "time_line_is_kept", f"{any_of(LINE)} OR ({spoilt('text', '—', OF_STEP)})"
    yield FILE, "update", "file_is_kept", any_of(FILES)
    yield FILE, "delete", "file_is_kept", f"NOT {record.ERASED.format(disclosure=OF_FILE)}"
    for table in (PLAN, ITEM, CHECK, FINDING, NOTICE, STEP):
        yield table, "delete", "inspection_is_kept", "1 = 1"


class Migration(migrations.Migration):
    """Guards over the record of inspections."""

    dependencies = [("inspections", "0001_inspections"), ("disclosures", "0002_the_record_stays")]
    operations = [record.keeping(guards)]
