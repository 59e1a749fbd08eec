"""What is drawn on a page is black afterwards, and under the black there is nothing."""

import io

import pytest
from PIL import Image

from tests.desk.tools.having import PNG, at, attached, content_of, editor, told, wrong
from tests.desk.walking import signed_in
from tests.scanner.making.pdfs import made, text
from tests.scanner.making.pictures import saved
from tests.scanner.seen import MARK, places
from tests.scanner.test_cleaning import raw
from tests.scanner.test_pdf import outlined

pytestmark = pytest.mark.django_db
LINE = "2 10.00 14.00 60.00 19.00"
"""Where the second page says what must not be public: 700 points above the foot of 842."""
OTHER = "1 5.00 5.00 20.00 10.00"


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


@pytest.fixture
def file(house):
    return attached(house, made(text("first"), text(MARK), text("third"), change=outlined), "名单.pdf")


def sent(file, *areas, **more):
    return {"version": file.revision.version, "here": 1, "area": areas, **more}


def shown(page):
    return [one.text for one in page.context["shapes"]]


@pytest.mark.article(9)
def test_what_was_blackened_is_nowhere_in_the_file(drafter, file):
    assert places(content_of(file), "a.pdf") != set()

    answer = drafter.post(at("redact", file), sent(file, LINE, apply=1))

    copy = content_of(file)
    assert answer.url == editor(file) + "#files"
    assert (MARK.encode() in raw(copy), places(copy, "a.pdf"), places(copy, "a.pdf", "third")) == (
        False, set(), {("第3页", "no")},
    )  # fmt: skip


def test_the_file_keeps_its_place_among_the_others_and_one_is_told(drafter, file, house):
    attached(house, b"x", "二.txt", "text/plain", file.revision)
    file.revision.refresh_from_db()

    page = drafter.post(at("redact", file), sent(file, LINE, OTHER, apply=1), follow=True)

    assert told(page) == ["名单.pdf 已涂黑 2 处，附件已替换。"]
    assert [one.name for one in file.revision.attachments.all()] == ["名单.pdf", "二.txt"]


def test_a_picture_is_black_where_it_was_drawn_on(drafter, house):
    file = attached(house, saved(Image.new("RGB", (200, 100), "white"), "JPEG"), "照片.jpg", "image/jpeg")

    drafter.post(at("redact", file), sent(file, "1 10.00 30.00 60.00 60.00", apply=1))

    points = Image.open(io.BytesIO(content_of(file))).convert("L")
    assert (points.crop((25, 35, 115, 55)).getextrema()[1] < 9, points.getpixel((150, 45)) > 250) == (True, True)


def test_pages_are_turned_with_all_areas_in_hand(drafter, file):
    page = drafter.post(at("redact", file), sent(file, LINE, OTHER, turn=2))

    assert (page.context["leaf"].number, page.context["leaf"].pages, shown(page)) == (2, 3, [LINE, OTHER])
    assert page.content.decode().count('<rect x="10.00%" y="14.00%" width="50.00%" height="5.00%"/>') == 1
    assert page.content.decode().count("<rect ") == 1


def test_an_area_is_typed_in_numbers_for_the_page_that_is_shown(drafter, file):
    typed = {"here": 2, "left": "10", "top": "14", "right": "60", "bottom": "19", "add": 1}

    page = drafter.post(at("redact", file), sent(file, OTHER, **typed))

    assert (shown(page), wrong(page)) == ([OTHER, LINE], [])
    assert "第 2 页：左 10%，上 14%，宽 50%，高 5%" in page.content.decode()
    assert page.context["board"].typed.is_bound is False


def test_numbers_that_make_no_area_are_complained_of_and_kept(drafter, file):
    typed = {"left": "60", "top": "x", "right": "10", "bottom": "119", "add": 1}

    page = drafter.post(at("redact", file), sent(file, LINE, **typed))

    assert wrong(page) == ["上边请写 0 至 100 的数。", "下边请写 0 至 100 的数。", "右边要大于左边。"]
    assert (shown(page), page.context["board"].typed["right"].value()) == ([LINE], "10")


