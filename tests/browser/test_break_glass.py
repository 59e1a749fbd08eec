"""On a phone, from a list: something is taken down at once, and another ratifies it."""

import shutil

import pytest

from tests.browser import school, staff
from tests.browser.hands import Mouse
from tests.browser.people import PHONE, People

pytestmark = [pytest.mark.browser, pytest.mark.article(8)]
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def people(untouched, everybody, tmp_path):
    """Give the people of a school where what is taken down is missed by no other test."""
    with school.served(shutil.copytree(untouched, tmp_path / "own")) as address:
        there = People(everybody.browser, address)
        yield there
        assert there.leave() == []


def broken(people):
    """Take down what stands first in the list, and return the hand on the page of the matter."""
    hand = Mouse(people.page(staff.CONTENT, "/desk/disclosures/", viewport=PHONE))
    hand.link("紧急暂停：")
    hand.choose("内容有误", "哪一类问题")
    hand.write("情况说明", "合计数有误")
    hand.write("看到了什么", "第二段的合计与表格不符")
    hand.button("马上暂停公开")
    return hand


def test_with_a_thumb_something_is_taken_down_from_a_list_and_ratified(people):
    hand = broken(people)
    widths = [hand.page.evaluate(WIDTH)]
    hand.link("看应急处置")
    path = hand.page.evaluate("location.pathname")
    own = hand.page.get_by_role("link", name="确认暂停").count()
    head = Mouse(people.page(staff.HEAD, path, viewport=PHONE))
    widths.append(head.page.evaluate(WIDTH))
    head.link("确认暂停")
    head.write("意见", "处理及时")
    head.button("确认暂停")

    assert (widths, own) == ([390, 390], 0)
    assert head.page.get_by_text("已确认，信息继续暂停，等待处置。").is_visible()
    assert head.page.locator(".tl li b").all_inner_texts() == ["暂停公开", "紧急暂停", "确认暂停"]
