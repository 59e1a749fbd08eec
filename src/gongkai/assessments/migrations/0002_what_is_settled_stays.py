"""Keep, in the database itself, a scheme as it was settled, a score as it was shown, and a final result. Source: 第十八条."""

from importlib import import_module

from django.db import migrations

record = import_module("gongkai.disclosures.migrations.0002_the_record_stays")

SCHEME, INDICATOR, UNITS = "assessments_scheme", "assessments_indicator", "assessments_scheme_units"
SHEET, SCORE, OBJECTION = "assessments_sheet", "assessments_score", "assessments_objection"
DRAWN_UP = ("name", "year", "first", "last", "objection_days", "lock", "written_by_id", "written_at")
MEASURED = ("measured_by_id", "measured_at")
OPENED = ("opened_by_id", "opened_at", "objections_until")
ENDED = ("state", "frozen_by_id", "frozen_at", "off_reason")
GIVEN = ("points", "reason", "given_by_id", "given_at")
ANSWERED = ("answer", "answer_text", "answered_by_id", "answered_at")
STATE = f"(SELECT s.state FROM {SCHEME} s WHERE s.id = %s)"
OF_SHEET = f"(SELECT s.state FROM {SCHEME} s JOIN {SHEET} t ON t.scheme_id = s.id WHERE t.id = %s)"
OF_SCORE = (
    f"(SELECT s.state FROM {SCHEME} s JOIN {SHEET} t ON t.scheme_id = s.id JOIN {SCORE} c ON c.sheet_id = t.id"
    " WHERE c.id = %s)"
)
UPHELD = (
    f"EXISTS (SELECT 1 FROM {OBJECTION} o WHERE o.score_id = NEW.id AND o.answer = 'upheld'"
    " AND o.answered_by_id = NEW.given_by_id AND o.answered_at = NEW.given_at AND o.answer_text = NEW.reason)"
)


def guards(differs):
    """Yield table, event, name and the condition under which the event is refused."""

    def any_of(columns):
        return " OR ".join(differs.format(column=column) for column in columns)

    yield SCHEME, "update", "public_name_is_fixed", any_of(["public_id"])
    yield SCHEME, "update", "settled_is_fixed", f"OLD.state <> 'draft' AND ({any_of(DRAWN_UP)} OR NEW.state = 'draft')"
    yield SCHEME, "update", "measured_is_fixed", f"OLD.measured_at IS NOT NULL AND ({any_of(MEASURED)})"
    yield SCHEME, "update", "opened_is_fixed", f"OLD.opened_at IS NOT NULL AND ({any_of(OPENED)} OR NEW.state = 'scoring')"
    yield SCHEME, "update", "result_is_final", f"OLD.state IN ('frozen', 'called_off') AND ({any_of(ENDED)})"
    for table in (INDICATOR, UNITS):
        for event, rows in record.EVENTS.items():
            settled = " OR ".join(f"{STATE % f'{row}.scheme_id'} <> 'draft'" for row in rows)
            yield table, event, "settled_is_fixed", settled
    yield SHEET, "insert", "nothing_is_added", f"{STATE % 'NEW.scheme_id'} <> 'draft'"
    kept = any_of(("public_id", "scheme_id", "unit_id", "head_id"))
    late = f"{STATE % 'NEW.scheme_id'} <> 'open'"
    yield SHEET, "update", "sheet_is_kept", f"{kept} OR (({any_of(['total'])}) AND {late})"
    yield SCORE, "insert", "nothing_is_added", f"{OF_SHEET % 'NEW.sheet_id'} <> 'draft'"
    yield SCORE, "update", "measured_is_fixed", any_of(("sheet_id", "indicator_id", "part", "whole"))
    shown = f"{OF_SHEET % 'NEW.sheet_id'} = 'scoring' OR ({OF_SHEET % 'NEW.sheet_id'} = 'open' AND {UPHELD})"
    yield SCORE, "update", "shown_is_fixed", f"({any_of(GIVEN)}) AND NOT ({shown})"
    yield OBJECTION, "insert", "objections_are_over", f"{OF_SCORE % 'NEW.score_id'} <> 'open'"
    said = any_of(("public_id", "score_id", "text", "by_id", "at", "before", "before_reason"))
    late = f"OLD.answer <> '' OR {OF_SCORE % 'NEW.score_id'} <> 'open'"
    yield OBJECTION, "update", "objection_is_kept", f"{said} OR (({any_of(ANSWERED)}) AND ({late}))"
    for table in (SCHEME, SHEET, SCORE, OBJECTION):
        yield table, "delete", "assessment_is_kept", "1 = 1"


class Migration(migrations.Migration):
    """What was settled, shown and made final stays."""

    dependencies = [("assessments", "0001_initial"), ("disclosures", "0002_the_record_stays")]
    operations = [record.keeping(guards)]
