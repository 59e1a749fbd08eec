"""What a school adds: words, what may pass, shapes of numbers; and a version that tells when to scan anew."""

import pytest

from gongkai.scanner import rules as module
from gongkai.scanner.automaton import compiled
from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.rules import Rules, UnusableRules, WordList
from tests.scanner.reading import findings, found

NAMES = WordList("projects", "未公开项目", ("星火计划", "HIV"), Severity.MUST, "项目尚未公布。", "等公布后再写。")


@pytest.mark.article(9)
def test_a_word_of_the_schools_list_is_found_with_the_lists_own_reason():
    [one] = findings("关于星火计划的安排", rules=Rules(lists=(NAMES,)))

    assert (one.kind, one.severity, one.reason, one.fix) == (
        Kind.SCHOOL_WORD,
        Severity.MUST,
        "项目尚未公布。（词表：未公开项目）",
        "等公布后再写。",
    )


@pytest.mark.parametrize("text", ["星 火 计 划", "星\u200b火计划", "ｈｉｖ", "Hiv"])
def test_a_word_is_found_under_its_disguises(text):
    assert found(text, rules=Rules(lists=(NAMES,))) == [(Kind.SCHOOL_WORD, text)]


def test_a_word_may_stand_in_the_surroundings_that_the_school_lets_pass():
    rules = Rules(lists=(NAMES,), allowed=("星火计划展览",))

    assert found("星火计划展览与星火计划", rules=rules) == [(Kind.SCHOOL_WORD, "星火计划")]


def test_a_word_of_two_lists_is_one_finding_by_the_graver_list():
    mild = WordList("mild", "一般", ("星火计划",), Severity.HINT)
    rules = Rules(lists=(mild, NAMES))

    assert [one.severity for one in findings("星火计划", rules=rules)] == [Severity.MUST]


@pytest.mark.parametrize(
    "change",
    [
        {"lists": (NAMES,)},
        {"allowed": ("某某",)},
        {"student_shapes": ("12021######",)},
        {"staff_shapes": ("@####",)},
        {"office_domains": ()},
    ],
)
def test_the_version_changes_with_every_part_of_the_rules(change):
    assert Rules(**change).version != Rules.default().version


def test_the_version_is_the_same_for_the_same_rules_and_changes_with_the_detectors(monkeypatch):
    before = Rules(lists=(NAMES,)).version
    assert Rules(lists=(NAMES,)).version == before

    module._version.cache_clear()
    monkeypatch.setattr(module, "EDITION", "next")
    assert Rules(lists=(NAMES,)).version != before
    module._version.cache_clear()


@pytest.mark.parametrize(
    "parts",
    [
        {"allowed": ("密",)},
        {"allowed": ("长" * 81,)},
        {"student_shapes": ("(a+)+$",)},
        {"staff_shapes": ("##",)},
        {"student_shapes": ("学####",)},
    ],
)
def test_rules_that_could_not_be_used_are_refused(parts):
    with pytest.raises(UnusableRules):
        Rules(**parts)


def test_a_word_of_one_character_is_refused():
    with pytest.raises(UnusableRules, match="密"):
        WordList("x", "过短", ("密",))


@pytest.mark.parametrize("allowed", ["千山中路13812345678号", "138", "5678"])
def test_digits_within_words_that_may_stand_let_no_other_number_pass(allowed):
    assert found("13812345678", rules=Rules(allowed=(allowed,))) == [(Kind.MOBILE, "13812345678")]


def test_the_words_are_made_ready_once():
    assert compiled(Rules(lists=(NAMES,))) is compiled(Rules(lists=(NAMES,)))
