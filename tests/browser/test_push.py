"""Another system is down, slow, broken, and answers twice: each time the page says what is wrong, and it comes once."""

import pytest

from tests.browser import school
from tests.browser.hands import Mouse
from tests.push.receiver import receiving

pytestmark = [pytest.mark.browser, pytest.mark.article(14)]
ADMIN, CLERK = "yinhang", "caiwenjing"
HABITS = {
    "says_nothing": "对方没有在规定时间内答复。系统会自动再试。",
    "fails": "对方系统出错，暂时不能接收。系统会自动再试。",
    "answers_twice": "对方已收到",
}
DOWN = "连不上对方的系统。系统会自动再试。"


def registered(people, place):
    hand = Mouse(people.page(ADMIN, "/desk/push/targets/new/"))
    hand.page.get_by_label("公开方式").select_option(label="阳光校园平台")
    hand.write("系统名称", "阳光校园")
    hand.write("接收地址", f"http://{place}/in")
    hand.button("登记，生成密钥")
    hand.page.get_by_role("heading", name="阳光校园的推送密钥").wait_for()


def summarised(people):
    """Send the summary of the month longest ago and open the page of its message."""
    hand = Mouse(people.page(CLERK, "/desk/push/summary/"))
    hand.page.locator("#h-open").locator("xpath=ancestor::section").get_by_role("link").last.click()
    hand.write("总结分析", "按时公开，没有积压。")
    hand.button("发到阳光校园平台")
    hand.link("等待推送")
    return hand


def told(hand, minutes, founded, other_system):
    """Let the worker come round so many minutes from now, and return what the page says then."""
    school.gongkai(founded, "tests.browser.rounds", str(minutes), **other_system)
    hand.page.reload()
    return hand.page.get_by_role("main").inner_text()


def test_what_another_system_does_not_take_waits_and_comes_once(people, founded, other_system):
    place = other_system["GONGKAI_PUSH_PRIVATE"]
    registered(people, place)
    hand = summarised(people)
    seen = [DOWN in told(hand, 0, founded, other_system)]
    with receiving(port=int(place.partition(":")[2])) as server:
        for number, (server.habit, words) in enumerate(HABITS.items(), start=1):
            seen.append(words in told(hand, 100 * number, founded, other_system))

    assert seen == [True] * 4
    assert (list(server.times().values()), len(server.kept)) == ([3], 1)
