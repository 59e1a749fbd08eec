"""How texts are cut into passages, and how plans, reach and durations are put into words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.desk.passages import passages
from gongkai.desk.phrases.plan import inner_first, steps_in_words
from gongkai.desk.phrases.record import duration
from gongkai.disclosures import queries
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.rules.text import clean
from gongkai.measures.vocabulary import Audience, PersonKind
from gongkai.orgs.models import Group
from tests.factories import NOON, a_member, a_person, a_unit, started

PARTS = st.sampled_from(
    ["<p>", "</p>", "<table><tr><td>", "字", "&lt;", "<br>", "<!--", "-->", "\x00", "<script>", " "]
)


def test_a_text_is_cut_into_its_paragraphs_and_each_has_a_name():
    cut = passages("<h2>一</h2><p>党费<strong>486</strong>元</p><table><tbody><tr><td>1</td></tr></tbody></table>")

    assert [(one.anchor, one.html) for one in cut] == [
        ("p1", "<h2>一</h2>"),
        ("p2", "<p>党费<strong>486</strong>元</p>"),
        ("p3", "<table><tbody><tr><td>1</td></tr></tbody></table>"),
    ]


def test_nothing_that_could_run_is_in_a_passage():
    cut = passages('<p onclick="x()">甲<script>x()</script></p><a href="javascript:x()">乙</a>')

    assert [one.html for one in cut] == ["<p>甲</p>", '<a rel="noopener noreferrer nofollow">乙</a>']


@given(st.lists(PARTS).map("".join))
def test_any_text_can_be_cut_and_no_word_is_lost(text):
    assert "".join(one.html for one in passages(text)).count("字") == clean(text).count("字")


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=5), "不到 1 分钟"),
        (timedelta(minutes=59), "59 分钟"),
        (timedelta(hours=2), "2 小时"),
        (timedelta(hours=25), "1 天 1 小时"),
        (timedelta(days=3), "3 天"),
    ],
)
def test_durations_are_said_in_the_two_largest_units(span, said):
    assert duration(span) == said


@pytest.mark.article(4, 3)
def test_how_far_the_party_was_first_is_said():
    assert [inner_first(0, None, ""), inner_first(5, None, "急"), inner_first(5, 2, "")] == [
        "目录不要求先在党内公开。",
        "目录要求先在党内公开 5 天，方案写明免于先公开：急",
        "要先在党内公开满 5 天，才能向社会公开。现在已公开 2 天。",
    ]


def reached(house, **rung):
    revision = started(house, rungs=(RungDraft(**rung),))
    [step] = steps_in_words(queries.reach_of(revision, NOON.date()))
    return step.whom


@pytest.mark.article(10, 3)
def test_a_group_counts_everybody_on_it_once(house):
    person = a_person("甲")
    group = Group.objects.create(unit=house.college, name="离退休党员")
    group.people.add(person, a_person("乙"))

    said = reached(house, audience=Audience.SPECIFIC, groups=(group,), people=(person,))

    assert said == "甲、名单“离退休党员”，现有 2 人"


@pytest.mark.article(10, 2)
def test_a_unit_reaches_the_members_of_the_units_below_it(house):
    branch = a_unit("第一党支部", parent=house.college)
    a_member(branch)
    a_member(house.office)
    a_member(branch, left_on=NOON.date() - timedelta(days=1))

    said = reached(house, audience=Audience.INNER, units=(house.college,))

    assert said == "机械工程学院党委的党员，现有 1 人"


@pytest.mark.article(10, 3)
def test_all_students_are_counted_without_staff(house):
    a_person("学生", kind=PersonKind.STUDENT)

    assert reached(house, audience=Audience.SPECIFIC, all_students=True) == "全体学生，现有 1 人"
