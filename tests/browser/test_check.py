"""The check before publication as people meet it: on upload, beside the text, and under the reviewer's fingers."""

from pathlib import Path

import pytest

from tests.browser import staff
from tests.browser.hands import Mouse

pytestmark = pytest.mark.browser
MOBILE = "13812345678"
TABLE = Path("src/gongkai/samples/data/files/kys-safety-2026h2.xlsx")
SMALL_UNIT = "fanlijuan"


@pytest.fixture
def draft(people):
    """Begin a draft with a number in its text; give the hand it is in."""
    hand = Mouse(people.page(staff.DRAFTER))
    staff.draft(hand, "带号码的公示", f"联系电话 {MOBILE}，欢迎反映。")
    return hand


def findings(hand):
    return [card.locator("h3 a, h3 span").first.inner_text() for card in hand.page.locator("[data-finding]").all()]


def test_a_file_is_checked_while_one_waits_and_what_its_copy_leaves_out_is_told(draft):
    draft.page.get_by_label("添加附件").set_input_files(TABLE)
    draft.button("保存并上传")
    draft.page.get_by_text("附件检查完了。").wait_for()
    draft.page.get_by_role("link", name="看结果").click()
    draft.page.wait_for_load_state()
    draft.page.get_by_text("读者得到的是清理后的副本，看去掉了什么").click()

    assert draft.page.get_by_text("隐藏工作表：").first.is_visible()


def test_the_page_for_putting_up_waits_for_the_check_and_then_goes_on_by_itself(draft):
    draft.page.get_by_label("添加附件").set_input_files(TABLE)
    draft.button("保存并上传")
    draft.button("保存，去送审")
    draft.page.get_by_text("正在检查附件").wait_for(state="detached")

    assert draft.page.get_by_role("heading", name="还有 1 处没有写好").count() == 1


def test_one_click_masks_a_number_and_the_text_before_can_come_back(draft):
    draft.save()
    before = findings(draft)
    draft.button("遮盖这一处")
    masked = draft.page.get_by_label("正文").first.inner_text()
    draft.link("恢复")

    assert (len(before), "138******78" in masked, MOBILE in masked) == (1, True, False)
    assert MOBILE in draft.page.get_by_label("正文").first.inner_text()


def test_a_reviewer_walks_from_finding_to_finding_by_letters(people):
    hand = Mouse(people.page(SMALL_UNIT))
    staff.task(hand, "矿业工程学院实验中心党支部", "审核")
    places = []
    for key in ("n", "n", "p"):
        hand.page.keyboard.press(key)
        places.append(hand.page.locator("[data-finding].at h3").inner_text()[:1])
    hand.page.keyboard.press("Enter")

    assert places == ["1", "2", "1"]
    assert hand.page.locator("mark:target").inner_text().startswith("正在调查")
