"""The lists of the office: who keeps them, which lines can stand, what is recorded, and what they do to the check."""

import time

import pytest
from django.db import IntegrityError, transaction

from gongkai.ledger.models import Deed, Entry, Seal
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.refusal import Refused
from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text
from gongkai.screening.actions import Typed, keep_list
from gongkai.screening.models import WordList
from gongkai.screening.queries import last_changed, list_called, list_of, lists, rules_in_force
from gongkai.screening.rules import MOST_WORDS, Purpose
from tests.factories import NOON, a_house

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
ENTRY = dict.fromkeys((Purpose.ALLOWED, Purpose.STUDENT_NUMBERS, Purpose.STAFF_NUMBERS), "1234") | {
    Purpose.OFFICE_DOMAINS: "example.org"
}
"""A line that can stand in each list of which there is one."""


@pytest.fixture
def house(db):
    return a_house()


def kept(house, entries, purpose=Purpose.WORDS, row=None, by=None, version=None, **typed):
    said = Typed(entries=entries, **{"name": "未公布项目", **typed})
    return keep_list(row, said, purpose=purpose, by=by or house.clerk, at=NOON, version=version)


def refused(house, entries, purpose=Purpose.WORDS, **more):
    with pytest.raises(Refused) as caught:
        kept(house, entries, purpose, **more)
    return [(one.code, one.about) for one in caught.value.refusals]


def found(text):
    return [(one.kind, one.severity, one.masked) for one in scan_text([Passage(text, "第1段")], rules_in_force())]


def test_the_lines_of_a_list_are_trimmed_each_counts_once_and_empty_ones_are_left_out(house):
    row = kept(house, "  星火计划 \r\n\r\n启明工程\n星火计划\n")

    assert list_called(row.public_id).entries == "星火计划\n启明工程"


@pytest.mark.parametrize("who", ["clerk", "approver"])
def test_both_in_the_office_keep_lists(house, who):
    row = kept(house, "星火计划", by=getattr(house, who))

    assert (row.changed_by, row.changed_at) == (getattr(house, who), NOON)


@pytest.mark.parametrize("who", ["drafter", "reviewer", "secrecy_reviewer", "head", "inspector", "spokesperson"])
def test_nobody_else_keeps_lists(house, who):
    assert refused(house, "星火计划", by=getattr(house, who)) == [("not_your_task", "")]
    assert list(lists()) == []


@pytest.mark.parametrize(
    ("purpose", "entries", "wrong"),
    [
        (Purpose.WORDS, "密\n星火\n" + "长" * 81, [("word_length", "密"), ("word_length", "长" * 81)]),
        (Purpose.ALLOWED, "甲\n12", [("allowed_length", "甲")]),
        (Purpose.STUDENT_NUMBERS, "2021######\n###\n学号####", [("shape_odd", "###"), ("shape_odd", "学号####")]),
        (Purpose.STAFF_NUMBERS, "T#####\nT 1234", [("shape_odd", "T 1234")]),
        (
            Purpose.OFFICE_DOMAINS,
            "xx.edu.cn\n@xx.edu.cn\nlocalhost\n邮箱.中国",
            [("domain_odd", "@xx.edu.cn"), ("domain_odd", "localhost"), ("domain_odd", "邮箱.中国")],
        ),
    ],
)
def test_every_line_that_cannot_stand_is_named(house, purpose, entries, wrong):
    assert refused(house, entries, purpose) == wrong
    assert list(lists()) == []


def test_a_list_needs_a_name_and_has_an_end(house):
    many = "\n".join(f"词{number}" for number in range(MOST_WORDS + 1))

    assert refused(house, many, name=" ") == [("list_without_name", "name"), ("list_too_long", "20000")]


def test_every_reason_is_given_at_once(house):
    assert refused(house, "密", name="", by=house.drafter) == [
        ("not_your_task", ""), ("list_without_name", "name"), ("word_length", "密")
    ]  # fmt: skip


@pytest.mark.parametrize("purpose", ENTRY)
def test_of_every_other_purpose_there_is_one_list(house, purpose):
    row = kept(house, ENTRY[purpose], purpose)

    assert refused(house, ENTRY[purpose], purpose) == [("moved_meanwhile", "")]
    assert list_of(purpose) == row


def test_of_words_to_look_for_there_are_many_lists(house):
    rows = [kept(house, "星火计划"), kept(house, "启明工程")]

    assert (list(lists()), list_of(Purpose.WORDS)) == (rows, None)


def test_whoever_read_an_older_version_does_not_overwrite_a_newer_one(house):
    row = kept(house, "星火计划")
    kept(house, "启明工程", row=row, version=1)

    assert refused(house, "旧的想法", row=list_called(row.public_id), version=1) == [("moved_meanwhile", "")]
    assert (list_called(row.public_id).entries, list_called(row.public_id).version) == ("启明工程", 2)


