"""What the writer does later on, what the clock does, and what is published of it. Source: 第十一条（五）、第十四条."""

from datetime import timedelta

import pytest

from gongkai.disclosures.actions import RungDraft, correct
from gongkai.disclosures.rules.words import Correction
from gongkai.ledger.models import Deed as Recorded
from gongkai.mailbox import actions, queries
from gongkai.mailbox.rules.words import Deed, Kind, Outcome, State, Verb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience
from gongkai.notices.models import Notice
from gongkai.workdays.calendar import usual
from tests import factories
from tests.factories import NOON, Stage
from tests.factories import brought_to as a_matter
from tests.letters.making import (
    ANSWER,
    MONDAY,
    a_letter,
    answer_saved,
    brought_to,
    found,
    fresh,
    later,
    sent,
    take_on,
    verbs,
)

pytestmark = pytest.mark.django_db
MORNING = NOON.replace(hour=8)


def an_answered(house, **more):
    digits = sent(**more)
    take_on(found(digits), State.ANSWERED, house)
    return digits


def test_what_a_writer_does_leaves_no_deed(house):
    before = Recorded.objects.count()
    digits = sent()
    actions.follow_up(digits, "再问一句", on=MONDAY)

    assert Recorded.objects.count() == before


def test_a_writer_follows_up_once(house):
    digits = sent()
    actions.follow_up(digits, "再问一句", on=MONDAY)

    with pytest.raises(Refused, match="letter_followed_up"):
        actions.follow_up(digits, "又问一句", on=MONDAY)


def test_an_answer_is_rated_once(house):
    digits = an_answered(house)
    actions.rate(digits, 4, on=MONDAY)

    assert found(digits).rating == 4
    with pytest.raises(Refused, match="letter_rated"):
        actions.rate(digits, 1, on=MONDAY)


@pytest.mark.article(4, 2)
def test_a_letter_is_reopened_once_goes_back_and_its_clock_begins_anew(house):
    digits = an_answered(house)
    actions.reopen(digits, "没有说何时", on=later(1))
    letter = found(digits)
    take_on(letter, State.ANSWERED, house, at=NOON + timedelta(days=2), text="十月一日。")
    answers = queries.course_of(fresh(letter), later(2)).answers

    assert [queries.text_of(one) for one in answers] == [ANSWER, "十月一日。"]
    with pytest.raises(Refused, match="letter_reopened"):
        actions.reopen(digits, "还是没有", on=later(2))


def test_an_old_answer_is_not_reopened(house):
    digits = an_answered(house)

    with pytest.raises(Refused, match="letter_too_late_to_reopen"):
        actions.reopen(digits, "想起来了", on=later(40))


def test_a_merged_letter_that_is_reopened_is_its_own_again(house):
    one, other = sent(), sent()
    actions.merge(found(one), found(other), by=house.clerk, at=NOON)
    take_on(found(other), State.ANSWERED, house)
    actions.reopen(one, "我问的不是这个", on=MONDAY)
    course = queries.course_of(found(one), MONDAY)

    assert (course.state, found(other).state) == (State.ASSIGNED, State.ANSWERED)
    assert [queries.text_of(answer) for answer in course.answers] == [ANSWER]


def test_letters_of_two_kinds_are_not_merged(house):
    with pytest.raises(Refused, match="letter_merges_with_its_like"):
        actions.merge(found(sent()), found(sent(Kind.SUGGESTION)), by=house.clerk, at=NOON)


def test_what_nobody_comes_back_to_is_closed_by_the_clock(house):
    digits = an_answered(house)
    actions.run_due(NOON + timedelta(days=40))

    assert found(digits).state == State.CLOSED


def test_staff_are_told_in_the_morning_and_never_when_somebody_writes(house):
    sent()
    at_once = Notice.objects.count()
    actions.run_due(NOON + timedelta(days=1))
    actions.run_due(NOON + timedelta(days=1, hours=1))
    told = Notice.objects.filter(kind="letter_waits")

    assert at_once == 0
    assert {one.person for one in told} == {house.clerk, house.approver}
    assert told.count() == 2


def test_before_eight_nobody_is_told(house):
    sent()

    assert (actions.run_due(MORNING - timedelta(minutes=1)), actions.run_due(MORNING)) == (0, 1)


def test_what_is_late_is_told_to_the_unit_and_three_days_later_to_the_office(house):
    letter = brought_to(State.ASSIGNED, house)
    Notice.objects.all().delete()
    first, third = (usual().add(letter.due_on, days) for days in (1, 3))
    told = []
    for day in (first, third):
        actions.run_due(MORNING.replace(year=day.year, month=day.month, day=day.day))
        told.append({one.person for one in Notice.objects.filter(kind="letter_late")})
        Notice.objects.all().delete()

    assert told == [{house.drafter, house.head}, {house.drafter, house.head, house.clerk, house.approver}]


def test_before_its_limit_a_letter_is_reminded_of_twice(house):
    letter = brought_to(State.ASSIGNED, house)
    on = [usual().add(letter.due_on, days) for days in (-3, -2, -1)] + [letter.due_on]
    for day in on:
        actions.run_due(MORNING.replace(year=day.year, month=day.month, day=day.day))

    assert Notice.objects.filter(kind="letter_due", person=house.drafter).count() == 2


