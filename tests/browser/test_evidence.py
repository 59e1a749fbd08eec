"""Proving on a phone that a notice hangs on its board: photographed, seen, sent, and shown with the matter."""

import io

import pytest
from PIL import Image

from tests.browser import people as at_work
from tests.browser.hands import Mouse
from tests.browser.looks import in_the_way

pytestmark = pytest.mark.browser
WHO, MATTER = "zhengkai", "关于拟提拔任用干部的任前公示（2026年第6号）"


def a_photo():
    content = io.BytesIO()
    Image.new("RGB", (64, 48), "#2f6b4f").save(content, "JPEG")
    return {"name": "公告栏.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def opened(people, **look):
    hand = Mouse(people.page(WHO, "/desk/channels/", viewport=at_work.PHONE, **look))
    hand.page.locator("a[href*='/channels/forms/']").first.click()
    hand.page.get_by_role("heading", name="补充凭证：公告栏").wait_for()
    return hand


def test_a_notice_is_photographed_and_proved_on_a_phone(people):
    hand = opened(people)
    hand.page.get_by_label("照片或扫描件").set_input_files(a_photo())
    hand.page.get_by_alt_text("要上传的照片 公告栏.jpg").wait_for()
    seen = in_the_way(hand.page)

    hand.button("提交凭证")
    hand.page.get_by_role("alert").wait_for()
    kept = hand.page.get_by_text("公告栏.jpg").first.is_visible()
    hand.write("公告栏的位置", "行政楼一层公告栏")
    hand.button("提交凭证")

    hand.page.get_by_text("已提交凭证，这种方式算作已公开。").wait_for()
    assert (seen, kept) == ([], True)
    assert hand.page.get_by_role("link", name="公告栏.jpg").is_visible()
