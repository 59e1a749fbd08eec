"""A file is checked, cleaned and forgotten, and a list is tried, in a browser with scripts and without them."""

import pytest

from tests.browser import staff
from tests.browser.hands import Mouse
from tests.browser.looks import in_the_way

pytestmark = pytest.mark.browser
FILE = {"name": "名单.txt", "mimeType": "text/plain", "buffer": "李四，手机13812345678。\n".encode()}
OFFICE = "shenguodong"
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(params=[True, False], ids=["scripts", "without"])
def page(people, request):
    page = people.page(staff.DRAFTER, "/desk/screening/file/", java_script_enabled=request.param)
    page.get_by_label("文件", exact=True).set_input_files(FILE)
    return page


def test_a_file_is_checked(page):
    Mouse(page).button("检查")

    assert page.locator("code").all_inner_texts() == ["138******78", "李*"]


def test_a_clean_copy_is_a_download_and_the_page_goes_on(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="清理并下载").click()
    Mouse(page).button("检查")

    assert download.value.suggested_filename == "名单（清理副本）.txt"
    assert page.locator("code").count() == 2


def test_while_a_file_is_checked_the_button_says_so(people):
    page = people.page(staff.DRAFTER, "/desk/screening/file/")
    page.get_by_label("文件", exact=True).set_input_files(FILE)
    button = page.get_by_role("button", name="检查", exact=True)

    assert button.evaluate("button => { button.click(); return button.textContent }") == "正在检查…"


def test_nothing_stands_in_anybodys_way_where_something_was_found(people):
    page = people.page(staff.DRAFTER, "/desk/screening/file/")
    page.get_by_label("文件", exact=True).set_input_files(FILE)
    Mouse(page).button("检查")

    assert in_the_way(page) == []


def test_nothing_stands_in_anybodys_way_where_a_list_is_tried_or_wrong(people):
    hand = Mouse(people.page(OFFICE, "/desk/screening/lists/new/", viewport={"width": 320, "height": 700}))
    hand.write("名称", "未公布项目")
    hand.write("词", "星火计划")
    hand.write("一句话", "星火计划的电话13812345678")
    hand.button("试着检查这句话")
    tried, width = hand.page.locator("code").all_inner_texts(), hand.page.evaluate(WIDTH)
    hand.write("词", "密\n" + "长" * 90)
    hand.button("保存")

    assert (sorted(tried), width, hand.page.evaluate(WIDTH)) == (["138******78", "星***"], 320, 320)
    assert in_the_way(hand.page) == []
