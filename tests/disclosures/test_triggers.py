"""What the database itself refuses, whoever asks it; and that it is the triggers that refuse."""

import re

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.disclosures import actions
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Correction, Stage
from gongkai.measures.vocabulary import Audience, Role
from gongkai.orgs.models import Post
from tests.factories import LONG_AGO, NOON, RungDraft, a_house, a_paper, a_person, brought_to, started, take_on

pytestmark = pytest.mark.django_db


def a_named_matter(stage):
    """Bring a matter with an attachment, a subject and a ladder of named readers to a stage."""
    house = a_house()
    named = RungDraft(audience=Audience.SPECIFIC, people=(house.clerk,), units=(house.college,))
    revision = started(house, rungs=(named, RungDraft(audience=Audience.PUBLIC)), subjects=(a_person("当事人"),))
    paper = a_paper()
    actions.attach(revision, paper, "决定.txt", by=house.drafter, at=NOON)
    take_on(revision, stage, house)
    if stage is Stage.PUBLISHED:
        actions.correct(revision, Correction.MINOR, "更正数字", by=house.drafter, at=NOON)
    return house


TEXTS = (
    *("title", "body", "document_no", "source_of_facts", "matter_class", "risk"),
    *("off_catalogue_reason", "narrower_reason", "inner_first_waiver", "correction_note"),
)
REVISION, RUNG = "UPDATE disclosures_revision SET", "UPDATE disclosures_rung SET"
A_ROW = "SELECT MAX({0}.id), MIN(p.id) FROM disclosures_{0} {0}, orgs_person p".format
HAND = "UPDATE disclosures_contribution SET person_id = (SELECT MIN(id) FROM orgs_person)"
FIXED = [
    *((f"{REVISION} {text} = 'x'", "proposal_is_fixed") for text in TEXTS),
    (f"{REVISION} window_days = 99", "proposal_is_fixed"),
    (f"{REVISION} is_major = NOT is_major", "proposal_is_fixed"),
    (f"{REVISION} issued_on = '2026-01-01'", "proposal_is_fixed"),
    ("UPDATE disclosures_attachment SET name = 'x'", "attachments_are_fixed"),
    ("DELETE FROM disclosures_attachment", "attachments_are_fixed"),
    (f"{RUNG} all_staff = NOT all_staff", "ladder_is_fixed"),
    (f"{RUNG} channels = '[]'", "ladder_is_fixed"),
    (f"{RUNG} ends_on = '2030-01-01'", "ladder_is_fixed"),
    ("DELETE FROM disclosures_rung_people", "ladder_is_fixed"),
    ("DELETE FROM disclosures_rung_units", "ladder_is_fixed"),
    (f"INSERT INTO disclosures_rung_people (rung_id, person_id) {A_ROW('rung')}", "ladder_is_fixed"),
    ("DELETE FROM disclosures_revision_subjects", "subjects_are_fixed"),
    (f"INSERT INTO disclosures_revision_subjects (revision_id, person_id) {A_ROW('revision')}", "subjects_are_fixed"),
    ("UPDATE disclosures_move SET reason = 'x'", "record_is_kept"),
    ("DELETE FROM disclosures_move", "record_is_kept"),
    ("UPDATE disclosures_pass SET opinion = 'x'", "record_is_kept"),
    ("DELETE FROM disclosures_pass", "record_is_kept"),
    ("UPDATE disclosures_proposal SET plan_hash = 'x'", "record_is_kept"),
    ("DELETE FROM disclosures_proposal", "record_is_kept"),
    (HAND, "record_is_kept"),
    ("DELETE FROM disclosures_contribution", "record_is_kept"),
]
PUBLISHED = [
    (f"{REVISION} plan_hash = 'x' WHERE number = 1", "approval_is_fixed"),
    (f"{REVISION} approved_at = '2026-01-01' WHERE number = 1", "approval_is_fixed"),
    ("UPDATE disclosures_disclosure SET inner_index_no = NULL", "index_number_is_kept"),
    ("UPDATE disclosures_disclosure SET inner_index_no = 'DN-1'", "index_number_is_kept"),
]
ALL = [*((Stage.WITH_HEAD, *one) for one in FIXED), *((Stage.PUBLISHED, *one) for one in PUBLISHED)]


def ask(statement):
    """Run a statement in a savepoint, so that a refusal leaves the rest alone."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def drop(guard, statement):
    """Take away the trigger that bears a guard's name on the table, and for the event, of a statement."""
    event, table = re.match(r"(\w+) (?:FROM |INTO )?(\w+)", statement).groups()
    trigger = f"{table}_{guard}_{event.lower()}"
    ask(f"DROP TRIGGER {trigger}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


@pytest.mark.article(16, 2)
@pytest.mark.parametrize(("stage", "statement", "guard"), ALL)
def test_the_database_refuses_and_gives_way_only_without_its_trigger(stage, statement, guard):
    a_named_matter(stage)

    with pytest.raises(DatabaseError, match=guard):
        ask(statement)

    drop(guard, statement)
    ask(statement)


def test_a_revision_is_never_deleted():
    started(a_house())

    with pytest.raises(DatabaseError, match="revision_is_kept"):
        ask("DELETE FROM disclosures_revision")


@pytest.mark.article(16, 3)
def test_whoever_contributed_cannot_be_written_in_as_approver():
    house = a_house()
    brought_to(Stage.WITH_HEAD, house)
    forged = f"{REVISION} stage = 'approved', approved_at = '2026-01-01', approved_by_id = {house.drafter.pk}"

    with pytest.raises(DatabaseError, match="approver_contributed"):
        ask(forged)

    drop("approver_contributed", forged)
    ask(forged)


def a_second_head():
    house = a_house()
    fields = {"unit": house.college, "role": Role.HEAD, "starts_on": LONG_AGO, "granted_at": NOON, "confirmed_at": NOON}
    return lambda: Post.objects.create(person=a_person("另一人"), **fields)


def without_the_guard():
    if connection.vendor == "postgresql":
        ask("SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE orgs_post DROP CONSTRAINT post_one_head")
    else:
        ask("DROP TRIGGER post_one_head_insert")


@pytest.mark.article(7)
def test_a_unit_never_has_two_heads_at_once():
    appoint = a_second_head()

    with pytest.raises(DatabaseError, match="post_one_head"), transaction.atomic():
        appoint()

    without_the_guard()
    appoint()


@pytest.mark.article(16, 1)
def test_a_draft_may_still_be_written():
    started(a_house())

    ask("UPDATE disclosures_revision SET title = '改过的标题'")

    assert Revision.objects.get().title == "改过的标题"
