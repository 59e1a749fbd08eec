"""What was made known, corrected, taken down, sent back and checked, and how long each step took."""

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.models import CheckRecord
from gongkai.disclosures.rules.words import Alarm, Correction, Stage
from gongkai.figures.rules.spans import Span
from gongkai.figures.rules.values import Value
from tests.factories import NOON, approved, brought_to, passed, proposed, started, take_on
from tests.figures.asking import at_time, by_unit, later, of, part, rows

pytestmark = [pytest.mark.article(16), pytest.mark.django_db]
TODAY = Span(NOON.date(), later(1).date())
TOMORROW = Span(later(1).date(), later(2).date())


def corrected(revision, house, at):
    """Correct what is public, and publish the correction, all at one time."""
    fresh = actions.correct(revision, Correction.MINOR, "数字更正", by=house.drafter, at=at)
    return take_on(fresh, Stage.PUBLISHED, house, at=at)


def test_a_disclosure_is_made_known_once_and_corrected_as_often_as_it_is(house):
    first = brought_to(Stage.PUBLISHED, house)
    second = corrected(first, house, later(1))
    corrected(second, house, later(1, 1))

    assert [part("disclosures.published", span=span, at=later(2)) for span in (TODAY, TOMORROW)] == [1, 0]
    assert [part("disclosures.corrected", span=span, at=later(2)) for span in (TODAY, TOMORROW)] == [0, 2]
    assert part("disclosures.corrected", at=later(1)) == 1


def test_a_day_begins_and_ends_at_midnight_in_china(house):
    brought_to(Stage.PUBLISHED, house, at=at_time(9, 14, 0, 0, 0))
    brought_to(Stage.PUBLISHED, house, at=at_time(9, 14, 23, 59, 59))
    brought_to(Stage.PUBLISHED, house, at=at_time(9, 15, 0, 0, 0))

    assert part("disclosures.published", span=TODAY, at=later(9)) == 2


@pytest.mark.article(8)
def test_what_is_suspended_and_restored_was_suspended_and_is_counted_once(house):
    revision = brought_to(Stage.PUBLISHED, house)
    for _ in range(2):
        actions.suspend(revision, by=house.reviewer, at=NOON, alarm=Alarm.FALSE, reason="数字有误")
        actions.ask_restore(revision, by=house.reviewer, at=NOON, reason="核对无误")
        actions.restore(revision, by=house.head, at=NOON, reason="核对无误")

    assert (part("disclosures.suspended"), part("disclosures.withdrawn")) == (1, 0)


def test_what_is_withdrawn_is_still_counted_as_made_known(house):
    revision = brought_to(Stage.PUBLISHED, house)
    actions.withdraw(revision, by=house.approver, at=later(1), reason="内容有误")

    assert (part("disclosures.withdrawn", at=NOON), part("disclosures.withdrawn", at=later(1))) == (0, 1)
    assert part("disclosures.published", at=later(1)) == 1


def test_of_what_was_proposed_a_share_was_sent_back(house):
    back = brought_to(Stage.IN_REVIEW, house)
    actions.send_back(back, by=house.reviewer, at=later(1), reason="数字不对")
    proposed(back, house, at=later(2))
    actions.send_back(back, by=house.reviewer, at=later(3), reason="还不对")
    brought_to(Stage.IN_REVIEW, house)

    assert of("steps.sent_back") == Value(0, 2)
    assert of("steps.sent_back", at=later(4)) == Value(1, 2)
    assert len(rows("steps.sent_back", at=later(4))) == 2


def found(revision, *severities):
    """Let a further check have found things of these severities, as they are kept."""
    findings = [{"kind": "identity", "severity": one} for one in severities]
    CheckRecord.objects.create(revision=revision, round=9, plan_hash="0" * 64, rules="1", findings=findings, at=NOON)


@pytest.mark.article(9)
def test_a_revision_counts_once_for_every_severity_found_in_it(house):
    found(brought_to(Stage.IN_REVIEW, house), "must", "must", "hint")
    found(brought_to(Stage.IN_REVIEW, house), "hint")
    found(brought_to(Stage.IN_REVIEW, house))

    told = {code: of(f"checks.{code}") for code in ("checked", "must", "confirm", "hint")}
    assert told == {"checked": Value(3, 3), "must": Value(1, 3), "confirm": Value(0, 3), "hint": Value(2, 3)}


