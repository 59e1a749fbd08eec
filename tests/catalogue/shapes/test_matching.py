"""Entries of a table beside those of a draft: the same ones are found again, whatever else changed."""

from dataclasses import replace

import pytest
from little_office import first_wording

from gongkai.catalogue.tables.matching import placed
from gongkai.measures.vocabulary import Channel, MatterClass

pytestmark = pytest.mark.article(13)


class College:
    pk = 7


FEES = first_wording(College)
MEMBERS = replace(FEES, code="1.2", title="党员发展情况")


def told(wordings, standing=()):
    found = placed(wordings, dict(standing))
    return [(one.wording.code, one.key, one.effect.value, one.refusal and one.refusal.code) for one in found]


def test_new_entries_take_the_next_free_number_of_their_class():
    conduct = replace(FEES, code="", matter_class=MatterClass.INTEGRITY)

    standing = {"a": replace(MEMBERS, code="4.1")}
    assert told([replace(FEES, code=""), conduct, replace(FEES, code="", title="换届")], standing) == [
        ("4.2", None, "added", None),
        ("6.1", None, "added", None),
        ("4.3", None, "added", None),
    ]


def test_the_same_again_changes_nothing():
    once = placed([replace(FEES, code=""), replace(MEMBERS, code="")], {})
    standing = dict(enumerate(one.wording for one in once))

    assert told([replace(FEES, code=""), replace(MEMBERS, code="")], standing) == [
        ("4.1", 0, "unchanged", None),
        ("4.2", 1, "unchanged", None),
    ]


def test_an_entry_is_known_by_class_and_title_and_gets_its_new_code():
    assert told([replace(FEES, code="3.1")], {"a": FEES}) == [("3.1", "a", "changed", None)]


def test_an_entry_with_a_new_title_is_known_by_its_code():
    assert told([replace(FEES, title="党费")], {"a": FEES}) == [("1.1", "a", "changed", None)]


def test_a_row_put_in_between_moves_codes_and_not_entries():
    rows = [replace(FEES, title="新事项"), replace(FEES, code="1.2"), replace(MEMBERS, code="1.3")]

    assert told(rows, {"a": FEES, "b": MEMBERS}) == [
        ("1.1", None, "added", None),
        ("1.2", "a", "changed", None),
        ("1.3", "b", "changed", None),
    ]


def test_what_a_table_does_not_say_stays_and_order_does_not_matter():
    before = replace(FEES, channels=(Channel.NOTICE_BOARD, Channel.PORTAL), inner_first_days=5)

    assert told([FEES], {"a": before}) == [("1.1", "a", "unchanged", None)]


def test_the_same_title_twice_in_a_class_is_refused():
    again = replace(FEES, code="1.5", title="党费收缴、管理 和使用情况")

    assert [one[3] for one in told([FEES, again])] == [None, "row_repeated"]


def test_a_code_that_another_entry_keeps_is_refused():
    assert told([replace(MEMBERS, code="1.1")], {"a": FEES, "b": MEMBERS}) == [
        ("1.1", "b", "changed", "entry_code_taken")
    ]
    assert [one[3] for one in told([FEES, replace(MEMBERS, code="1.1")])] == [None, "entry_code_taken"]
