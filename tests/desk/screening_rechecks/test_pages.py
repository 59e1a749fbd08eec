"""The pages of the rechecks: which there were, how far one is, and what it found."""

from datetime import timedelta

import pytest
from django.urls import reverse

from gongkai.disclosures import actions
from gongkai.disclosures.models import Recheck
from gongkai.disclosures.rules.words import RecheckState
from gongkai.screening.models import WordList
from tests.desk.walking import signed_in
from tests.factories import NOON
from tests.rechecks import SETTLED, TITLE, found_late, published, rechecked, words

pytestmark = pytest.mark.django_db
STAYS = "公开的项目名称"
LIST = "/desk/rechecks/"
OVERTAKEN = "您打开这一页以后，别人已经办理或改过这件事。请先看现在的样子，再决定怎么办。"


@pytest.fixture
def office(house):
    return signed_in(house.clerk)


def of(recheck, page="recheck"):
    return reverse(f"desk:{page}", args=[recheck.public_id])


def said(response):
    """Return what the next page says above all else."""
    return [str(message) for message in response.context["messages"]]


def titles(response):
    return [one.item.revision.title for one in response.context["late"]]


# All rechecks


def test_where_none_was_ever_begun_the_list_says_so(office):
    page = office.get(LIST)

    assert (page.context["runs"], page.context["checked"], page.context["is_due"]) == ([], None, False)
    assert "还没有复查过。检查规则变化以后，系统会自动复查。" in page.content.decode()


def test_the_list_tells_whether_one_is_due(house, office):
    published(house, TITLE)
    words(house, "红楼项目")
    before = office.get(LIST).context
    rechecked()
    after = office.get(LIST).context

    assert [(one["is_due"], one["checked"]) for one in (before, after)] == [
        (True, None),
        (False, Recheck.objects.get()),
    ]
    assert before["mark"] == after["checked"].rules


def test_the_list_counts_what_was_found_and_what_is_undecided(house, office):
    late = found_late(house)
    actions.let_stay(late, STAYS, by=house.clerk, at=SETTLED)
    words(house, "红楼项目", "说明", row=WordList.objects.get(), at=SETTLED)
    rechecked(SETTLED + timedelta(minutes=5))
    runs = office.get(LIST).context["runs"]

    assert [(one.who, one.recheck.found, one.recheck.undecided) for one in runs] == [("自动", 1, 1), ("自动", 1, 0)]


def test_the_office_begins_one_and_is_led_to_it(house, office):
    published(house, TITLE)
    answer = office.post(LIST, follow=True)

    assert answer.redirect_chain == [(of(Recheck.objects.get()), 302)]
    assert (said(answer), Recheck.objects.get().begun_by) == (
        ["复查已开始，在后台进行，不影响公开和办理。"],
        house.clerk,
    )


def test_who_begins_a_second_one_is_told_of_the_first(house, office):
    published(house, TITLE)
    actions.begin_recheck(by=house.approver, at=NOON)
    answer = office.post(LIST, follow=True)

    assert said(answer) == ["按现在的规则，已有一次复查正在进行或已暂停。请打开那一次看进度，或让它继续。"]
    assert (Recheck.objects.count(), answer.context["under_way"].is_running) == (1, True)


# One recheck


def test_the_progress_is_asked_for_until_it_is_over(house, office):
    published(house, TITLE, TITLE)
    recheck = actions.begin_recheck(by=house.clerk, at=SETTLED)
    actions.recheck_next(SETTLED)
    running = office.get(of(recheck), headers={"HX-Request": "true"})
    rechecked()
    over = office.get(of(recheck), headers={"HX-Request": "true"})

    assert [one in running.content.decode() for one in ("第 1 / 2 项", 'hx-trigger="every 2s"')] == [True, True]
    assert (b"hx-get" in over.content, over.headers["HX-Refresh"]) == (False, "true")
    assert "HX-Refresh" not in running.headers


@pytest.mark.parametrize("state", [RecheckState.PAUSED, RecheckState.DONE])
def test_one_that_does_not_run_is_not_asked_for(house, office, state):
    recheck = found_late(house).recheck
    Recheck.objects.update(state=state)

    assert b"hx-get" not in office.get(of(recheck)).content


def test_the_office_pauses_one_and_lets_it_go_on(house, office):
    published(house, TITLE)
    recheck = actions.begin_recheck(by=house.clerk, at=SETTLED)
    answers = []
    for to in ("paused", "running"):
        answers += said(office.post(of(recheck), {"to": to}, follow=True))
        recheck.refresh_from_db()
        answers.append(recheck.state)

    assert answers == ["复查已暂停。", "paused", "复查继续进行。", "running"]


def test_a_button_of_a_page_that_was_overtaken_says_so(house, office):
    recheck = found_late(house).recheck

    assert said(office.post(of(recheck), {"to": "paused"}, follow=True)) == [OVERTAKEN]


def test_what_is_no_button_is_not_there(house, office):
    recheck = found_late(house).recheck

    assert [office.post(of(recheck), {"to": to}).status_code for to in ("", "done")] == [404, 404]


def test_the_list_shows_what_is_undecided_or_everything(house, office):
    published(house, "红楼项目一", "红楼项目二")
    words(house, "红楼项目")
    recheck = rechecked()
    actions.let_stay(recheck.items.first(), STAYS, by=house.clerk, at=SETTLED)
    undecided, everything = office.get(of(recheck)), office.get(of(recheck), {"show": "all"})

    assert (titles(undecided), titles(everything)) == (["红楼项目二"], ["红楼项目一", "红楼项目二"])
    assert [one.standing for one in everything.context["late"]] == ["可以保留", "待处理"]


def test_twenty_come_a_page(house, office):
    published(house, *(f"红楼项目{number}" for number in range(21)))
    words(house, "红楼项目")
    recheck = rechecked()

    assert [len(titles(office.get(of(recheck), {"page": page}))) for page in (1, 2, "x")] == [20, 1, 20]


def test_where_nothing_new_was_found_it_says_so(house, office):
    published(house, "党费收缴情况")
    words(house, "红楼项目")
    recheck = rechecked()

    assert "没有发现新的问题。" in office.get(of(recheck)).content.decode()


def test_a_page_of_rules_that_are_gone_says_what_happens(house, office):
    recheck = actions.begin_recheck(by=house.clerk, at=SETTLED)
    before = office.get(of(recheck)).context["is_outdated"]
    words(house, "红楼项目")

    assert (before, office.get(of(recheck)).context["is_outdated"]) == (False, True)


def test_whoever_opens_it_has_taken_note(house, office):
    recheck = found_late(house).recheck
    before = office.get("/desk/notices/").context
    office.get(of(recheck))
    after = office.get("/desk/notices/").context

    assert [(line.text, line.url) for line in before["lines"]] == [
        ("复查完成，1 项内容里有新的发现，请逐项处理。", of(recheck))
    ]
    assert (before["unread"], after["unread"]) == (1, 0)


def test_the_way_there_says_how_much_is_undecided(house, office):
    found_late(house)
    entries = [entry for group in office.get(LIST).context["side"] for entry in group["entries"]]

    assert [entry["count"] for entry in entries if entry["url"] == LIST] == [1]
