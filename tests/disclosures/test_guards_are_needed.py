"""Take the guards away, one at a time: the second opinion, or the database itself, notices each."""

from dataclasses import replace

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection

from gongkai.disclosures import actions
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules import guards, steps
from gongkai.disclosures.rules.case import KeptOut
from gongkai.disclosures.rules.words import Correction, Stage, Verb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from tests.disclosures.rules.cases import codes, everything_said, ripe
from tests.disclosures.workflow.model import TAKEDOWN
from tests.disclosures.workflow.scene import Scene
from tests.disclosures.workflow.scripts import SCRIPTS
from tests.factories import NOON, a_house, brought_to

GUARDS = {guard.__name__ for step in steps.STEPS for guard in (*step.bars, *step.needs)}
PLAN = {
    "ladder": ("public",),
    "waived": True,
    "major": False,
    "off": False,
    "flagged": False,
    "sourced": True,
    "named": set(),
    "leak": "",
    "unread": False,
}
TAKES = {verb for _, verb in TAKEDOWN}


def without(name):
    """Write the table of the procedure without one guard."""

    def left(rules):
        return tuple(rule for rule in rules if rule.__name__ != name)

    return tuple(replace(step, bars=left(step.bars), needs=left(step.needs)) for step in steps.STEPS)


def perform(name):
    """Play a guard's script; return whether its last line was refused, as the second opinion expects."""
    changes, lines = SCRIPTS[name]
    scene = Scene()
    scene.taken = []
    scene.open({**PLAN, **changes}, "drafter")
    for verb, who, *how in lines:
        if verb == "days":
            scene.let_pass(who)
        elif verb == "loses":
            scene.swap(who, "head")
        elif verb in TAKES:
            scene.take(verb, who)
        else:
            scene.attempt(verb, who, 0, careful=not how)
        scene.agree()
    return [was_open for _, was_open in scene.taken]


def test_every_guard_of_the_table_has_a_play_or_a_test_of_its_own():
    own = {"plan_unchanged", "unreleased", "not_overtaken", "nothing_kept_out", "nobody_unsettled"}

    assert GUARDS - set(SCRIPTS) == own


@pytest.mark.django_db
@pytest.mark.article(16)
@pytest.mark.parametrize("name", SCRIPTS)
def test_with_every_guard_a_play_is_open_to_its_last_line_and_no_further(name):
    outcome = perform(name)

    assert outcome == [*[True] * (len(outcome) - 1), False]


@pytest.mark.django_db
@pytest.mark.article(16)
@pytest.mark.parametrize("name", sorted(set(SCRIPTS) - {"holds_role"}))
def test_a_procedure_without_one_guard_is_noticed(monkeypatch, name):
    monkeypatch.setattr(steps, "STEPS", without(name))

    with pytest.raises((AssertionError, DatabaseError, ObjectDoesNotExist)):
        perform(name)


@pytest.mark.django_db
@pytest.mark.article(7)
def test_a_procedure_in_which_anybody_acts_is_noticed(monkeypatch):
    monkeypatch.setattr(guards, "holds_role", lambda *_: None)

    with pytest.raises(AssertionError):
        perform("holds_role")


def forged(house):
    """Bring a text to the head, then change it past the trigger, as somebody with the database in his hands might."""
    revision = brought_to(Stage.WITH_HEAD, house)
    trigger = "disclosures_revision_proposal_is_fixed_update"
    on = " ON disclosures_revision" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {trigger}{on}")
        cursor.execute("UPDATE disclosures_revision SET title = '换了的标题'")
    return revision


@pytest.mark.django_db
@pytest.mark.article(16, 2)
def test_a_text_changed_behind_the_back_of_its_reviewers_is_not_approved(monkeypatch):
    house = a_house()
    revision = forged(house)

    with pytest.raises(Refused, match="plan_changed"):
        actions.approve(revision, by=house.head, at=NOON, signed_in_at=NOON)

    monkeypatch.setattr(steps, "STEPS", without("plan_unchanged"))
    actions.approve(revision, by=house.head, at=NOON, signed_in_at=NOON)
    assert Revision.objects.get().stage == Stage.APPROVED


WRONG = {"stage": Stage.APPROVED, "roles": {Role.DRAFTER}, "was_released": True}


@pytest.mark.article(16, 4)
def test_what_was_read_is_not_recalled(monkeypatch):
    with pytest.raises(Refused) as refused:
        steps.advance(Verb.RECALL, ripe(**WRONG), everything_said())

    assert codes(refused.value.refusals) == ["already_released"]
    monkeypatch.setattr(steps, "STEPS", without("unreleased"))
    assert steps.advance(Verb.RECALL, ripe(**WRONG), everything_said()).to is Stage.DRAFT


OF_THE_HEAD = {"stage": Stage.WITH_HEAD, "roles": {Role.HEAD}}


@pytest.mark.article(9)
@pytest.mark.parametrize(
    ("name", "kept_out", "code"),
    [
        ("nothing_kept_out", KeptOut(places=("",), unread=(), names_somebody=False), "text_kept_out"),
        ("nothing_kept_out", KeptOut(places=("附件.txt",), unread=(), names_somebody=False), "file_kept_out"),
        ("nothing_kept_out", KeptOut(places=(), unread=("附件.txt",), names_somebody=False), "scan_unfinished"),
        ("nobody_unsettled", KeptOut(places=(), unread=(), names_somebody=True), "must_wait"),
    ],
)
def test_what_is_kept_out_is_not_approved(monkeypatch, name, kept_out, code):
    facts = ripe(**OF_THE_HEAD, kept_out=kept_out)
    with pytest.raises(Refused) as refused:
        steps.advance(Verb.APPROVE, facts, everything_said())

    assert [refusal.code for refusal in refused.value.refusals] == [code]
    monkeypatch.setattr(steps, "STEPS", without(name))
    assert steps.advance(Verb.APPROVE, facts, everything_said()).to is Stage.APPROVED


def overtaken(house):
    """Cancel a correction and begin another."""
    published = brought_to(Stage.PUBLISHED, house)
    first = actions.correct(published, Correction.MINOR, "改一处", by=house.drafter, at=NOON)
    actions.cancel(first, by=house.drafter, at=NOON)
    second = actions.correct(published, Correction.MINOR, "改另一处", by=house.drafter, at=NOON)
    actions.cancel(second, by=house.drafter, at=NOON)
    return first


@pytest.mark.django_db
def test_a_cancelled_correction_does_not_come_back_once_another_was_begun(monkeypatch):
    house = a_house()
    first = overtaken(house)

    with pytest.raises(Refused, match="overtaken"):
        actions.resume(first, by=house.drafter, at=NOON)

    monkeypatch.setattr(steps, "STEPS", without("not_overtaken"))
    actions.resume(first, by=house.drafter, at=NOON)
    assert Revision.objects.get(pk=first.pk).stage == Stage.DRAFT
