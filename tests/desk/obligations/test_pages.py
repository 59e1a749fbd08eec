"""What falls due, as its pages show it, and what they cost. Source: 第十七条."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.desk.phrases.obligations import named_period
from gongkai.measures.vocabulary import Role
from gongkai.obligations import actions
from gongkai.obligations.models import Obligation
from tests.desk.walking import complaints, cost
from tests.factories import NOON, a_draft, a_post, a_unit, an_account, started
from tests.obligations.things import SOON, YESTERDAY, a_period, an_event

pytestmark = [pytest.mark.article(17), pytest.mark.django_db]
LIST = reverse("desk:obligations")
COVERAGE = reverse("desk:coverage")


def browser_of(person):
    client = Client()
    client.force_login(person.accounts.first() or an_account(person))
    return client


def at(one, name="obligation"):
    return reverse(f"desk:{name}", args=[one.public_id])


def shown(page):
    return [(row.obligation.due_on, row.words) for row in page.context["rows"]]


def test_what_is_overdue_comes_first_then_what_falls_due_next(house):
    a_period(house)
    a_period(house, YESTERDAY)
    an_event(house)

    page = browser_of(house.drafter).get(LIST)

    assert shown(page) == [
        (YESTERDAY, "逾期 3 天"), (date(2026, 9, 20), "剩 6 天"), (SOON, "剩 36 天")]  # fmt: skip


def test_each_tab_tells_how_much_it_holds(house):
    a_period(house, YESTERDAY)
    a_period(house, date(2026, 12, 15))
    done = a_period(house)
    actions.state_nothing(done, "没有", by=house.head, at=NOON)

    tabs = browser_of(house.drafter).get(LIST).context["tabs"]

    assert [(name, count) for name, _key, count in tabs] == [
        ("要办的", 1), ("逾期", 1), ("以后", 4), ("暂缓", 0), ("办完的", 1)]  # fmt: skip


def test_a_day_of_the_month_leads_to_what_falls_due_on_it(house):
    a_period(house)
    browser = browser_of(house.drafter)

    month = browser.get(LIST, {"month": "2026-10"}).context["month"]
    due = [day for week in month.weeks for day in week if day.count]

    assert [(day.day, day.count) for day in due] == [(SOON, 1)]
    assert shown(browser.get(LIST, {"day": "2026-10-20"})) == [(SOON, "剩 36 天")]


@pytest.mark.parametrize("odd", ["month=2026-13", "month=x", "day=2026-02-30", "tab=x", "unit=XX", "page=99"])
def test_what_cannot_be_read_in_the_address_is_passed_over(house, odd):
    assert browser_of(house.drafter).get(f"{LIST}?{odd}").status_code == 200


@pytest.mark.article(7)
def test_others_units_are_not_seen_and_the_office_sees_all(house):
    one = a_period(house)
    stranger = a_post(Role.DRAFTER, a_unit("材料学院党委"))

    assert browser_of(stranger).get(at(one)).status_code == 404
    assert shown(browser_of(stranger).get(LIST)) == []
    assert shown(browser_of(house.clerk).get(LIST)) == [(SOON, "剩 36 天")]


def test_a_due_day_explains_itself(house):
    one = an_event(house)

    page = browser_of(house.drafter).get(at(one)).content.decode()

    assert "2026年9月14日 发生或变动，之后 5 个工作日内公开，当天不算，是 2026年9月20日。" in page
    assert "2026 年放假安排第 1 版" in page
    assert "#a17" in page


def test_a_provisional_day_says_that_it_may_still_move(house):
    later = Obligation.objects.get(entry=a_period(house).entry, due_on__year=2027)

    page = browser_of(house.drafter).get(at(later)).content.decode()

    assert "这个日期是暂定的" in page
    assert "2027 年按法定节假日推算" in page


def buttons(person, one):
    return [str(each.label) for each in browser_of(person).get(at(one)).context["doings"]]


def test_everybody_is_offered_what_is_his_to_do(house):
    one, event = a_period(house), an_event(house)

    assert buttons(house.drafter, one) == ["拟稿", "用已有的信息对应", "申请暂缓"]
    assert buttons(house.head, one) == ["本期没有要公开的", "申请暂缓"]
    assert buttons(house.clerk, one) == ["催办"]
    assert buttons(house.reviewer, one) == []
    assert buttons(house.head, event) == ["申请暂缓", "撤销登记的事情"]


def test_what_is_not_offered_is_not_there(house):
    one = a_period(house)
    browser = browser_of(house.reviewer)
    names = ("answer", "defer", "approve", "refuse", "take_up", "nothing", "void", "urge")

    assert {browser.get(at(one, f"obligation_{name}")).status_code for name in names} == {404}


def test_a_draft_begun_from_the_list_answers_what_is_due(house):
    one = a_period(house)

    browser_of(house.drafter).post(
        f"{reverse('desk:new')}?entry={one.entry.public_id}", {"title": "情况", "obligation": str(one.public_id)}
    )

    one.refresh_from_db()
    assert one.disclosure is not None


def test_a_draft_may_answer_nothing(house):
    one = a_period(house)

    browser_of(house.drafter).post(f"{reverse('desk:new')}?entry={one.entry.public_id}", {"title": "情况"})

    one.refresh_from_db()
    assert one.disclosure is None


def test_whoever_comes_second_is_told_and_keeps_his_title(house):
    one = a_period(house)
    browser, address = browser_of(house.drafter), f"{reverse('desk:new')}?entry={one.entry.public_id}"
    actions.draft(one, house.college, a_draft(house, entry=one.entry), by=house.drafter, at=NOON)

    page = browser.post(address, {"title": "我写的标题", "obligation": str(one.public_id)})

    assert complaints(page) == {"obligation": ["这一项已经有人办理或不再需要。请重新选择。"]}
    assert page.context["form"]["title"].value() == "我写的标题"


def test_the_whole_way_of_a_deferral_goes_through_the_pages(house):
    one = a_period(house)
    asked = {"ground": "依据第九条", "re_review_on": "2027-03-01"}
    browser_of(house.head).post(at(one, "obligation_defer"), asked)
    office = browser_of(house.approver)

    assert office.get(reverse("desk:deferrals")).context["page"].object_list[0].ground == "依据第九条"
    office.post(at(one, "obligation_approve"), {"re_review_on": "2027-03-01"})
    one.refresh_from_db()
    assert one.state == "deferred"
    office.post(at(one, "obligation_take_up"))
    one.refresh_from_db()
    assert (one.state, one.due_on) == ("open", SOON)


def test_a_deferral_without_a_ground_is_asked_for_one_and_keeps_the_day(house):
    one = a_period(house)

    page = browser_of(house.head).post(at(one, "obligation_defer"), {"ground": "", "re_review_on": "2028-03-01"})

    assert complaints(page) == {"ground": ["请写暂缓公开的依据。"]}
    assert page.context["form"]["re_review_on"].value() == "2028-03-01"


def test_a_refusal_of_the_rules_is_said_at_its_field(house):
    one = a_period(house)

    page = browser_of(house.head).post(at(one, "obligation_defer"), {"ground": "依据", "re_review_on": "2028-03-01"})

    assert complaints(page) == {"re_review_on": ["请写再次审查的日期，要晚于今天，最迟在十二个月以内。"]}


def test_an_event_is_entered_by_its_page(house):
    entry = an_event(house).entry
    said = {"entry": str(entry.public_id), "kind": "timely", "what": "又一次会议", "happened_on": "2026-09-11"}

    answer = browser_of(house.drafter).post(reverse("desk:event_new"), said)

    assert answer.url == LIST
    assert Obligation.objects.filter(entry=entry, event__what="又一次会议").get().due_on == date(2026, 9, 18)


def test_an_existing_disclosure_is_offered_and_answers(house):
    one = a_period(house)
    started(house)
    fresh = started(house, entry=one.entry)
    browser = browser_of(house.drafter)

    offered = dict(browser.get(at(one, "obligation_answer")).context["form"].fields["disclosure"].choices)
    browser.post(at(one, "obligation_answer"), {"disclosure": str(fresh.disclosure.public_id)})

    one.refresh_from_db()
    assert set(offered) == {"", str(fresh.disclosure.public_id)}
    assert one.disclosure == fresh.disclosure


def test_everything_overdue_is_urged_after_the_office_has_seen_the_list(house):
    late, due = a_period(house, YESTERDAY), a_period(house)
    browser = browser_of(house.clerk)

    page = browser.get(reverse("desk:obligations_urge")).content.decode()
    browser.post(reverse("desk:obligations_urge"), {"note": "请抓紧"})

    assert "催办 1 项逾期" in page
    assert [one.note for one in late.urges.all()] == ["请抓紧"]
    assert due.urges.count() == 0


def test_one_click_in_the_list_urges_and_leaves_a_record(house):
    late = a_period(house, YESTERDAY)
    browser = browser_of(house.clerk)
    clicked = f'<form method="post" action="{at(late, "obligation_urge")}">'

    page = browser.get(reverse("desk:obligations")).content.decode()
    browser.post(at(late, "obligation_urge"))

    assert page.count(clicked) == 1
    assert [(one.by, one.note) for one in late.urges.all()] == [(house.clerk, "")]


def test_a_figure_of_the_heat_map_leads_to_what_is_behind_it(house):
    a_period(house, YESTERDAY)
    met = a_period(house, date(2026, 9, 10))
    actions.state_nothing(met, "没有", by=house.head, at=NOON)
    browser = browser_of(house.clerk)

    row = browser.get(COVERAGE).context["rows"][0]
    behind = browser.get(COVERAGE + row.cells[0].query)

    assert (row.unit, row.total.counts.rate, row.total.shade) == (house.college, 50, "h1")
    assert sorted(shown(behind)) == [(date(2026, 9, 10), "本期没有"), (YESTERDAY, "逾期 3 天")]


@pytest.mark.parametrize(
    ("key", "name"),
    [("2026Y1", "2026年度"), ("2026H2", "2026年下半年"), ("2026Q4", "2026年第4季度"), ("2026M10", "2026年10月")],
)
def test_periods_have_names(key, name):
    assert named_period(key) == name


PAGES = {
    "list": (LIST, "clerk", 20),
    "coverage": (COVERAGE, "clerk", 17),
    "behind": (f"{COVERAGE}?unit=JX", "clerk", 17),
    "deferrals": (reverse("desk:deferrals"), "clerk", 17),
    "urge": (reverse("desk:obligations_urge"), "clerk", 16),
    "event": (reverse("desk:event_new"), "drafter", 15),
}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_costs_the_same_however_much_is_due(house, page):
    address, who, most = PAGES[page]
    costs = []
    for how_many in (1, 2):
        for _ in range(how_many):
            actions.ask_deferral(
                a_period(house, YESTERDAY), "依据", re_review_on=date(2027, 3, 1), by=house.head, at=NOON
            )
            an_event(house, YESTERDAY)
        costs.append(cost(browser_of(getattr(house, who)), address))

    assert costs[0] == costs[1]
    assert costs[0] <= most


def test_the_page_of_one_costs_the_same_however_much_it_tells(house):
    one, browser = a_period(house), browser_of(house.clerk)
    costs = []
    for _ in range(2):
        actions.urge([one], by=house.clerk, at=NOON)
        actions.urge([one], by=house.clerk, at=NOON)
        costs.append(cost(browser, at(one)))

    assert costs[0] == costs[1]
