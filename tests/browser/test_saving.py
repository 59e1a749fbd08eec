"""Nothing typed is lost and nobody overwrites anybody unawares, whatever happens to network and tab."""

import pytest

from tests.browser import staff
from tests.browser.hands import Mouse
from tests.browser.looks import in_the_way

pytestmark = pytest.mark.browser
COLLEAGUE = "chenli"


@pytest.fixture
def draft(people):
    """Begin a draft; give the hand it is in."""
    hand = Mouse(people.page(staff.DRAFTER))
    staff.begin(hand, "自动保存的公示")
    return hand


def says(page, text):
    page.locator("[data-save-line]").filter(has_text=text).wait_for()


def opened_again(people, hand, who=staff.DRAFTER):
    return Mouse(people.page(who, hand.page.url))


def title_in(hand):
    return hand.page.get_by_label("标题").first.input_value()


def test_what_was_typed_is_kept_when_the_network_fails_and_the_tab_is_shut(people, draft):
    path, context = draft.page.url, draft.page.context
    people.expects_no_network()
    context.set_offline(True)
    draft.write("标题", "断网时写的标题")
    says(draft.page, "网络断开，内容已存在本机")
    draft.page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(path)
    page.get_by_role("button", name="恢复").click()

    assert title_in(Mouse(page)) == "断网时写的标题"


def test_what_was_typed_is_saved_again_when_the_network_comes_back(people, draft):
    people.expects_no_network()
    draft.page.context.set_offline(True)
    draft.write("标题", "断网又通的标题")
    says(draft.page, "网络断开")
    draft.page.context.set_offline(False)
    says(draft.page, "已保存")
    again = opened_again(people, draft)
    again.link("恢复")

    assert title_in(again) == "断网又通的标题"


def test_a_tab_shut_before_saving_leaves_what_was_typed_on_the_server(people, draft):
    draft.write("标题", "没点保存的标题")
    says(draft.page, "已保存")
    path = draft.page.url
    draft.page.context.close()
    other_machine = Mouse(people.page(staff.DRAFTER, path))
    other_machine.link("恢复")

    assert title_in(other_machine) == "没点保存的标题"


def test_what_was_typed_can_be_thrown_away(people, draft):
    draft.write("标题", "不要了的标题")
    says(draft.page, "已保存")
    again = opened_again(people, draft)
    again.button("丢弃")

    assert title_in(again) == "自动保存的公示"


@pytest.mark.parametrize("who", [staff.DRAFTER, COLLEAGUE], ids=["another tab", "somebody else"])
def test_who_comes_second_is_told_and_keeps_every_word(people, draft, who):
    people.expected = {409}
    second = opened_again(people, draft, who)
    draft.write("标题", "先保存的标题")
    draft.save()
    second.write_body("后写的正文，一个字也不能丢。")
    second.save()
    heading = second.page.get_by_role("heading", level=1).inner_text()
    kept = second.page.get_by_text("后写的正文，一个字也不能丢。").first.is_visible()

    assert (heading, kept, title_in(opened_again(people, draft))) == ("别人刚刚改过", True, "先保存的标题")


def test_the_page_that_tells_of_a_conflict_is_for_everybody(people, draft):
    people.expected = {409}
    second = opened_again(people, draft, COLLEAGUE)
    draft.write("标题", "先保存的标题")
    draft.save()
    second.write_body("后写的正文。")
    second.save()

    assert in_the_way(second.page) == []


def test_while_typing_one_is_told_that_somebody_else_was_quicker(people, draft):
    people.expected = {409}
    second = opened_again(people, draft, COLLEAGUE)
    draft.write("标题", "先保存的标题")
    draft.save()
    second.write("标题", "后写的标题")
    says(second.page, "别人已经改过")

    assert title_in(second) == "后写的标题"


def test_after_a_conflict_ones_own_words_go_on_as_a_new_version(people, draft):
    people.expected = {409}
    second = opened_again(people, draft, COLLEAGUE)
    draft.write("标题", "先保存的标题")
    draft.save()
    second.write("标题", "后写的标题")
    second.save()
    second.button("用我的，另存为新版本")

    assert title_in(opened_again(people, draft)) == "后写的标题"
