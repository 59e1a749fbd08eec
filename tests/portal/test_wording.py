"""Time limits, references and what the guide pages say."""

import re

import pytest

from gongkai.catalogue.models import Item
from gongkai.measures.articles import ARTICLES
from gongkai.measures.reference import every
from gongkai.portal.wording import linked, time_limit
from tests.portal.making_known import shown


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"time_kind": "long_term"}, "长期公开"),
        ({"time_kind": "periodic", "period": "half_year"}, "定期公开（每半年）"),
        ({"time_kind": "timely", "working_days": 20, "event": "会议结束后"}, "及时公开（会议结束后 20 个工作日内）"),
        ({"time_kind": "timely"}, "及时公开"),
        (
            {"time_kind": "long_term", "second_time_kind": "on_change", "working_days": 10},
            "长期公开；变动即更新（10 个工作日内）",
        ),
    ],
)
@pytest.mark.article(17)
def test_a_time_limit_is_written_with_what_it_is_counted_from(fields, written):
    assert time_limit(Item(**fields)) == written


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("第十一条（四）", '<a href="/measures/#a11-4">实施办法第十一条（四）</a>'),
        ("第九条第二款", '<a href="/measures/#a9-p2">实施办法第九条第二款</a>'),
        ("第九十九条", "第九十九条"),
        ("<b>章程</b>", "&lt;b&gt;章程&lt;/b&gt;"),
        ("章程和第二条", '章程和<a href="/measures/#a2">实施办法第二条</a>'),
    ],
)
def test_references_lead_to_their_passage_and_all_else_is_text(text, html):
    assert linked(text) == html


def test_every_passage_has_its_place_on_the_page_of_the_measures(db, client):
    page = client.get("/measures/").content.decode()
    places = re.findall(r'id="(a\d+(?:-p?\d+)?)"', page)

    assert sorted(places) == sorted(ref.anchor for ref in every())
    assert len(re.findall(r"<h3 ", page)) == len(ARTICLES)


def test_the_trace_links_every_row_to_its_passage(db, client):
    response = client.get("/measures/trace/")
    anchors = re.findall(r'href="/measures/#(a[\d\-p]+)"', response.content.decode())

    assert anchors == [row.ref.anchor for row in response.context["rows"]]


@pytest.mark.article(13)
def test_the_catalogue_shows_the_five_fields_of_each_entry(house, client):
    page = shown(client.get("/catalogue/JX/"))
    labels = ("事项和内容", "公开主体", "公开范围", "公开方式", "公开时限", "公开依据")

    assert [page.count(f'data-l="{label}"') for label in labels] == [1] * 6
    assert page.count('<td data-l="公开时限">长期公开</td>') == 1


def test_a_unit_without_a_catalogue_says_so_and_an_unknown_one_is_not_there(house, client):
    assert shown(client.get("/catalogue/DB/")).count("这个单位还没有现行有效的公开目录。") == 1
    assert [client.get(f"/catalogue/{code}/").status_code for code in ("没有", "a%00b", "a'b")] == [404] * 3
