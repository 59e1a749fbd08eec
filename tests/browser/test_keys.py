"""Keys of the workbench, and the drawer on a phone."""

import pytest

from tests.browser import people as at_work
from tests.browser import staff
from tests.browser.hands import Mouse

pytestmark = pytest.mark.browser


@pytest.fixture
def drafter(people):
    return people.page(staff.DRAFTER, "/desk/disclosures/")


def test_a_slash_leads_to_the_search(drafter):
    drafter.keyboard.press("/")
    drafter.keyboard.type("党费")
    drafter.keyboard.press("Enter")
    drafter.wait_for_url("**/desk/disclosures/?q=*")

    assert drafter.get_by_label("标题、文号或索引号").input_value() == "党费"


def test_a_question_mark_shows_the_keys_and_escape_puts_them_away(drafter):
    drafter.keyboard.press("?")
    shown = drafter.get_by_role("dialog", name="快捷键").is_visible()
    drafter.keyboard.press("Escape")

    assert (shown, drafter.get_by_role("dialog", name="快捷键").is_visible()) == (True, False)


def test_letters_walk_through_a_list_and_enter_opens(drafter):
    second = drafter.locator("tbody a").nth(1)
    title = second.inner_text()
    for key in ("j", "j", "j", "k", "Enter"):
        drafter.keyboard.press(key)
    drafter.wait_for_url("**/desk/disclosures/*-*/")

    assert drafter.get_by_role("heading", level=1).inner_text() == title


def test_letters_can_be_turned_off(drafter):
    drafter.keyboard.press("?")
    drafter.get_by_label("关闭单个字母的快捷键").check()
    drafter.keyboard.press("Escape")
    drafter.reload()
    drafter.keyboard.press("?")

    assert drafter.get_by_role("dialog", name="快捷键").is_visible() is False


def test_letters_are_letters_while_one_writes(drafter):
    words = drafter.get_by_label("标题、文号或索引号")
    words.press_sequentially("jk?/")

    assert words.input_value() == "jk?/"


def test_the_drawer_opens_by_keyboard_takes_the_focus_and_gives_it_back(people):
    page = people.page(staff.DRAFTER, "/desk/", viewport=at_work.PHONE)
    burger = page.locator("[data-burger]")
    burger.focus()
    page.keyboard.press("Enter")
    inside = page.locator("#side a:focus").count()
    page.keyboard.press("Escape")

    assert (inside, burger.and_(page.locator(":focus")).count()) == (1, 1)


def test_a_version_is_saved_and_the_submit_page_opened_by_keys(people):
    hand = Mouse(people.page(staff.DRAFTER))
    staff.begin(hand, "按键保存的公示")
    hand.write("标题", "按键保存过的公示")
    hand.save()
    saved = hand.page.get_by_role("heading", level=1).inner_text()
    with hand.page.expect_navigation():
        hand.page.keyboard.press("Control+Enter")

    assert (saved, hand.page.url.endswith("/propose/")) == ("按键保存过的公示", True)
