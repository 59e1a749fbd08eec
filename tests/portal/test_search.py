"""Search over titles, document numbers and index numbers."""

import pytest

from gongkai.measures.vocabulary import Audience
from tests.portal.making_known import made_known, shown, withdrawn


@pytest.mark.parametrize(
    ("words", "places"),
    [("党费", ["标题"]), ("21号", ["文号"]), ("dw-jx", ["索引号"]), ("党费 2026", ["标题", "文号", "索引号"])],
)
def test_a_hit_says_where_the_words_were_met(house, client, words, places):
    made_known(house, "2026年党费情况", document_no="示大组发〔2026〕21号")

    assert [found for _, found in client.get("/search/", {"q": words}).context["hits"]] == [places]


def test_one_character_is_too_short_and_the_minimum_is_said(house, client):
    made_known(house, "党费")

    assert shown(client.get("/search/?q=党")).count("搜索词太短：请至少写 2 个字。") == 1


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20"])
def test_nothing_asked_is_answered_with_how_to_ask(house, client, query):
    assert shown(client.get(f"/search/{query}")).count("请在页面上方写下标题、文号或索引号的一部分") == 1


def test_what_is_not_public_or_was_withdrawn_is_not_found(house, client):
    withdrawn(house, made_known(house, "撤下的党费通报"))
    made_known(house, "党内的党费通报", audience=Audience.INNER)

    assert client.get("/search/?q=党费通报").context["hits"] == []
    assert shown(client.get("/search/?q=党费通报")).count("没有找到。") == 1


def test_what_is_typed_is_shown_as_text(db, client):
    assert client.get("/search/", {"q": "<script>alert(1)</script>"}).content.count(b"<script>alert") == 0
