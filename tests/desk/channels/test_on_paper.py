"""What is printed and handed out: notices, press texts, bulletins, from the pages."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from gongkai.channels.models import Bulletin
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience
from tests.desk.walking import at, complaints, cost, signed_in
from tests.factories import RungDraft, brought_to

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
NEW = reverse("desk:bulletin_new")
INNER = {"rungs": (RungDraft(audience=Audience.INNER),), "narrower_reason": "只涉及党内"}


def public(house, title="党费收缴情况", **more):
    return brought_to(Stage.PUBLISHED, house, title=title, **more)


def said(*revisions, **more):
    keys = [f"public/{one.disclosure.public_id}" for one in revisions]
    plain = {"unit": "JX", "title": "党务公开简报", "issue": "第1期", "issued_on": "2026-09-14", "items": keys}
    return {**plain, **{f"order-{key}": str(len(keys) - at) for at, key in enumerate(keys)}, **more}


def test_the_sheet_names_who_tells_it_and_leads_to_the_whole(house):
    revision = public(house, body=f"<p>{'长' * 700}</p>")

    page = signed_in(house.drafter).get(at("sheet", revision))

    assert (page.context["publisher"].name, page.context["is_cut"]) == ("机械工程学院党委", True)
    assert [len(text) for text in page.context["shown"]] == [14 * 25 - 2]
    assert page.context["picture"].startswith("data:image/svg+xml")


def test_a_short_text_stands_on_the_sheet_whole(house):
    page = signed_in(house.drafter).get(at("sheet", public(house)))

    assert (page.context["shown"], page.context["is_cut"]) == (
        ["现将2026年上半年党费收缴情况公示如下。", "收缴党费 486,320 元。"], False)  # fmt: skip


@pytest.mark.article(10)
def test_only_what_the_public_reads_goes_to_the_press(house):
    inner = public(house, **INNER)
    browser = signed_in(house.drafter)

    assert [browser.get(at(name, inner)).status_code for name in ("sheet", "press", "press_docx")] == [200, 404, 404]


def test_the_press_gets_the_words_that_were_made_known(house):
    revision = public(house)
    browser = signed_in(house.drafter)

    text = browser.get(at("press", revision)).context["text"]
    paper = Document(BytesIO(browser.get(at("press_docx", revision)).content))

    assert [one.text for one in paper.paragraphs] == text.split("\n\n")
    assert text.split("\n\n")[0] == "党费收缴情况"


def test_nothing_is_printed_of_what_is_not_public_now(house):
    revision = brought_to(Stage.APPROVED, house)

    assert signed_in(house.drafter).get(at("sheet", revision)).status_code == 404


def test_a_bulletin_is_put_together_reopened_and_downloaded(house):
    browser = signed_in(house.drafter)
    one, two = public(house, "甲"), public(house, "乙")

    answer = browser.post(NEW, said(one, two, unit=house.college.code))
    page = browser.get(answer.url)
    paper = Document(BytesIO(browser.get(f"{answer.url}docx/").content))

    assert [(each.release.revision.title, each.place) for each in page.context["choices"]] == [("乙", "1"), ("甲", "2")]
    assert [each.text for each in paper.paragraphs if each.style.name == "Heading 1"] == ["乙", "甲"]
    assert browser.get(f"{answer.url}pdf/").content[:4] == b"%PDF"


def test_what_is_missing_is_said_and_what_was_ticked_stays_ticked(house):
    one = public(house)

    page = signed_in(house.drafter).post(NEW, said(one, unit=house.college.code, issue=""))

    assert complaints(page) == {"issue": ["请写期号。"]}
    assert [(each.is_chosen, each.place) for each in page.context["choices"]] == [(True, "1")]


def test_without_chinese_fonts_it_is_said_what_to_do(house, settings, tmp_path):
    settings.PDF_FONTS = str(tmp_path)
    browser = signed_in(house.drafter)
    answer = browser.post(NEW, said(public(house), unit=house.college.code))

    page = browser.get(f"{answer.url}pdf/", follow=True)

    assert [str(one) for one in page.context["messages"]][-1:] == [
        "服务器上没有中文字体，或没有装排版组件，做不成 pdf。请下载 docx，或请系统管理员安装。"
    ]


def test_pages_cost_the_same_for_three_items_as_for_one(house):
    browser = signed_in(house.drafter)
    one = browser.post(NEW, said(public(house), unit=house.college.code)).url
    costs = [cost(browser, page) for page in (NEW, one)]
    more = [public(house, title) for title in ("乙", "丙")]
    browser.post(one, {**said(*more, unit=house.college.code), "version": Bulletin.objects.get().version})

    assert [cost(browser, page) for page in (NEW, one)] == costs
