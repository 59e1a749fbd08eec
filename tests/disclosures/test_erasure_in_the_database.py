"""What the mark of having been erased lets the database give up: words for blanks, files and subjects; nothing else."""

import pytest
from django.db import DatabaseError

from gongkai.disclosures.rules.words import Stage
from tests.disclosures.test_triggers import FIXED, REVISION, a_named_matter, ask

pytestmark = pytest.mark.django_db
MOVE, PASS, PLAN = (f"UPDATE disclosures_{one} SET" for one in ("move", "pass", "proposal"))
DOWN = "UPDATE disclosures_release SET state = 'suspended' WHERE state = 'live'"
MARK = "UPDATE disclosures_disclosure SET erased_at = '2026-01-01', erased_by_id = created_by_id"
HASH = "0" * 64
GIVEN_UP = [
    (f"{REVISION} title = '', body = '', document_no = '', source_of_facts = ''", "proposal_is_fixed"),
    (f"{REVISION} plan_hash = '{HASH}' WHERE number = 1", "approval_is_fixed"),
    (f"{MOVE} reason = '', anchors = '[]'", "record_is_kept"),
    (f"{PASS} opinion = '', plan_hash = '{HASH}'", "record_is_kept"),
    (f"{PLAN} plan = '{{}}', plan_hash = '{HASH}'", "record_is_kept"),
    ("DELETE FROM disclosures_attachment", "attachments_are_fixed"),
    ("DELETE FROM disclosures_revision_subjects", "subjects_are_fixed"),
]
TAKEN_AWAY = {"DELETE FROM disclosures_attachment", "DELETE FROM disclosures_revision_subjects"}
KEPT = [
    *((statement.replace("MAX(", "MIN("), guard) for statement, guard in FIXED if statement not in TAKEN_AWAY),
    (f"{REVISION} plan_hash = 'x' WHERE number = 1", "approval_is_fixed"),
    (f"{REVISION} approved_at = '2026-01-01' WHERE number = 1", "approval_is_fixed"),
    *((f"{MOVE} {change}", "record_is_kept") for change in ("verb = 'end'", "by_id = NULL", "anchors = '[1]'")),
    *((f"{PASS} {change}", "record_is_kept") for change in ("at = '2020-01-01'", "answers = '{}'", "plan_hash = 'x'")),
    *((f"{PLAN} {change}", "record_is_kept") for change in ("plan = '[]'", "at = '2020-01-01'")),
    ("UPDATE disclosures_disclosure SET index_no = NULL, inner_index_no = NULL", "index_number_is_kept"),
    ("UPDATE disclosures_disclosure SET erased_at = NULL, erased_by_id = NULL", "erasure_is_final"),
    ("UPDATE disclosures_disclosure SET erased_at = '2026-02-02'", "erasure_is_final"),
    ("UPDATE disclosures_release SET state = 'live' WHERE state = 'suspended'", "erased_stays_down"),
]


@pytest.mark.parametrize(("statement", "guard"), GIVEN_UP)
def test_what_is_given_up_to_an_erasure_is_kept_without_its_mark(statement, guard):
    a_named_matter(Stage.PUBLISHED)

    with pytest.raises(DatabaseError, match=guard):
        ask(statement)

    ask(DOWN)
    ask(MARK)
    ask(statement)


@pytest.mark.parametrize(("statement", "guard"), KEPT)
def test_what_is_more_than_blanking_is_refused_even_with_the_mark(statement, guard):
    a_named_matter(Stage.PUBLISHED)
    ask(DOWN)
    ask(MARK)

    with pytest.raises(DatabaseError, match=guard):
        ask(f"{statement}{'' if 'WHERE' in statement or 'revision SET' not in statement else ' WHERE number = 1'}")


@pytest.mark.article(8)
def test_what_is_live_bears_no_mark():
    a_named_matter(Stage.PUBLISHED)

    with pytest.raises(DatabaseError, match="live_is_not_erased"):
        ask(MARK)


def test_a_mark_says_who_and_when():
    a_named_matter(Stage.PUBLISHED)
    ask(DOWN)

    with pytest.raises(DatabaseError, match="erased_has_who_and_when"):
        ask("UPDATE disclosures_disclosure SET erased_at = '2026-01-01'")
