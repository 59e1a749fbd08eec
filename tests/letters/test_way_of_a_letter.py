"""A letter from its writing to its answer, its rating and its reopening."""

import pytest

from gongkai.mailbox import actions, queries
from gongkai.mailbox.rules.words import Deed, State, Verb
from gongkai.measures.refusal import Refused
from tests.factories import NOON
from tests.letters.making import ANSWER, MONDAY, answer_saved, brought_to, found, fresh, known_to, sent, take_on, verbs

pytestmark = pytest.mark.django_db


@pytest.mark.article(14)
def test_a_letter_goes_from_its_writer_to_the_head_and_back(house):
    digits = sent()
    letter = take_on(found(digits), State.ANSWERED, house)
    course = queries.course_of(fresh(letter), MONDAY)

    assert course.state is State.ANSWERED
    assert [queries.text_of(answer) for answer in course.answers] == [ANSWER]
    assert [step.what for step in course.steps] == [Deed.WROTE, Verb.ACKNOWLEDGE, Verb.ASSIGN, Verb.APPROVE_ANSWER]


def test_its_words_come_back_as_they_were_written(house):
    words = queries.words_of(found(sent(title="标题", text="正文")))

    assert (words.title, words.text, words.complains_of) == ("标题", "正文", "")


def test_a_receipt_finds_its_own_letter_alone(house):
    one, other = sent(title="甲"), sent(title="乙")

    assert [queries.words_of(found(digits)).title for digits in (one, other)] == ["甲", "乙"]
    assert found("0000000000000000") is None


def test_of_a_receipt_nothing_is_kept_that_it_could_be_read_from(house):
    digits = sent()
    letter = found(digits)
    kept = " ".join(str(value) for value in vars(letter).values())

    assert digits not in kept
    assert letter.receipt.startswith("$argon2id$")


@pytest.mark.article(14)
def test_units_and_the_office_see_letters_when_they_concern_them(house):
    letter = found(sent())
    before = known_to(house.drafter)
    take_on(letter, State.ASSIGNED, house)

    assert (before, known_to(house.drafter), known_to(house.clerk)) == ([], [letter], [letter])


def test_the_letter_with_the_nearest_deadline_comes_first(house):
    new, assigned = found(sent()), brought_to(State.ASSIGNED, house)
    answered = brought_to(State.ANSWERED, house)

    assert known_to(house.clerk) == [new, assigned, answered]


def test_what_is_offered_is_what_is_let_through(house):
    letter = brought_to(State.ASSIGNED, house)

    assert verbs(letter, house.drafter) == {
        Verb.RETURN_ONCE, Verb.EXTEND, Verb.SAVE_ANSWER, Verb.NAME_PERSON,
    }  # fmt: skip
    assert verbs(letter, house.reviewer) == set()


@pytest.mark.article(7)
def test_nobody_approves_what_he_wrote(house):
    letter = brought_to(State.ASSIGNED, house)
    actions.save_answer(letter, ANSWER, by=house.head, at=NOON, version=letter.version)
    actions.send_up(fresh(letter), by=house.head, at=NOON, version=letter.version)

    assert fresh(letter).state == State.WITH_OFFICE
    assert Verb.APPROVE_ANSWER in verbs(letter, house.approver)


def test_an_answer_that_was_changed_meanwhile_is_not_approved_unread(house):
    letter = brought_to(State.WITH_HEAD, house)

    with pytest.raises(Refused, match="moved_meanwhile"):
        actions.approve_answer(letter, by=house.head, at=NOON, version=letter.version - 1)


def test_of_two_who_draft_the_second_is_told(house):
    letter = brought_to(State.ASSIGNED, house)
    version = letter.version
    answer_saved(letter, house)

    with pytest.raises(Refused, match="moved_meanwhile"):
        actions.save_answer(letter, "别的", by=house.head, at=NOON, version=version)


def test_a_letter_is_returned_once(house):
    letter = brought_to(State.ASSIGNED, house)
    actions.return_once(letter, "不归本单位", by=house.drafter, at=NOON)
    actions.assign(fresh(letter), house.college, by=house.clerk, at=NOON)

    with pytest.raises(Refused, match="letter_returned_once"):
        actions.return_once(fresh(letter), "还是不归", by=house.drafter, at=NOON)


def test_two_letters_of_a_kind_are_answered_as_one(house):
    first, second = sent(title="甲"), sent(title="乙")
    actions.merge(found(first), found(second), by=house.clerk, at=NOON)
    take_on(found(second), State.ANSWERED, house)
    course = queries.course_of(found(first), MONDAY)

    assert course.state is State.ANSWERED
    assert [queries.text_of(answer) for answer in course.answers] == [ANSWER]
    assert queries.words_of(course.letter).title == "甲"
