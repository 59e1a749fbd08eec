"""What letters are about: words that five letters of a month share, and never anybody's name."""

from datetime import date

import pytest

from gongkai.mailbox.rules.topics import FEWEST, Topic, enough, topics, words_of

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
HEATING = "宿舍的暖气不热，晚上太冷。"
CANTEEN = "食堂的饭菜涨价了。"
NOBODY: frozenset[str] = frozenset()


def told(letters, names=()):
    return {topic.word: topic.months for topic in topics(letters, names)}


@pytest.mark.article(8)
def test_a_word_is_told_with_the_number_of_letters_of_each_month():
    letters = {JUNE: [HEATING] * 6, MAY: [HEATING] * 5 + [CANTEEN] * 7}

    assert told(letters)["宿舍"] == (5, 6)
    assert told(letters)["食堂"] == (7, None)


def test_the_most_frequent_comes_first():
    found = topics({MAY: [CANTEEN] * 7 + [HEATING] * 5}, ())

    assert (found[0].letters, found[-1].letters) == (7, 5)


@pytest.mark.parametrize(("letters", "expected"), [(FEWEST - 1, {}), (FEWEST, {"宿舍": (5,), "暖气": (5,)})])
def test_what_fewer_than_five_letters_say_is_not_told(letters, expected):
    assert told({MAY: [HEATING] * letters}) == expected


def test_five_letters_over_two_months_are_too_few_in_each():
    assert told({MAY: [HEATING] * 3, JUNE: [HEATING] * 4}) == {}


def test_a_word_counts_once_a_letter():
    assert told({MAY: ["宿舍" * 9] * 4}) == {}


def test_the_sum_tells_nothing_of_a_month_that_is_not_told():
    assert Topic("宿舍", (5, None, 7)).letters == 12
    assert topics({MAY: [HEATING] * 5, JUNE: [HEATING] * 4}, ())[0].letters == 5


@pytest.mark.parametrize("name", ["王建设", "欧阳建设"])
def test_neither_a_name_the_school_knows_nor_a_part_of_it_is_told(name):
    letters = {MAY: [f"{name}负责的宿舍建设。"] * 9}

    assert "建设" not in told(letters, [name])
    assert told(letters, [name])["宿舍"] == (9,)


def test_a_name_that_nobody_knows_is_told_apart_by_the_kind_of_word():
    assert "张伟" not in told({MAY: ["张伟在食堂插队。"] * 9})


@pytest.mark.parametrize("word", ["学校", "老师", "建议", "问题"])
def test_what_stands_in_every_letter_is_not_told(word):
    assert word not in words_of(f"{word}宿舍", NOBODY)


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (1, None), (4, None), (5, 5), (12, 12)])
def test_a_number_below_five_is_not_told(count, expected):
    assert enough(count) == expected