def test_an_area_is_dropped(drafter, file):
    assert shown(drafter.post(at("redact", file), sent(file, LINE, OTHER, drop=LINE))) == [OTHER]


def refused(page, file, before):
    """What a page complains of that has changed nothing."""
    file.refresh_from_db()
    file.revision.refresh_from_db()
    assert (file.stored_id, file.revision.version) == before
    return wrong(page)


@pytest.fixture
def before(file):
    return file.stored_id, file.revision.version


def test_without_an_area_nothing_is_done(drafter, file, before):
    page = drafter.post(at("redact", file), sent(file, apply=1))

    assert refused(page, file, before) == ["还没有画要涂黑的地方。请先在页面上画出来，或者填写位置。"]


@pytest.mark.parametrize(
    "spoilt", ["", "2 10 14 60", "2 60 14 10 19", "0 1 1 2 2", "2 nan 14 60 19", "2 1 1 2 101", "9" * 9 + " 1 1 2 2"]
)
def test_where_one_area_cannot_be_read_the_others_are_not_blackened_unasked(drafter, file, before, spoilt):
    page = drafter.post(at("redact", file), sent(file, LINE, spoilt, apply=1))

    assert refused(page, file, before) == ["有的地方没有认出来，还没有涂黑。请看一遍列出的地方，缺的重新画。"]
    assert shown(page) == [LINE]


def test_more_areas_than_are_blackened_at_once_are_all_kept(drafter, file, before):
    areas = [f"2 10.00 14.00 60.00 {15 + number / 100:.2f}" for number in range(301)]

    page = drafter.post(at("redact", file), sent(file, *areas, apply=1))

    assert refused(page, file, before) == ["一次最多涂黑 300 处。请先涂黑一部分，再接着做。"]
    assert shown(page) == areas


def test_an_area_on_a_page_that_is_not_there_is_kept_and_said(drafter, file, before):
    gone = LINE.replace("2", "9", 1)

    page = drafter.post(at("redact", file), sent(file, gone, apply=1))

    assert refused(page, file, before) == ["没有涂黑，附件没有变：没有要涂黑的那一页。"]
    assert shown(page) == [gone]


def test_in_english_the_reason_is_said_in_english(drafter, file):
    gone = LINE.replace("2", "9", 1)

    page = drafter.post(at("redact", file), sent(file, gone, apply=1), headers={"accept-language": "en"})

    assert wrong(page) == ["Not redacted, the file is as it was: There is no such page to blacken."]


def test_what_would_be_too_large_is_kept_as_it_was(drafter, file, before, settings):
    settings.UPLOAD_LIMIT = 4 * 1024

    page = drafter.post(at("redact", file), sent(file, LINE, apply=1))

    assert refused(page, file, before) == ["文件超过 4 KB：请压缩，或分成几个文件。"]
    assert shown(page) == [LINE]


def test_who_was_overtaken_is_told_once_and_keeps_his_areas(drafter, file, house):
    stale = sent(file, LINE, apply=1)
    attached(house, b"x", "二.txt", "text/plain", file.revision)
    before = content_of(file)

    page = drafter.post(at("redact", file), stale)

    assert (page.status_code, shown(page), content_of(file) == before) == (409, [LINE], True)
    assert wrong(page) == ["您打开这一页以后，这份草稿改过了，还没有涂黑。请对照现在的页面看一遍列出的地方。"]
    again = {**stale, "version": page.context["revision"].version}
    assert drafter.post(at("redact", file), again).url == editor(file) + "#files"


def test_a_name_in_capitals_is_as_good(drafter, house):
    file = attached(house, saved(Image.new("L", (9, 9)), "PNG"), "图.PNG", PNG)

    assert drafter.get(at("redact", file)).context["leaf"].pages == 1


def test_a_file_that_is_none_to_draw_on_leads_back_with_the_reason(drafter, house):
    file = attached(house, b"x", "说明.txt", "text/plain")

    page = drafter.get(at("redact", file), follow=True)

    assert page.redirect_chain == [(editor(file) + "#files", 302)]
    assert told(page) == ["只能在 pdf、jpg 和 png 上涂黑。请先另存为 pdf，再上传。"]
