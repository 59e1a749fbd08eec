"""A list that another has changed meanwhile, and trying a list before it is kept."""

import pytest

from gongkai.ledger.models import Entry
from gongkai.screening.models import WordList
from gongkai.screening.queries import list_called, list_of
from gongkai.screening.rules import Purpose
from tests.desk.screening.test_list_pages import ALLOWED, NEW, complaints, kept, page_of, signed_in, typed
from tests.desk.walking import cost

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]
MOVED = (
    "您打开这一页以后，别人已经改过这里的内容。您写的还在，没有保存。请先看不同之处；再点保存，就用您写的代替现在的。"
)


@pytest.fixture
def clerk(house):
    return signed_in(house.clerk)


def differences(page):
    return [(one.label, one.theirs, one.mine) for one in page.context["differences"]]


def test_a_stale_page_answers_409_keeps_what_was_typed_and_shows_what_differs(house, clerk):
    row = kept(house, reason="项目尚未公布。", fix="等公布后再写。")
    kept(house, "启明工程\n蓝色星球", row=row, name="项目", reason="项目尚未公布。", fix="等公布后再写。")
    page = clerk.post(page_of(row), typed(entries="启明工程\n红色星球", version=1))

    assert (page.status_code, complaints(page)) == (409, {"__all__": [MOVED]})
    assert differences(page) == [
        ("名称", "项目", "未公布项目"), ("严重程度", "需要确认", "必须处理"), ("词", "蓝色星球", "红色星球"),
    ]  # fmt: skip
    assert page.context["form"]["entries"].value() == "启明工程\n红色星球"
    assert list_called(row.public_id).entries == "启明工程\n蓝色星球"


def test_saving_again_after_looking_puts_what_was_typed_in_place(house, clerk):
    row = kept(house)
    kept(house, "启明工程", row=row)
    page = clerk.post(page_of(row), typed(entries="红色星球", version=1))
    clerk.post(page_of(row), typed(entries="红色星球", version=page.context["version"]))

    assert list_called(row.public_id).entries == "红色星球"


def test_a_page_opened_before_there_was_a_list_is_stale_once_there_is_one(house, clerk):
    kept(house, "024-00000000", Purpose.ALLOWED)
    page = clerk.post(ALLOWED, {"entries": "024-11111111", "version": 0})

    assert (page.status_code, complaints(page)) == (409, {"__all__": [MOVED]})
    assert differences(page) == [("内容", "024-00000000", "024-11111111")]
    assert list_of(Purpose.ALLOWED).entries == "024-00000000"


def tried(page):
    return [(one.kind, one.value, one.place) for one in page.context["tried"].findings]


def test_a_sentence_is_tried_on_the_list_as_it_is_typed_and_on_all_others(house, clerk):
    kept(house, "启明工程", name="别的词表")
    text = "启明工程和星火计划\n电话13812345678。"
    page = clerk.post(NEW, typed(sentence=text, **{"try": "1"}))

    assert tried(page) == [
        ("学校词表", "启***", "第1行"), ("学校词表", "星***", "第1行"), ("手机号码", "138******78", "第2行"),
    ]  # fmt: skip
    assert [(one.severity, one.total) for one in page.context["tried"].counts] == [("必须处理", 2), ("需要确认", 1)]
    assert "13812345678" in page.content.decode().split('id="id_sentence"')[1]


def test_trying_keeps_nothing_but_what_was_typed_on_the_page(house, clerk):
    row, deeds = kept(house), Entry.objects.count()
    page = clerk.post(page_of(row), typed(entries="红色星球", version=1, sentence="红色星球", **{"try": "1"}))
    again = list_called(row.public_id)

    assert (tried(page), page.context["form"]["entries"].value()) == ([("学校词表", "红***", "第1行")], "红色星球")
    assert (again.entries, again.version, Entry.objects.count()) == ("星火计划\n启明工程", 1, deeds)


def test_a_word_that_was_struck_out_is_not_tried_any_more(house, clerk):
    row = kept(house)
    page = clerk.post(page_of(row), typed(entries="启明工程", version=1, sentence="星火计划", **{"try": "1"}))

    assert tried(page) == []


def test_a_list_that_could_not_be_kept_goes_by_its_old_name(house, clerk):
    page = clerk.post(page_of(kept(house)), typed(name="别的名称", entries="密", version=1))

    assert (page.context["title"], page.context["list"].changed_by) == ("未公布项目", house.approver)


def test_a_list_that_is_not_used_is_not_tried_either(house, clerk):
    page = clerk.post(NEW, typed(sentence="星火计划", is_retired="on", **{"try": "1"}))

    assert tried(page) == []
    assert "未发现问题，人工审查仍须进行" in page.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"), [({"sentence": ""}, "sentence"), ({"sentence": "密", "entries": "密"}, "entries")]
)
def test_what_cannot_be_tried_is_said(clerk, changes, field):
    page = clerk.post(NEW, typed(**changes, **{"try": "1"}))

    assert (list(complaints(page)), page.context["tried"], WordList.objects.count()) == ([field], None, 0)


def test_the_cost_of_a_list_does_not_grow_with_its_words(house, clerk):
    row = kept(house, "星火计划")
    one = cost(clerk, page_of(row))
    kept(house, "星火计划\n启明工程\n红色星球", row=row)

    assert cost(clerk, page_of(row)) == one
