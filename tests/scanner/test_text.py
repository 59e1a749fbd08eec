"""The scan of passages: in order, each place once, the gravest reading, hidden places named."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.scanner.finding import Finding, Place, Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.passage import Hidden, Passage, Trouble
from gongkai.scanner.rules import Rules
from gongkai.scanner.sayings import SAYINGS, SAYINGS_OF_FILES
from gongkai.scanner.text import of_trouble, scan_text
from tests.scanner.reading import found

RULES = Rules.default()


@pytest.mark.article(9)
def test_a_finding_says_everything_about_itself():
    saying = SAYINGS[Kind.MOBILE]

    assert scan_text([Passage("电话13812345678", "第3段")], RULES) == [
        Finding(
            Kind.MOBILE, Severity.MUST, Place("第3段", 2, 13), "138******78", saying.reason, saying.fix, saying.source
        )
    ]


def test_findings_come_in_the_order_of_passages_and_places():
    passages = [Passage("秘密★1年，13812345678", "第1段"), Passage("13912345678，绝密★", "第2段")]

    assert [(one.place.part, one.kind) for one in scan_text(passages, RULES)] == [
        ("第1段", Kind.SECRECY_MARKING),
        ("第1段", Kind.MOBILE),
        ("第2段", Kind.MOBILE),
        ("第2段", Kind.SECRECY_MARKING),
    ]


def test_the_same_passage_twice_is_told_once():
    assert len(scan_text([Passage("13812345678", "第1段")] * 2, RULES)) == 1


def test_two_values_in_the_same_place_are_both_told():
    passages = [Passage("13812345678", "批注"), Passage("13892345678", "批注")]

    assert len(scan_text(passages, RULES)) == 2


@pytest.mark.parametrize(
    ("hidden", "part"),
    [(Hidden.NO, "第1段"), (Hidden.REVISION, "第1段（修订痕迹）"), (Hidden.COVERED, "第1段（被遮盖的文字）")],
)
def test_a_place_says_whether_readers_would_see_it(hidden, part):
    [one] = scan_text([Passage("13812345678", "第1段", hidden)], RULES)

    assert one.place.part == part


def test_of_overlapping_hits_the_gravest_stays():
    assert found("学号13812345678") == [(Kind.MOBILE, "13812345678")]


def test_a_place_within_a_disguised_text_is_that_of_the_original():
    [one] = scan_text([Passage("甲\u200b乙，１３８\u200b1234 5678。", "第1段")], RULES)

    assert (one.place.start, one.place.end) == (4, 17)


@pytest.mark.article(16, 2)
@pytest.mark.parametrize("kind", SAYINGS_OF_FILES)
def test_what_is_wrong_with_a_file_is_a_finding(kind):
    one = of_trouble(Trouble(kind.value, "附件1.docx", "一处"))

    assert (one.kind, one.severity, one.place.part, one.masked) == (kind, SAYINGS[kind].severity, "附件1.docx", "一处")


@pytest.mark.article(16, 2)
@pytest.mark.parametrize(
    "kind", [Kind.FILE_UNREADABLE, Kind.FILE_ENCRYPTED, Kind.FILE_UNKNOWN, Kind.FILE_BROKEN, Kind.FILE_NEEDS_OCR]
)
def test_what_could_not_be_read_is_never_passed_over(kind):
    assert SAYINGS[kind].severity is Severity.MUST


def test_a_trouble_nobody_knows_is_an_error():
    with pytest.raises(ValueError, match="file_haunted"):
        of_trouble(Trouble("file_haunted", "x"))


def test_every_kind_has_its_saying():
    assert list(SAYINGS) == list(Kind)


@given(st.text(alphabet="身份证号秘密★正在调查 \n0123456789xX-—（）《》：，。@.E+王伟男室号", max_size=200))
def test_every_place_lies_within_the_text_and_none_overlap(text):
    places = [one.place for one in scan_text([Passage(text, "第1段")], RULES)]

    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert all(one.end <= two.start for one, two in pairwise(places))
