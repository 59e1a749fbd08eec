"""The console: what it shows to whom, over which days, beside last year and the target. Source: 第十八条."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from gongkai.disclosures.rules.words import Stage
from gongkai.leading import actions as leading
from gongkai.leading.rules import Place
from gongkai.mailbox.rules.words import Kind
from gongkai.measures.vocabulary import Administration, Role, UnitKind
from gongkai.obligations import actions
from gongkai.policy.actions import set_value
from gongkai.policy.rules import Setting
from tests.desk.console.asking import CONSOLE, browser_of, lines, links, opened
from tests.desk.walking import cost
from tests.factories import LONG_AGO, NOON, a_person, a_post, a_unit, brought_to
from tests.letters.making import a_letter
from tests.obligations.things import YESTERDAY, a_period

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_the_office_sees_the_school_and_may_choose_a_unit(house):
    a_period(house, YESTERDAY)

    school, college, office = (opened(house.clerk, unit=code) for code in ("", "JX", "DB"))

    assert [lines(page)["obligations.overdue"] for page in (school, college, office)] == ["1", "1", "0"]
    assert [page.context["asked"].unit for page in (school, college)] == [None, house.college]


@pytest.mark.article(7)
def test_a_head_sees_his_own_unit_whatever_he_asks_for(house):
    a_period(house, YESTERDAY)
    other = a_post(Role.HEAD, a_unit("材料学院党委", UnitKind.COLLEGE, house.school, code="CL"))

    pages = [opened(other, unit=code) for code in ("", "JX", "CL")]

    assert [lines(page)["obligations.overdue"] for page in pages] == ["0", "0", "0"]
    assert {unit.code for page in pages for unit in page.context["asked"].units} == {"CL"}
    assert "机械工程" not in pages[1].content.decode()


def test_whoever_answers_for_nothing_finds_no_console(house):
    outsiders = (house.drafter, house.reviewer, house.spokesperson)

    assert {opened(person).status_code for person in outsiders} == {404}
    assert {name for person in outsiders for name in side(person)} & {"公开情况"} == set()
    assert "公开情况" in side(house.head)


def side(person):
    page = browser_of(person).get(reverse("desk:todo"))
    return [entry["label"] for group in page.context["side"] for entry in group["entries"]]


@pytest.mark.article(6)
def test_who_sits_on_the_leading_group_sees_numbers_of_the_school_and_no_rows(house):
    a_period(house, YESTERDAY)
    leading.take_seat(house.drafter, Place.MEMBER, "宣传部部长", starts_on=LONG_AGO, by=house.clerk, at=NOON)

    page = opened(house.drafter)

    assert (lines(page)["obligations.overdue"], links(page)) == ("1", {})
    assert CONSOLE in browser_of(house.drafter).get(reverse("desk:leading")).content.decode()


def test_the_audit_administrator_sees_numbers_and_no_rows(house):
    a_period(house, YESTERDAY)
    browser = browser_of(a_person(), Administration.AUDIT)

    page = browser.get(CONSOLE)

    assert (lines(page)["obligations.overdue"], links(page)) == ("1", {})
    assert browser.get(reverse("desk:console_catalogues")).status_code == 404
    assert [tile.url for tile in page.context["tiles"]] == ["", "", "", ""]


@pytest.mark.parametrize(("span", "overdue"), [
    ("", "1"), ("odd", "1"), ("2026Y", "1"), ("2026Q3", "1"), ("2026S", "1"),
    ("2026Q2", "0"), ("2025S", "0"), ("2025Y", "0"),
])  # fmt: skip
def test_years_school_years_and_quarters_are_looked_at(house, span, overdue):
    a_period(house, YESTERDAY)

    assert lines(opened(house.clerk, span=span))["obligations.overdue"] == overdue


def test_last_year_is_counted_until_the_same_day_and_as_it_was_known_then(house):
    brought_to(Stage.PUBLISHED, house, at=NOON - timedelta(days=365))
    brought_to(Stage.PUBLISHED, house, at=NOON - timedelta(days=364))
    brought_to(Stage.PUBLISHED, house)

    published = next(line for line in opened(house.clerk).context["matter_lines"] if "published" in line.figure.code)

    assert (published.says, published.before) == ("1", "1")


@pytest.mark.article(17)
def test_the_trend_says_what_it_shows_beside_last_year_and_the_target(house):
    a_period(house, YESTERDAY)
    actions.state_nothing(a_period(house, date(2026, 9, 10)), "没有", by=house.head, at=NOON)

    months = opened(house.clerk).context["months"]

    assert months.says == "按时公开率 50%，去年没有数据，没有达到目标 95%。"
    assert [dot.says for dot in months.drawing.now.dots] == ["9月 50%"]
    assert [(row.name, row.says, row.before) for row in months.rows if row.url] == [("2026-09", "50%（1/2）", "没有")]


@pytest.mark.article(21)
def test_the_target_is_the_schools_or_the_stricter_one_of_the_unit(house):
    a_period(house, YESTERDAY)
    set_value(Setting.ON_TIME_TARGET, 80, from_on=NOON.date(), by=house.approver, at=NOON)

    assert opened(house.clerk).context["target"] == 80
    assert "有到期的任务，其中 1 个低于目标 80%" in opened(house.clerk).context["heat"].says


def test_where_there_is_nothing_the_page_says_so(house):
    page = opened(house.clerk)
    text = page.content.decode()

    assert page.context["months"].drawing is None
    assert [words for words in (
        "这一段没有到期的事项。", "这一段和去年同期都没有到期的事项。", "这段时间没有收到来信。",
        "这段时间没有送审的稿件。", "没有逾期的，都在时限内。", "这段时间没有走完的环节，现在有 0 件在办。",
    ) if words not in text] == []  # fmt: skip


@pytest.mark.article(19)
def test_the_office_is_offered_to_urge_what_is_overdue(house):
    quiet = opened(house.clerk).context["urges"]
    a_period(house, YESTERDAY)

    assert (quiet, opened(house.clerk).context["urges"], opened(house.head).context["urges"]) == (0, 1, 0)
    assert "催办 1 项逾期" in opened(house.clerk).content.decode()


def test_a_report_of_wrongdoing_changes_nothing_for_anybody(house):
    people = (house.clerk, house.head, house.inspector)
    before = [opened(person).context["letters"] for person in people]
    a_letter(Kind.REPORT, text="反映某人违纪", complains_of="某人")

    assert [opened(person).context["letters"] for person in people] == before


def test_nothing_is_drawn_by_style_or_script_of_its_own(house):
    a_period(house, YESTERDAY)
    text = opened(house.clerk).content.decode()

    assert ('<svg class="trend"' in text, "style=" in text, "onclick" in text) == (True, False, False)


def test_three_units_cost_no_more_than_one(house):
    def more(number):
        a_unit(f"第{number}学院党委", UnitKind.COLLEGE, house.school)
        a_period(house, date(2026, 9, 8 + number))
        a_letter()
        brought_to(Stage.PUBLISHED, house)

    more(0)
    browser = browser_of(house.clerk)
    one = cost(browser, CONSOLE)
    more(1)
    more(2)

    assert cost(browser, CONSOLE) == one
