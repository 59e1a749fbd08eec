"""A mask shows that something is there, and never the whole of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.scanner.kinds import Kind
from gongkai.scanner.masking import MASKS, Mask, masked, masked_finding
from tests.scanner.corpus.planted import planted
from tests.scanner.reading import findings


@pytest.mark.parametrize(
    ("value", "mask", "shown"),
    [
        ("210303199003070019", Mask.IDENTITY, "210*************19"),
        ("138 1234-5678", Mask.PHONE, "138******78"),
        ("6228481234567890128", Mask.CARD, "622**************28"),
        ("王小明", Mask.NAME, "王**"),
        ("王伟", Mask.NAME, "王*"),
        ("E12345678", Mask.NUMBER, "E1******8"),
        ("绝密★20年", Mask.WORDS, "绝*****"),
        ("癌", Mask.WORDS, "*"),
        ("123", Mask.IDENTITY, "1**"),
        ("", Mask.NAME, ""),
    ],
)
def test_a_value_is_masked_by_what_it_is(value, mask, shown):
    assert masked(value, mask) == shown


@given(st.text(min_size=1), st.sampled_from(list(Mask)))
def test_at_most_three_first_and_two_last_and_half_of_the_signs_stay(value, mask):
    shown = masked(value, mask)
    stars = "*" * (len(shown) - len(shown) // 2)

    assert (mask.first <= 3, mask.last <= 2, stars in shown) == (True, True, True)


@given(st.text(alphabet="0123456789Xx王密 -", min_size=1), st.sampled_from(list(Kind)))
def test_no_masked_value_holds_the_value(value, kind):
    assert value.strip(" -") == "" or value not in masked_finding(value, kind)


def test_no_finding_of_the_corpus_shows_its_value():
    shown = [
        (one.masked, leak.value)
        for leak in planted()
        for one in findings(leak.text, row=leak.row, heading=leak.heading)
    ]

    assert [pair for pair in shown if len(pair[1]) > 1 and pair[1] in pair[0]] == []


def test_numbers_are_masked_as_numbers():
    assert {MASKS.get(kind, Mask.WORDS) for kind in (Kind.SECRECY_MARKING, Kind.HOME_ADDRESS, Kind.HEALTH)} == {
        Mask.WORDS
    }
