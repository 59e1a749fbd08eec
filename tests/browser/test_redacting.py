"""Blackening by mouse, by keyboard, by finger and without scripts: what is drawn is what becomes black."""

import io

import pytest
from PIL import Image

from tests.browser import people as at_work
from tests.browser import staff
from tests.browser.hands import Keyboard, Mouse
from tests.browser.looks import in_the_way
from tests.scanner.making.pdfs import made, text

pytestmark = pytest.mark.browser
FILE = {"name": "名单.pdf", "mimeType": "application/pdf", "buffer": made(text("first"), text("second"))}
DONE = "名单.pdf 已涂黑 {} 处，附件已替换。"


def begun(people, hand=Mouse, **look):
    """Begin a draft with a file of two pages, and open the page for blackening it."""
    hand = hand(people.page(staff.DRAFTER, **look))
    staff.begin(hand, "附件要涂黑的公示")
    hand.page.locator("#id_files").set_input_files(FILE)
    hand.button("保存并上传")
    hand.link("涂黑")
    hand.page.get_by_alt_text("第 1 页").wait_for()
    return hand


def drag(page, start, end):
    """Draw from one place of the page to another, both in shares of its width and height."""
    box = page.locator("[data-board]").bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*places[0])
    page.mouse.down()
    page.mouse.move(*places[1], steps=4)
    page.mouse.up()


def areas(page):
    """What would be sent, rounded to whole percent."""
    values = [field.input_value() for field in page.locator("input[name=area]").all()]
    return [" ".join(str(round(float(number))) for number in value.split()) for value in values]


def says(page):
    return page.locator("#says").inner_text()


def blackness(page):
    """How light the first page is where the areas were drawn, and at its foot."""
    picture = page.request.get(page.get_by_alt_text("第 1 页").get_attribute("src")).body()
    shown = Image.open(io.BytesIO(picture)).convert("L")
    across, down = shown.size
    return shown.getpixel((across * 3 // 10, down * 16 // 100)), shown.getpixel((across * 3 // 10, down * 90 // 100))


def test_what_is_drawn_with_the_mouse_on_two_pages_becomes_black(people):
    hand = begun(people)
    drag(hand.page, (0.1, 0.14), (0.5, 0.19))
    hand.button("下一页")
    drag(hand.page, (0.5, 0.19), (0.1, 0.14))
    drawn = areas(hand.page)
    hand.button("涂黑 2 处，替换附件")
    told = says(hand.page)
    hand.link("涂黑")

    assert (drawn, told) == (["1 10 14 50 19", "2 10 14 50 19"], DONE.format(2))
    assert blackness(hand.page) == (0, 255)


def test_an_area_is_moved_and_sized_with_the_mouse(people):
    hand = begun(people)
    drag(hand.page, (0.1, 0.1), (0.3, 0.2))
    drag(hand.page, (0.2, 0.15), (0.4, 0.35))
    drag(hand.page, (0.5, 0.4), (0.7, 0.5))

    assert areas(hand.page) == ["1 30 30 70 50"]


def test_a_mere_click_on_the_page_draws_nothing(people):
    hand = begun(people)
    drag(hand.page, (0.1, 0.1), (0.1, 0.1))

    assert (areas(hand.page), hand.page.get_by_text("还没有。").is_visible()) == ([], True)


def test_by_keyboard_an_area_is_added_moved_sized_and_another_removed(people):
    hand = begun(people, Keyboard)
    added = hand.page.get_by_role("button", name="加一处")
    hand.press(added)
    hand.press(added)
    hand.page.keyboard.press("Delete")
    [before] = areas(hand.page)
    hand.go_to(hand.page.get_by_role("application"))
    for key in ["ArrowLeft"] * 4 + ["ArrowUp"] * 2 + ["Shift+ArrowRight"] * 6 + ["Shift+ArrowDown"] * 4:
        hand.page.keyboard.press(key)
    [after] = areas(hand.page)
    hand.button("涂黑 1 处，替换附件")

    changes = [int(new) - int(old) for new, old in zip(after.split(), before.split(), strict=True)]
    assert (changes, says(hand.page)) == ([0, -2, -1, 1, 1], DONE.format(1))


def test_an_area_stays_on_its_page_however_far_it_is_pushed(people):
    hand = begun(people)
    drag(hand.page, (0.9, 0.02), (0.98, 0.06))
    for key in ["ArrowRight"] * 9 + ["ArrowUp"] * 9 + ["Shift+ArrowRight"] * 3:
        hand.page.keyboard.press(key)

    assert areas(hand.page) == ["1 92 0 100 4"]


def test_nothing_stands_in_anybodys_way_where_areas_are_drawn(people):
    hand = begun(people)
    drag(hand.page, (0.1, 0.1), (0.3, 0.2))

    assert in_the_way(hand.page) == []


def test_with_a_finger_the_page_is_scrolled_and_areas_are_added_by_the_button(people):
    hand = begun(people, viewport=at_work.PHONE, has_touch=True)
    hand.page.locator("[data-board]").tap(position={"x": 40, "y": 40})
    tapped = areas(hand.page)
    hand.page.get_by_role("button", name="加一处").tap()
    [(page, left, _top, right, _bottom)] = [area.split() for area in areas(hand.page)]

    assert (tapped, page, left, right) == ([], "1", "35", "65")


def test_who_leaves_with_areas_drawn_is_asked_first(people):
    hand = begun(people)
    drag(hand.page, (0.1, 0.14), (0.5, 0.19))
    asked = []
    hand.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    hand.link("不涂了，返回")
    hand.page.wait_for_url("**/edit/**")

    assert asked == ["beforeunload"]


def test_without_scripts_the_same_is_done_with_numbers(people):
    hand = begun(people, java_script_enabled=False)
    hand.page.get_by_text("不用鼠标，填写位置").click()
    for side, number in (("左边", "10"), ("上边", "14"), ("右边", "50"), ("下边", "19")):
        hand.write(side, number)
    hand.page.get_by_role("button", name="添加").last.click()
    drawn = areas(hand.page)
    hand.button("涂黑 1 处，替换附件")
    told = says(hand.page)
    hand.link("涂黑")

    assert (drawn, told, blackness(hand.page)) == (["1 10 14 50 19"], DONE.format(1), (0, 255))


def test_the_file_before_is_put_back(people):
    hand = begun(people)
    drag(hand.page, (0.1, 0.14), (0.5, 0.19))
    hand.button("涂黑 1 处，替换附件")
    hand.button("放回原来的文件")
    told = says(hand.page)
    hand.link("涂黑")

    assert (told, blackness(hand.page)) == ("名单.pdf 已放回附件。", (255, 255))