def test_of_two_who_read_the_same_version_one_comes_too_late(house):
    row = kept(house, "星火计划")
    mine, theirs = list_called(row.public_id), list_called(row.public_id)
    kept(house, "启明工程", row=theirs)

    assert refused(house, "旧的想法", row=mine) == [("moved_meanwhile", "")]


def last_deed():
    return read_deeds(deeds(Narrowed())[:1])[0]


def test_what_was_done_is_recorded_without_the_words(house):
    row = kept(house, "星火计划\n启明工程", severity=Severity.MUST)
    kept(house, "启明工程\n蓝色星球\n红色星球", row=row, name="项目", severity=Severity.HINT, is_active=False)
    line = last_deed()

    assert (line.by, line.leaf.reason, line.leaf.item) == (
        house.clerk.public_id, "word_list_kept", f"word_list/{row.public_id}",
    )  # fmt: skip
    assert line.told == {
        "purpose": "words", "added": 2, "removed": 1, "name": ["未公布项目", "项目"],
        "severity": ["must", "hint"], "is_active": [True, False],
    }  # fmt: skip
    assert line.fits


def test_no_word_of_a_list_stands_in_the_log_or_beside_it(house):
    kept(house, "星火计划", reason="星火计划还没有公布。")
    rows = [row for model in (Entry, Seal, Deed) for row in model.objects.values()]

    assert (len(rows), "星火" in repr(rows)) == (3, False)


def test_nothing_is_recorded_of_what_was_refused(house):
    refused(house, "密")

    assert Entry.objects.count() == 0


def test_the_words_are_found_with_what_the_office_says_of_them(house):
    row = kept(house, "星火计划", severity=Severity.MUST, reason="项目尚未公布。", fix="等公布后再写。")
    [one] = scan_text([Passage("推进星火计划", "第1段")], rules_in_force())

    assert (one.kind, one.severity, one.masked, one.listed) == (
        Kind.SCHOOL_WORD, Severity.MUST, "星***", str(row.public_id),
    )  # fmt: skip
    assert (one.reason, one.fix) == ("项目尚未公布。（词表：未公布项目）", "等公布后再写。")


@pytest.mark.parametrize(
    ("purpose", "entries", "text", "without", "within"),
    [
        (Purpose.ALLOWED, "机密文件管理规定", "按机密文件管理规定办理。", ["secrecy_word"], []),
        (Purpose.ALLOWED, "138-1234-5678", "电话13812345678。", ["mobile_number"], []),
        (Purpose.STUDENT_NUMBERS, "7#####-@", "712345-B 优秀", [], ["student_number"]),
        (Purpose.STAFF_NUMBERS, "T#####", "T00123 优秀", [], ["staff_number"]),
        (Purpose.OFFICE_DOMAINS, "Example.ORG", "写信到 a@dept.example.org", ["email"], ["office_email"]),
        (Purpose.OFFICE_DOMAINS, "example.org", "写信到 a@xx.edu.cn", ["office_email"], ["email"]),
    ],
)
def test_each_list_does_what_it_is_for(house, purpose, entries, text, without, within):
    before = [kind for kind, *_ in found(text)]
    row = kept(house, entries, purpose)
    after = [kind for kind, *_ in found(text)]
    kept(house, entries, purpose, row=row, is_active=False)

    assert (before, after) == (without, within)
    assert [kind for kind, *_ in found(text)] == without


def test_a_list_that_is_not_used_counts_for_nothing(house):
    row = kept(house, "星火计划")
    kept(house, "星火计划", row=row, is_active=False)

    assert (found("星火计划"), rules_in_force()) == ([], Rules.default())


def test_another_version_of_the_rules_is_in_force_after_every_change_of_what_is_looked_for(house):
    versions = [rules_in_force().version]
    row = kept(house, "星火计划")
    for changes in ({"entries": "启明工程"}, {"entries": "启明工程", "severity": Severity.MUST}):
        versions.append(rules_in_force().version)
        kept(house, row=row, **changes)
    versions.append(rules_in_force().version)

    assert len(set(versions)) == 4
    assert last_changed() == NOON


def test_five_thousand_words_are_kept_and_found(house):
    words = [f"代号{number:04}" for number in range(5000)]
    begun = time.monotonic()
    row = kept(house, "\n".join(words))

    assert list_called(row.public_id).entries.splitlines() == words
    assert [masked for *_, masked in found("参加代号4999、代号0000和代号5000。")] == ["代*****", "代*****"]
    assert time.monotonic() - begun < 10


def test_the_database_itself_keeps_a_second_list_of_one_purpose_out(house):
    kept(house, "1234", Purpose.ALLOWED)

    with pytest.raises(IntegrityError), transaction.atomic():
        WordList.objects.create(purpose=Purpose.ALLOWED, name="另一份", changed_at=NOON)


@pytest.mark.parametrize("wrong", [{"purpose": "other"}, {"purpose": "words", "severity": "fatal"}])
def test_the_database_itself_keeps_unknown_words_out(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        WordList.objects.create(name="甲", changed_at=NOON, **wrong)
