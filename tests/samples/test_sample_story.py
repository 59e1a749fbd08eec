"""The story the sample school is made from: whole, invented, and in order."""

import re
from itertools import pairwise

import pytest

from gongkai.desk.passages import passages
from gongkai.disclosures.rules.text import clean, length, paragraphs
from gongkai.samples import story

STORY = story.Story.told_on(story.LAST_DAY)
TOLD = STORY.disclosures()
KEYS = [told.key for told in TOLD]
BODIES = {told.key: told.body for told in TOLD}
FILES = {row["file"] for told in TOLD for row in told.attachments} | {
    step.more["file"] for told in TOLD for step in told.steps if "file" in step.more
}
PEOPLE = {row["username"]: row for row in STORY.people()}
SMALL = {row["code"] for row in STORY.units() if "small_from" in row}
every_disclosure = pytest.mark.parametrize("told", TOLD, ids=KEYS)


def names_in(folder, ending):
    return sorted(each.name.removesuffix(ending) for each in (story.DATA / folder).iterdir())


def test_every_text_belongs_to_a_disclosure_and_every_file_is_attached():
    assert names_in("bodies", ".html") == sorted(KEYS)
    assert names_in("files", "") == sorted(FILES)


def test_no_file_is_larger_than_thirty_kilobytes():
    assert [name for name in FILES if len(story.attached(name).read_bytes()) > 30 * 1024] == []


@every_disclosure
def test_a_text_survives_cleaning_unchanged(told):
    assert clean(told.body) == told.body.strip()


@every_disclosure
def test_a_text_is_of_readable_length(told):
    assert 100 <= length(told.body) <= 900 or told.key == "db-measures"


@every_disclosure
def test_the_steps_are_told_in_order(told):
    assert all(earlier.at < later.at for earlier, later in pairwise(told.steps))


@every_disclosure
def test_what_is_marked_is_a_passage_of_the_text(told):
    anchors = {passage.anchor for passage in passages(told.body)}

    assert [mark for step in told.steps for mark in step.more.get("marks", []) if mark not in anchors] == []


@every_disclosure
def test_what_is_corrected_stands_in_the_text(told):
    wrongs = [wrong for step in told.steps for wrong, _ in step.more.get("replace", [])]

    assert [wrong for wrong in wrongs if wrong not in told.body] == []


@pytest.mark.parametrize("telling", [*BODIES.values(), *(str(story._table(name)) for name in ("units", "people"))])
def test_nobody_real_is_named_or_can_be_called(telling):
    phones = re.findall(r"\d{3,4}[- ]\d{4} ?\d{4}", telling)

    assert [
        phone for phone in phones if not phone.startswith("024-0000 20") and not phone.startswith("024-0000 21")
    ] == []
    assert re.findall(r"(?<!\d)1\d{10}(?!\d)|\d{17}[\dX]|辽", telling) == []


def test_the_published_measures_have_all_articles_in_order():
    found = [line.split("\u3000")[0] for line in paragraphs(BODIES["db-measures"]) if re.match("第.{1,3}条", line)]

    assert found == [f"第{number}条" for number in NUMERALS]


def test_every_unit_with_disclosures_has_four_different_people_but_the_small_one():
    needed = {"drafter", "reviewer", "secrecy_reviewer", "head"}
    posts = [(row["username"], post["unit"], post["role"]) for row in PEOPLE.values() for post in row.get("posts", [])]
    for unit in {told.written["unit"] for told in TOLD} - SMALL:
        held = [(who, role) for who, at, role in posts if at == unit and role in needed]
        assert {role for _, role in held} == needed
        assert len({who for who, _ in held}) == len(held)


def test_administrators_hold_no_business_post():
    assert [name for name, row in PEOPLE.items() if "administration" in row and "posts" in row] == []


NUMERALS = [
    *"一二三四五六七八九十",
    *(f"十{digit}" for digit in "一二三四五六七八九"),
    *("二十", "二十一", "二十二", "二十三"),
]
