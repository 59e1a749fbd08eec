"""A nameless letter from a phone to its answer, its rating and its reopening; and a report that only inspectors see."""

import re
from urllib.parse import urljoin

import pytest

from tests.browser import people as at_work
from tests.browser import school
from tests.browser.hands import Mouse
from tests.browser.looks import in_the_way
from tests.browser.screens import LINK

pytestmark = [pytest.mark.browser, pytest.mark.article(14)]
TITLE, TEXT = "图书馆周末能否延长开放", "周末只开到下午五点，希望延长到晚上九点。"
ANSWER, AGAIN = "从十月起周末开放到晚上九点。", "首个周末是十月三日。"
SIDEWAYS = "document.documentElement.scrollWidth"


def on_a_phone(people, **look):
    return Mouse(people.page(path="/letter/", viewport=at_work.PHONE, **look))


def write(hand, kind="意见建议", title=TITLE, text=TEXT):
    """Write a letter and return its receipt."""
    hand.page.get_by_role("radio", name=re.compile(kind)).check()
    hand.write("标题", title)
    hand.write("内容", text)
    hand.button("提交，取得查询码")
    receipt = hand.page.locator("[data-receipt]")
    receipt.wait_for()
    return receipt.inner_text().replace(" ", "")


def look_up(hand, digits):
    hand.open("/letter/track/")
    hand.write("查询码", digits)
    hand.button("查询")
    hand.page.get_by_role("heading", name="办理经过").wait_for()
    return hand.page.locator("main").inner_text()


def answered(founded, digits, text):
    school.gongkai(founded, "tests.browser.letters", digits, text)


def test_a_nameless_letter_goes_from_a_phone_to_its_answer_and_back(people, founded):
    hand = on_a_phone(people)
    digits = write(hand)
    hand.tick("我已保存查询码")
    hand.button("查看办理进度")
    answered(founded, digits, ANSWER)
    told = look_up(hand, digits)
    hand.choose("不满意")
    hand.button("提交评价")
    hand.write("要求再办一次", "从哪一天起？")
    hand.button("要求再办")
    hand.page.get_by_text("您要求再办一次").wait_for()
    answered(founded, digits, AGAIN)

    assert (ANSWER in told, AGAIN in look_up(hand, digits)) == (True, True)
    assert hand.page.context.cookies() == []


def looked_at(page):
    """Return what stands in the way on a page, and how wide it is on a phone."""
    found = in_the_way(page)
    page.set_viewport_size(at_work.PHONE)
    return found, page.evaluate(SIDEWAYS)


def test_the_pages_of_a_letter_stand_in_nobodys_way(people, founded):
    hand = on_a_phone(people)
    digits = write(hand)
    seen = [looked_at(hand.page)]
    hand.button("查看办理进度")
    seen.append(looked_at(hand.page))
    answered(founded, digits, ANSWER)
    look_up(hand, digits)
    seen.append(looked_at(hand.page))

    assert seen == [([], at_work.PHONE["width"])] * 3


def test_without_the_tick_the_receipt_is_shown_again(people):
    hand = on_a_phone(people)
    digits = write(hand)
    hand.button("查看办理进度")

    assert hand.page.locator("[data-receipt]").inner_text().replace(" ", "") == digits
    assert "还没有勾选" in hand.page.get_by_role("alert").inner_text()


def test_the_picture_leads_to_the_letter_and_leaves_no_digits_in_the_address(people):
    hand = on_a_phone(people)
    digits = write(hand)
    other = Mouse(people.page(path=f"/letter/track/#{digits}"))
    other.button("查询")

    assert TITLE in other.page.locator("main").inner_text()
    assert digits not in other.page.url


def test_the_office_and_the_unit_never_see_a_report(people):
    title = "反映采购违规二七三九"
    write(on_a_phone(people), "反映违纪问题", title, f"{title}，详见正文。")

    assert {who: seen(people, who, title) for who in ("caiwenjing", "shenguodong", "lihua", "liguoqiang")} == {
        "caiwenjing": [], "shenguodong": [], "lihua": [], "liguoqiang": [],
    }  # fmt: skip


def seen(people, who, words, most=60):
    """Follow the links of the workbench, and return where somebody reads the words."""
    asking = people.context(who).request
    waiting, known, found = ["/desk/"], {"/desk/"}, []
    while waiting and most:
        path, most = waiting.pop(0), most - 1
        answer = asking.get(path)
        text = answer.text() if "text/html" in answer.headers["content-type"] else ""
        found += [path] if words in text else []
        links = {urljoin(path, link.split("#")[0]) for link in LINK.findall(text)}
        fresh = sorted(link for link in links - known if link.startswith("/desk/"))
        known |= set(fresh)
        waiting = [*[one for one in fresh if "letter" in one], *waiting, *[one for one in fresh if "letter" not in one]]
    return found