@pytest.mark.article(9)
def test_what_a_reviewer_lets_stay_is_counted_when_he_says_so(house):
    revision = brought_to(Stage.WITH_OFFICE, house, title="公示王小明身份证号码11010519491231002X", body="<p>情况</p>")
    actions.send_back(revision, by=house.clerk, at=NOON, reason="改")
    quiet = part("checks.let_stay", at=later(3))
    take_on(revision, Stage.APPROVED, house, at=later(1))

    assert (quiet, part("checks.must", at=NOON)) == (0, 1)
    assert (part("checks.let_stay", at=NOON), part("checks.let_stay", at=later(1))) == (0, 1)


def step(name, **more):
    return {what: of(f"steps.{name}.{what}", at=later(30), **more) for what in ("median", "longest")}


def published(revision, house, *, at):
    actions.publish(revision, by=house.drafter, at=at)


def walked(house, begun, *times):
    """Take a matter as far as there are times: proposed, read, approved, published."""
    revision = started(house, at=begun)
    for go, at in zip((proposed, passed, approved, published), times, strict=False):
        go(revision, house, at=at)
    return revision


def test_time_is_counted_in_working_days_and_the_first_day_is_not(house):
    """From Monday the 14th; the 20th of September 2026 is a Sunday that is worked, from the 25th on it is free."""
    walked(house, at_time(9, 14, 9), at_time(9, 14, 18), at_time(9, 18), at_time(9, 21), at_time(9, 28))

    assert step("draft") == {"median": Value(0, 1), "longest": Value(0, 1)}
    assert step("in_review")["median"] == Value(4, 1)


def test_half_of_the_matters_needed_at_most_the_median(house):
    for days in (1, 2, 4):
        walked(house, NOON, NOON, later(days))

    assert step("in_review") == {"median": Value(2, 3), "longest": Value(4, 3)}


def test_only_what_left_a_step_within_the_days_is_counted(house):
    walked(house, NOON, NOON, later(1))
    walked(house, NOON, NOON)

    assert step("in_review", span=TODAY)["median"] == Value(0, 0)
    assert step("in_review", span=TOMORROW)["median"] == Value(1, 1)


def test_what_comes_back_stays_twice_and_is_one_matter(house):
    revision = walked(house, NOON, NOON)
    actions.send_back(revision, by=house.reviewer, at=later(1), reason="数字不对")
    proposed(revision, house, at=later(3))
    passed(revision, house, at=later(4))

    assert step("in_review") == {"median": Value(1, 1), "longest": Value(1, 1)}
    assert step("draft") == {"median": Value(0, 1), "longest": Value(2, 1)}
    assert rows("steps.in_review.median", at=later(30)) == [revision]


def test_a_draft_given_up_took_no_time_to_propose(house):
    actions.cancel(started(house), by=house.drafter, at=later(2))

    assert step("draft")["longest"] == Value(0, 0)


def test_a_correction_is_begun_when_somebody_first_writes_in_it(house):
    first = brought_to(Stage.PUBLISHED, house)
    fresh = actions.correct(first, Correction.MINOR, "更正", by=house.drafter, at=later(7))
    proposed(fresh, house, at=later(8))

    assert step("draft", span=Span(later(8).date(), later(9).date()))["longest"] == Value(1, 1)


def waiting(at):
    return {name: part(f"steps.{name}.waiting", at=at) for name in ("draft", "in_review", "with_head", "approved")}


def test_what_lies_in_a_step_at_a_moment_is_waiting_in_it(house):
    walked(house, NOON, later(1), later(2), later(3), later(4))

    assert [[name for name, number in waiting(later(day, 1)).items() if number] for day in range(5)] == [
        [], ["in_review"], ["with_head"], ["approved"], []]  # fmt: skip


@pytest.mark.article(5)
def test_a_draft_waits_only_once_it_was_proposed(house):
    revision = started(house)
    unseen = waiting(later(3))["draft"]
    proposed(revision, house, at=later(1))
    actions.send_back(revision, by=house.reviewer, at=later(2), reason="数字不对")

    assert (unseen, waiting(later(3))["draft"]) == (0, 1)
    assert rows("steps.draft.waiting", at=later(3)) == [revision]


def test_matters_count_for_the_unit_they_name(house):
    brought_to(Stage.PUBLISHED, house)

    found = by_unit("disclosures.published", house.college, house.office)
    assert found == {house.college.pk: Value(1, 1), house.office.pk: Value(0, 0)}
    assert part("steps.in_review.median", house.office) == 0
