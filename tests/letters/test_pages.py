"""Readers write letters and find them again, on pages that know nobody. Source: 第十四条."""

import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.mailbox import actions, queries
from gongkai.mailbox.models import Letter
from gongkai.mailbox.rules.words import Kind, State
from gongkai.portal import letterbox
from tests.factories import NOON, Stage, brought_to
from tests.letters.making import ANSWER, found, sent, take_on

pytestmark = pytest.mark.django_db
GROUPS = re.compile(r"data-receipt>([\d ]{19})<")


@pytest.fixture
def browser(house):
    with time_machine.travel(NOON):
        yield Client()


def form(browser, **said):
    """Open the form and fill it in, with the work done that it asks for."""
    page = browser.get("/letter/").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    bits = int(re.search(r'data-bits="(\d+)"', page)[1])
    proof = next(one for one in range(1 << 24) if letterbox.is_proof(token, str(one), bits))
    plain = {"kind": "question", "who": "nameless", "title": "食堂何时恢复", "text": "请问何时恢复？"}
    return {**plain, "token": token, "proof": proof, **said}


def write(browser, **said):
    return browser.post("/letter/", form(browser, **said)).content.decode()


def digits_of(page):
    return GROUPS.search(page)[1].replace(" ", "")


def track(browser, digits, way="", **said):
    return browser.post(f"/letter/track/{way}", {"digits": digits, **said}).content.decode()


@pytest.mark.article(14)
def test_a_letter_is_written_and_found_again(browser):
    digits = digits_of(write(browser))

    assert "食堂何时恢复" in track(browser, digits)


def test_a_wrong_and_an_unknown_receipt_are_answered_the_same(browser):
    sent()

    assert track(browser, "1" * 16) == track(browser, "123")


def test_without_the_tick_the_receipt_is_shown_once_more(browser):
    digits = digits_of(write(browser))
    again = browser.post("/letter/receipt/", {"digits": digits}).content.decode()
    kept = browser.post("/letter/receipt/", {"digits": digits, "kept": "1"}).content.decode()

    assert digits_of(again) == digits
    assert (GROUPS.search(kept), "食堂何时恢复" in kept) == (None, True)


def test_what_was_typed_stays_where_something_is_missing(browser):
    page = write(browser, title="", text="已经写了很多")

    assert "请写标题。" in page
    assert "已经写了很多" in page
    assert Letter.objects.count() == 0


def test_a_form_is_taken_once(browser):
    said = form(browser)
    pages = [browser.post("/letter/", said).content.decode() for _ in range(2)]

    assert "同一张表单只能提交一次" in pages[1]
    assert Letter.objects.count() == 1


def test_without_the_work_a_form_is_not_taken_at_once(browser):
    said = form(browser) | {"proof": ""}

    assert "提交得太快" in browser.post("/letter/", said).content.decode()


def test_without_scripts_a_form_is_taken_after_a_while(browser, monkeypatch):
    monkeypatch.setattr(letterbox, "PAUSE", 0)
    said = form(browser) | {"proof": ""}

    assert GROUPS.search(browser.post("/letter/", said).content.decode())


def test_a_form_of_somebody_elses_making_is_not_taken(browser):
    said = form(browser) | {"token": "x"}

    assert "已经失效" in browser.post("/letter/", said).content.decode()


def test_answer_rating_and_reopening_need_no_sign_in(browser, house):
    digits = digits_of(write(browser))
    take_on(found(digits), State.ANSWERED, house)
    answered, rated = track(browser, digits), track(browser, digits, "rate/", rating="2")
    reopened = track(browser, digits, "again/", text="没有说清楚")

    assert [ANSWER in answered, "您评价了答复" in rated, "您要求再办一次" in reopened] == [True, True, True]
    assert found(digits).state == State.ASSIGNED


def test_a_letter_about_something_made_known_names_it(browser, house):
    revision = brought_to(Stage.PUBLISHED, house)
    about = str(revision.disclosure.public_id)
    page = browser.get(f"/letter/?kind=request_to_correct&about={about}").content.decode()
    digits = digits_of(write(browser, about=about, kind="request_to_correct"))

    assert revision.title in page
    assert found(digits).about == revision.disclosure


def test_a_letter_about_what_is_not_public_does_not_tell_of_it(browser, house):
    revision = brought_to(Stage.APPROVED, house)
    about = str(revision.disclosure.public_id)

    assert revision.title not in browser.get(f"/letter/?about={about}").content.decode()
    assert found(digits_of(write(browser, about=about))).about is None


def test_a_letter_about_nothing_that_there_is_is_taken_all_the_same(browser):
    assert found(digits_of(write(browser, about="'; --"))).about is None


def test_of_a_file_only_the_clean_copy_is_kept(browser):
    note = SimpleUploadedFile("张三的说明.png", a_picture(), "image/png")
    letter = found(digits_of(write(browser, enclosures=[note])))
    [kept] = queries.enclosures_of(letter)

    assert b"Artist-Zhang-San" in a_picture()
    assert b"Artist-Zhang-San" not in queries.content_of(queries.enclosure_called(letter, kept.public_id))


def a_picture():
    from io import BytesIO

    from PIL import Image, PngImagePlugin

    held, told = BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Author", "Artist-Zhang-San")
    Image.new("RGB", (4, 4), "red").save(held, "PNG", pnginfo=told)
    return held.getvalue()


def test_a_file_that_cannot_be_cleaned_is_not_taken(browser):
    page = write(browser, enclosures=[SimpleUploadedFile("a.exe", b"MZ", "application/x")])

    assert "不能上传这种文件（exe）" in page


def test_a_report_that_nobody_here_may_read_is_not_kept(browser, house):
    said = {"kind": "report", "complains_of": house.inspector.name}

    assert "请直接向上级纪检机关反映" in write(browser, **said)
    assert Letter.objects.count() == 0


def test_the_number_of_letters_in_ten_minutes_is_bounded(browser, monkeypatch):
    monkeypatch.setattr(letterbox, "MOST", 0)

    assert "现在来信太多" in write(browser)


def test_no_more_receipts_are_tried_than_people_would(browser, monkeypatch):
    monkeypatch.setattr(letterbox, "MOST_ASKED", 0)

    assert "现在查询的人太多" in track(browser, sent())


def test_a_merged_letters_receipt_shows_the_answer(browser, house):
    one, other = sent(), sent()
    actions.merge(found(one), found(other), by=house.clerk, at=NOON)
    take_on(found(other), State.ANSWERED, house)

    assert ANSWER in track(browser, one)


def test_kinds_are_said_as_the_rules_know_them(browser):
    page = browser.get("/letter/").content.decode()

    assert [kind.zh in page for kind in Kind] == [True] * len(Kind)
