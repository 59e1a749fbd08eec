"""A difference loses nothing: the old and the new text can be read off it again."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.disclosures.rules.difference import Piece, changed, compare

texts = st.lists(st.text("党务公开收缴费用一二三。", min_size=1, max_size=12), max_size=6)


def read_off(rows, kind):
    """Return the paragraphs that one side of a difference shows."""
    sides = [[piece for piece in row if piece.kind in {"same", kind}] for row in rows]
    return ["".join(piece.text for piece in side) for side in sides if side]


@given(before=texts, after=texts)
def test_both_texts_can_be_read_off_a_difference(before, after):
    rows = compare(before, after)

    assert (read_off(rows, "gone"), read_off(rows, "new")) == (before, after)


@given(text=texts)
def test_equal_texts_do_not_differ(text):
    assert changed(text, list(text)) == []


def test_a_changed_number_is_shown_inside_its_paragraph():
    rows = changed(["总则", "收缴党费486320元。"], ["总则", "收缴党费496320元。"])

    assert rows == [[Piece("same", "收缴党费4"), Piece("gone", "8"), Piece("new", "9"), Piece("same", "6320元。")]]


def test_a_rewritten_paragraph_is_one_gone_and_one_new():
    assert changed(["甲乙丙丁"], ["一二三四"]) == [[Piece("gone", "甲乙丙丁"), Piece("new", "一二三四")]]
