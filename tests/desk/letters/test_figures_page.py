"""The figures of the mailbox at the desk: counted from letters, exported as text, and never of a few."""

from io import BytesIO

import pytest
from django.utils.timezone import localdate
from openpyxl import load_workbook

from gongkai.mailbox import queries
from gongkai.mailbox.rules.words import Kind, Outcome, State
from gongkai.orgs.queries import duties_of
from tests.desk.letters.reading import text_of
from tests.desk.walking import cost, signed_in
from tests.factories import NOON
from tests.letters.making import a_letter, brought_to, later, sent, take_on

pytestmark = pytest.mark.django_db
PAGE = "/desk/letters/figures/"
NONE = "少于 5"


def sheet(client, name="来信"):
    answer = client.get(f"{PAGE}export/?year=2026")
    rows = load_workbook(BytesIO(answer.content))[name].iter_rows(values_only=True)
    return {row[0]: row[1:] for row in rows}


@pytest.mark.article(18)
def test_letters_are_counted_by_kind_and_exported_as_they_are_shown(house):
    brought_to(State.ANSWERED, house)
    brought_to(State.ASSIGNED, house, Kind.SUGGESTION, is_anonymous=False, name="来信人", contact="邮箱")
    clerk = signed_in(house.clerk)

    assert "收到 2 封，已答复 1 封，其中按时 1 封" in text_of(clerk.get(PAGE))
    rows = sheet(clerk)
    assert rows["询问"] == ("1", NONE, "1", "1", "0", "100%", "0", "0", "0", "0", "0")
    assert rows["意见建议"] == ("1", "0", "0", "0", "0", "—", "0", "1", "0", "0", "0")
    assert rows["合计"][0] == "2"


def test_a_late_answer_is_counted_as_late(house):
    letter = a_letter(on=later(-60))
    take_on(letter, State.ANSWERED, house)

    assert sheet(signed_in(house.clerk))["询问"][4:6] == ("1", "0%")


def test_how_requests_were_answered_is_counted(house):
    for _one in range(5):
        letter = brought_to(State.ASSIGNED, house, Kind.REQUEST_TO_DISCLOSE)
        take_on(letter, State.ANSWERED, house, outcome=Outcome.NO_SUCH)

    assert "信息不存在 5" in text_of(signed_in(house.clerk).get(PAGE))


def test_how_a_few_anonymous_requests_were_answered_is_not_shown(house):
    letter = brought_to(State.ASSIGNED, house, Kind.REQUEST_TO_DISCLOSE)
    take_on(letter, State.ANSWERED, house, outcome=Outcome.NO_SUCH)

    assert "信息不存在" not in text_of(signed_in(house.clerk).get(PAGE))


def test_what_letters_are_about_is_told_from_five_on(house):
    for _one in range(4):
        sent(title="停车", text="停车位不够。")
    clerk = signed_in(house.clerk)
    before = text_of(clerk.get("/desk/letters/topics/"))
    sent(title="停车", text="停车位不够。")

    assert "停车位" not in before
    assert "近 12 个月来信说得最多的是“停车位”，5 封。" in text_of(clerk.get("/desk/letters/topics/"))


def test_a_report_adds_nothing_to_what_letters_are_about(house):
    for number in range(5):
        sent(Kind.REPORT if number else Kind.QUESTION, title="停车", text="停车位不够。")

    assert queries.topics_for(duties_of(house.clerk, NOON.date()), localdate(NOON)) == []


@pytest.mark.parametrize(("who", "expected"), [("clerk", 200), ("inspector", 200), ("head", 404), ("drafter", 404)])
def test_figures_are_for_those_who_oversee(house, who, expected):
    client = signed_in(getattr(house, who))

    assert {client.get(page).status_code for page in (PAGE, f"{PAGE}export/")} == {expected}


@pytest.mark.parametrize("count", [1, 3])
def test_figures_ask_as_much_of_three_letters_as_of_one(house, count):
    for _one in range(count):
        brought_to(State.ANSWERED, house)

    clerk = signed_in(house.clerk)
    assert (cost(clerk, PAGE), cost(clerk, "/desk/letters/topics/")) == (21, 17)


def test_a_year_that_nobody_wrote_in_is_not_offered(house):
    a_letter(on=later(-400))

    page = signed_in(house.clerk).get(f"{PAGE}?year=1999")
    assert (page.context["year"], page.context["years"]) == (2026, [2026, 2025])
