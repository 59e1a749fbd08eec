"""One page at a time is shown, to those who write the draft and to nobody else; or it is said why not."""

import io

import pikepdf
import pytest
from PIL import Image

from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Correction, Stage
from tests.desk.tools.having import at, attached, wrong
from tests.desk.walking import signed_in
from tests.factories import NOON, take_on
from tests.scanner.making.pdfs import made, text
from tests.scanner.test_drawing import LACKING

pytestmark = pytest.mark.django_db
THREE = made(text("first"), text("second"), text("third"))
LOCKED = made(encryption=pikepdf.Encryption(owner="a", user="b"))


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


@pytest.fixture
def file(house):
    return attached(house, THREE, "名单.pdf")


def leaf(client, file, **query):
    found = client.get(at("redact", file), query).context["leaf"]
    return found.number, found.pages, found.wanted, found.why


def test_a_page_is_shown_as_a_picture_that_no_cache_keeps(drafter, file):
    answer = drafter.get(at("redact_page", file, 2))

    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("image/png", "private, no-store")
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 1699)


def test_the_page_names_its_picture_and_the_ways_to_the_others(drafter, file):
    page = drafter.get(at("redact", file), {"page": 2}).content.decode()

    assert f'<img src="{at("redact_page", file, 2)}" alt="第 2 页">' in page
    assert ('name="turn" value="1"' in page, 'name="turn" value="3"' in page) == (True, True)


@pytest.mark.parametrize("is_correction", [True, False])
def test_a_correction_says_that_the_file_is_still_public(drafter, house, is_correction):
    file = attached(house, THREE, "名单.pdf")
    if is_correction:
        take_on(file.revision, Stage.PUBLISHED, house)
        fresh = actions.correct(file.revision, Correction.MINOR, "附件有误", by=house.drafter, at=NOON)
        file = fresh.attachments.get()

    page = drafter.get(at("redact", file)).content.decode()

    assert ("现在公开着的仍是原来的文件" in page) == is_correction


@pytest.mark.parametrize(("wanted", "number"), [("3", 3), ("0", 1), ("x", 1), ("", 1), ("9" * 9, 1), ("٣", 3)])
def test_the_page_that_was_asked_for_is_shown_or_the_first(drafter, file, wanted, number):
    assert leaf(drafter, file, page=wanted) == (number, 3, number, "")


def test_beyond_the_end_there_is_the_last_page_and_a_word_about_it(drafter, file):
    page = drafter.get(at("redact", file), {"page": 99})

    assert (page.context["leaf"].number, "没有第 99 页，这是最后一页。" in page.content.decode()) == (3, True)


@pytest.mark.parametrize("number", [0, 4, 10**9])
def test_a_page_that_is_not_there_has_no_picture(drafter, file, number):
    assert drafter.get(at("redact_page", file, number)).status_code == 404


def test_a_picture_is_only_looked_at(drafter, file):
    assert drafter.post(at("redact_page", file, 1)).status_code == 405


def test_a_page_whose_signs_are_missing_says_so_and_the_others_can_be_turned_to(drafter, house):
    file = attached(house, LACKING, "名单.pdf")

    assert leaf(drafter, file) == (1, 1, 1, "字体没有嵌入文件，这里也没有，画不出这一页（第1页）")
    assert "data-board" not in drafter.get(at("redact", file)).content.decode()


def test_a_locked_file_says_so_and_offers_nothing_to_press(drafter, house):
    file = attached(house, LOCKED, "名单.pdf")

    assert leaf(drafter, file) == (1, 0, 1, "打开文件需要密码")
    assert 'name="apply"' not in drafter.get(at("redact", file)).content.decode()
    assert drafter.get(at("redact_page", file, 1)).status_code == 404


def test_a_locked_file_is_not_blackened_and_no_area_is_lost(drafter, house):
    file = attached(house, LOCKED, "名单.pdf")
    area = "1 10.00 14.00 60.00 19.00"

    page = drafter.post(at("redact", file), {"version": file.revision.version, "area": [area], "apply": 1})

    assert wrong(page) == ["没有涂黑，附件没有变：打开文件需要密码。"]
    assert [one.text for one in page.context["shapes"]] == [area]
