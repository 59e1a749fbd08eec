"""Disguises are undone, and every sign remembers where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.scanner.folding import fold

DISGUISED = [
    ("２１０Ｘ", "210X"),
    ("1\u200b2\ufeff3\u00ad4", "1234"),
    ("٢١٠", "210"),
    ("𝟏𝟐𝟑", "123"),
    ("⾝份证⼯作", "身份证工作"),
    ("绝　密", "绝密"),
    ("身 份 证 号", "身份证号"),
    ("一三八一二三四五六七八", "13812345678"),
    ("ａ＠ｂ．ｃｎ", "a@b.cn"),
    ("密\ufe0f级", "密级"),
]


@pytest.mark.parametrize(("written", "plain"), DISGUISED)
def test_a_disguise_is_undone(written, plain):
    assert fold(written).text == plain


@pytest.mark.parametrize(
    "text", ["党务公开，2026年5月1日。", "①13812345678", "张三 李四", "a b c", "x²", "第一季度", ""]
)
def test_what_is_no_disguise_stays(text):
    assert (fold(text).text, fold(text).origins) == (text, None)


def test_a_place_is_given_as_it_is_in_the_original():
    folded = fold("甲\u200b２\u200b１。")

    assert (folded.text, folded.origin(1, 3), folded.origin(0, 4)) == ("甲21。", (2, 5), (0, 6))


@given(st.text(alphabet="身份证 　12３４\u200b⾝𝟏一二三x。\n"))
def test_every_sign_stands_where_its_origin_says(text):
    folded = fold(text)
    origins = tuple(range(len(text))) if folded.origins is None else folded.origins

    assert len(origins) == len(folded.text)
    assert list(origins) == sorted(set(origins))
    assert all(0 <= origin < len(text) for origin in origins)
