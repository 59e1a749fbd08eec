"""The office loads the yearly tables, and what is open follows them. Practice: 国务院办公厅通知."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.calendars import actions, queries
from gongkai.calendars.models import YearTable
from gongkai.measures.refusal import Refused
from gongkai.obligations.models import Obligation, Shift
from tests.desk.walking import complaints, cost, signed_in
from tests.factories import NOON, a_house
from tests.obligations.things import a_period

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]
NEXT = """\
2027-01-01至2027-01-03 休 元旦
2027-02-05至2027-02-12 休 春节
2027-10-01至2027-10-07 休 国庆节
2027-10-20 休 校庆
2027-02-14 班
"""


@pytest.fixture
def house(db):
    return a_house()


def load(house, text=NEXT, *, year=2027, source="国办发明电〔2026〕9号", by=None):
    return actions.load_table(year, text, source=source, by=by or house.clerk, at=NOON)


def refused(act):
    with pytest.raises(Refused) as why:
        act()
    return [refusal.code for refusal in why.value.refusals]


def test_a_loaded_table_makes_the_year_official(house):
    load(house)

    calendar = queries.calendar()
    assert (calendar.last_official_year, calendar.mark) == (2027, "2024-1 2025-1 2026-1 2027-1")
    assert calendar.is_working(date(2027, 2, 14))
    assert not calendar.is_working(date(2027, 10, 20))


def test_the_next_table_of_a_year_takes_the_place_of_the_one_before_which_stays(house):
    load(house)
    load(house, NEXT.replace("2027-10-20 休 校庆\n", ""))

    assert queries.calendar().is_working(date(2027, 10, 20))
    assert list(YearTable.objects.values_list("year", "number")) == [(2027, 1), (2027, 2)]


def test_a_table_that_came_with_the_program_is_number_one(house):
    row = load(house, "2026-01-01至2026-01-03 休\n2026-02-15至2026-02-23 休\n2026-05-01 休", year=2026)

    assert (row.number, queries.calendar().mark) == (2, "2024-1 2025-1 2026-2")


def test_a_table_is_refused_for_every_reason_at_once(house):
    again = "2027-01-01 放假\n2027-03-03 班"

    assert refused(lambda: load(house, again, year=2027, source=" ", by=house.drafter)) == [
        "not_your_task",
        "calendar_source_missing",
        "calendar_line_not_understood",
        "calendar_make_up_is_no_weekend",
    ]


def test_a_far_year_and_the_same_table_again_are_refused(house):
    load(house)

    assert refused(lambda: load(house)) == ["calendar_says_the_same"]
    assert refused(lambda: load(house, "", year=2031)) == ["calendar_year_not_near", "calendar_too_few_days_off"]


def test_loading_moves_what_is_open_and_says_old_and_new(house):
    one = a_period(house)
    later = Obligation.objects.get(entry=one.entry, key="2027Y1")
    browser = signed_in(house.clerk)

    answer = browser.post(reverse("desk:calendar_new"), {"year": 2027, "source": "通知", "text": NEXT})

    assert answer.url == reverse("desk:calendars")
    later.refresh_from_db()
    assert (later.due_on, later.is_provisional, later.calendar) == (date(2027, 10, 21), False, "2027-1")
    assert Shift.objects.values_list("before", "after", "tables_before", "tables_after").get() == (
        date(2027, 10, 20), date(2027, 10, 21), "2027-0", "2027-1")  # fmt: skip


def test_what_is_wrong_is_said_line_by_line_and_the_text_is_kept(house):
    page = signed_in(house.clerk).post(
        reverse("desk:calendar_new"), {"year": 2027, "source": "通知", "text": f"{NEXT}元旦放假"}
    )

    assert complaints(page) == {"text": ["看不懂“元旦放假”。每行写成“2027-01-01 休 元旦”或“2027-02-14 班”这样。"]}
    assert page.context["form"]["text"].value() == f"{NEXT}元旦放假"


def test_everybody_at_the_desk_reads_the_tables_and_the_office_alone_loads_them(house):
    drafter = signed_in(house.drafter)

    assert drafter.get(reverse("desk:calendars")).context["may_load"] is False
    assert drafter.get(reverse("desk:calendar_year", args=[2026])).status_code == 200
    assert drafter.get(reverse("desk:calendar_year", args=[2031])).status_code == 404
    assert drafter.get(reverse("desk:calendar_new")).status_code == 404


def test_the_list_costs_the_same_for_three_tables_as_for_one(house):
    browser = signed_in(house.clerk)
    load(house)
    one = cost(browser, reverse("desk:calendars"))
    for days in ("2027-10-21 休\n", "2027-10-22 休\n"):
        load(house, NEXT + days)

    assert cost(browser, reverse("desk:calendars")) == one
