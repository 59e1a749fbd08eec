"""A reference is written in three ways, is read back as itself, and always leads to a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.measures.articles import ARTICLES
from gongkai.measures.numerals import NUMBERS, numeral
from gongkai.measures.reference import Ref, UnknownReference, every

REFS = st.sampled_from(every())


@pytest.mark.parametrize(
    ("ref", "chinese", "english", "anchor"),
    [
        (Ref(16, 3), "第十六条（三）", "Article 16(3)", "a16-3"),
        (Ref(9, paragraph=2), "第九条第二款", "Article 9, paragraph 2", "a9-p2"),
        (Ref(23), "第二十三条", "Article 23", "a23"),
        (Ref(10), "第十条", "Article 10", "a10"),
        (Ref(20, 1), "第二十条（一）", "Article 20(1)", "a20-1"),
    ],
)
def test_a_reference_is_written_in_three_ways(ref, chinese, english, anchor):
    assert (str(ref), ref.english, ref.anchor) == (chinese, english, anchor)


@given(REFS)
def test_what_is_written_is_read_back(ref):
    assert Ref.parse(str(ref)) == ref


@given(st.tuples(REFS, REFS))
def test_references_are_equal_exactly_when_they_are_written_alike(pair):
    first, second = pair

    same = first == second
    assert (str(first) == str(second), first.english == second.english, first.anchor == second.anchor) == (same,) * 3


@given(st.integers(-1, 30), st.none() | st.integers(-1, 10), st.none() | st.integers(-1, 5))
def test_only_passages_of_the_text_can_be_referred_to(article, item, paragraph):
    listed = {(each.article, each.item, each.paragraph) for each in every()}
    try:
        Ref(article, item, paragraph)
        made = True
    except UnknownReference:
        made = False

    assert made == ((article, item, paragraph) in listed)


def test_the_text_has_59_passages_to_refer_to():
    assert len(every()) == 23 + 29 + 7


@given(st.text("第条款项（）一二三四五六七八九十百零 ()3", max_size=9))
def test_anything_else_is_not_a_reference(written):
    if written not in {str(each) for each in every()}:
        with pytest.raises(UnknownReference):
            Ref.parse(written)


@pytest.mark.parametrize(
    "written", ["", "第十六条(三)", "第十六条（九）", "第二十四条", "第十六条第一款", "第一十条", "第十六条（三）。"]
)
def test_a_near_miss_is_not_a_reference(written):
    with pytest.raises(UnknownReference):
        Ref.parse(written)


def test_references_are_ordered_as_the_text_is():
    refs = [Ref(16, 3), Ref(9, paragraph=2), Ref(16), Ref(9), Ref(9, paragraph=1), Ref(16, 1), Ref(2)]

    assert [str(each) for each in sorted(refs)] == [
        "第二条",
        "第九条",
        "第九条第一款",
        "第九条第二款",
        "第十六条",
        "第十六条（一）",
        "第十六条（三）",
    ]


def test_a_reference_gives_the_passage_it_names():
    assert Ref(16, 4).text.zh == "实施。各单位经审批后实施党务公开。"
    assert Ref(14, paragraph=1).text.zh == "根据党务公开的内容和范围，选择适当的公开方式。"
    assert Ref(23).text == ARTICLES[23].text


@given(st.integers(1, 99))
def test_a_numeral_is_read_back(number):
    assert NUMBERS[numeral(number)] == number


@pytest.mark.parametrize("number", [0, 100, -3])
def test_a_number_beyond_the_numerals_is_refused(number):
    with pytest.raises(ValueError, match="only 1 to 99"):
        numeral(number)