def test_the_unit_is_told_in_the_morning_of_what_a_writer_adds(house):
    digits = sent()
    take_on(found(digits), State.ASSIGNED, house)
    actions.run_due(NOON)
    Notice.objects.all().delete()
    actions.follow_up(digits, "再问一句", on=later(1))
    actions.run_due(NOON + timedelta(days=1))

    assert {one.person for one in Notice.objects.filter(kind="letter_waits")} == {house.drafter, house.head}


def test_of_what_is_added_to_a_merged_letter_they_are_told_who_answer_both(house):
    one, other = sent(), sent()
    take_on(found(other), State.ASSIGNED, house)
    actions.merge(found(one), found(other), by=house.clerk, at=NOON)
    actions.follow_up(one, "再问一句", on=MONDAY)
    actions.run_due(NOON)

    assert [one.subject for one in Notice.objects.filter(kind="letter_waits", person=house.drafter)] == [
        f"letter/{found(other).public_id}"
    ]


def test_the_office_urges_what_is_being_answered(house):
    letter = brought_to(State.ASSIGNED, house)

    assert actions.urge([letter], by=house.clerk, at=NOON) == 1
    assert {one.person for one in Notice.objects.filter(kind="letter_urged")} == {house.drafter, house.head}


def test_a_request_is_answered_in_one_of_the_set_ways(house):
    letter = brought_to(State.ASSIGNED, house, Kind.REQUEST_TO_DISCLOSE)

    for wrong in (None, Outcome.CORRECTED):
        with pytest.raises(Refused, match="letter_outcome_missing"):
            answer_saved(letter, house, outcome=wrong)
    assert answer_saved(letter, house, outcome=Outcome.PARTLY).outcome == Outcome.PARTLY


@pytest.mark.article(4, 2)
def test_what_is_said_to_be_corrected_links_to_the_correction(house):
    wrong = a_matter(Stage.PUBLISHED, house)
    about = {"about": wrong.disclosure}
    letter = brought_to(State.ASSIGNED, house, Kind.REQUEST_TO_CORRECT, **about)

    for link in (None, wrong):
        with pytest.raises(Refused, match="letter_correction_missing"):
            answer_saved(letter, house, outcome=Outcome.CORRECTED, correction=link)


@pytest.mark.article(4, 2)
@pytest.mark.parametrize(("audience", "is_open"), [(Audience.PUBLIC, True), (Audience.INNER, False)])
def test_the_writer_is_led_to_a_correction_only_where_anybody_may_read_it(house, audience, is_open):
    said = {"rungs": (RungDraft(audience=audience),), "narrower_reason": "先在党内公开"}
    wrong = a_matter(Stage.PUBLISHED, house, **said)
    right = correct(wrong, Correction.MINOR, "更正数字", by=house.drafter, at=NOON)
    factories.take_on(right, Stage.PUBLISHED, house)
    letter = a_letter(Kind.REQUEST_TO_CORRECT)
    take_on(letter, State.ANSWERED, house, outcome=Outcome.CORRECTED, correction=right)

    assert [one.is_open for one in queries.course_of(letter, MONDAY).answers] == [is_open]


@pytest.mark.article(11, 5)
def test_an_extract_begins_as_a_masked_draft(house):
    said = {"text": f"{house.head.name}答应过，请打 13812345678。", "complains_of": house.head.name}
    letter = found(sent(**said))
    actions.acknowledge(letter, by=house.clerk, at=NOON)
    actions.assign(fresh(letter), house.college, by=house.clerk, at=NOON)
    answer_saved(fresh(letter), house)
    actions.send_up(fresh(letter), by=house.drafter, at=NOON, version=letter.version)
    actions.approve_answer(fresh(letter), by=house.approver, at=NOON, version=letter.version)
    revision = actions.start_extract(fresh(letter), by=house.drafter, at=NOON)

    assert (revision.stage, "13812345678" in revision.body, house.head.name in revision.body) == (
        Stage.DRAFT, False, False,
    )  # fmt: skip
    assert ANSWER in revision.body


def test_an_extract_is_begun_once(house):
    letter = brought_to(State.ANSWERED, house)
    offered = Verb.START_EXTRACT in verbs(letter, house.drafter)
    actions.start_extract(letter, by=house.drafter, at=NOON)

    assert offered
    with pytest.raises(Refused, match="letter_extract_started_already"):
        actions.start_extract(fresh(letter), by=house.drafter, at=NOON)


def test_a_letter_goes_with_its_unit_to_the_successor(house):
    letter = brought_to(State.ASSIGNED, house)
    from gongkai.orgs.models import Unit
    from gongkai.orgs.queries import duties_of
    from tests.factories import Role, a_post, a_unit

    after = a_unit("新学院", parent=house.school)
    drafter = a_post(Role.DRAFTER, after)
    Unit.objects.filter(pk=house.college.pk).update(taken_over_by=after, ends_on=MONDAY - timedelta(days=1))

    assert list(queries.letters_for(duties_of(drafter, MONDAY), MONDAY)) == [letter]


def test_a_writers_steps_are_told_by_the_day(house):
    digits = an_answered(house)
    actions.rate(digits, 5, "谢谢", on=MONDAY)
    step = queries.steps_of(found(digits))[-1]

    assert (step.what, step.on, step.by, queries.note_of(step)) == (Deed.RATED, MONDAY, None, "谢谢")
