"""Lists: narrowed, cut into stretches, and honest about what they left out."""

from datetime import date, timedelta

import pytest

from gongkai.disclosures import queries
from gongkai.disclosures.queries import shelf
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import Audience, MatterClass
from gongkai.orgs.queries import ANYBODY
from tests.factories import NOON
from tests.portal.making_known import corrected, ended, erased, made_known, several, shown, withdrawn


def titles(response):
    return [row.revision.title for row in response.context["page"].rows]


def test_the_newest_comes_first(house, client):
    several(house, 3)

    assert titles(client.get("/list/")) == ["第3期工作情况", "第2期工作情况", "第1期工作情况"]


def walk(found, size, **start):
    """Read a list stretch by stretch, older and older, then back; return what each stretch held."""
    held, cut = [], shelf.stretch(found, size=size, **start)
    while True:
        held.append([row.pk for row in cut.rows])
        if cut.older is None:
            break
        cut = shelf.stretch(found, after=cut.older, size=size)
    back = [held[-1]]
    while cut.newer:
        cut = shelf.stretch(found, before=cut.newer, size=size)
        back.insert(0, [row.pk for row in cut.rows])
    return held, back


@pytest.mark.parametrize("hours", [1, 0])
def test_reading_on_and_back_shows_everything_once_in_the_same_order(house, hours):
    for number in range(5):
        made_known(house, f"第{number}期", at=NOON + timedelta(hours=hours * number))
    found = queries.listed(ANYBODY)
    every = [row.pk for row in found]

    held, back = walk(found, 2)

    assert held == [every[0:2], every[2:4], every[4:]]
    assert back == held


def test_marks_stay_good_when_something_newer_arrives(house):
    several(house, 3)
    older = shelf.stretch(queries.listed(ANYBODY), size=2).older
    made_known(house, "刚刚公开", at=NOON + timedelta(days=1))

    assert [row.revision.title for row in shelf.stretch(queries.listed(ANYBODY), after=older, size=2).rows] == [
        "第1期工作情况"
    ]


def test_marks_tell_nothing_of_what_is_not_public(house, client):
    several(house, 1)
    before = shelf.mark_of(queries.listed(ANYBODY).get())
    made_known(house, "党内事项", audience=Audience.INNER, at=NOON - timedelta(days=9))

    assert shelf.mark_of(queries.listed(ANYBODY).get()) == before


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("class=11.4", ["章程"]),
        ("class=11.1", []),
        ("unit=JX", ["章程"]),
        ("unit=DB", []),
        ("year=2026", ["章程"]),
        ("year=2025", []),
        ("q=章", ["章程"]),
        ("q=DW-JX-2026-00001", ["章程"]),
        ("q=章+没有", []),
        ("state=live", ["章程"]),
        ("state=corrected", []),
        ("state=withdrawn", []),
        ("state=ended", []),
        ("class=11.4&unit=JX&year=2026&q=章", ["章程"]),
    ],
)
def test_each_filter_narrows_the_list(house, client, query, found):
    made_known(house, "章程")

    assert titles(client.get(f"/list/?{query}")) == found


@pytest.mark.parametrize(
    "query",
    ["class=99", "unit=没有", "unit=a'b", "year=20x6", "year=99999", "state=draft", "after=7", "before=x", "foo=1"],
)
def test_what_is_not_understood_is_left_out_and_said(house, client, query):
    made_known(house, "章程")
    response = client.get(f"/list/?{query}")

    assert (titles(response), len(response.context["filters"].ignored)) == (["章程"], 1)
    assert shown(response).count("有一部分筛选条件看不懂，没有使用") == 1


def test_characters_no_keyboard_types_are_dropped(house, client):
    made_known(house, "章程")

    assert titles(client.get("/list/", {"q": "章\x00程"})) == ["章程"]


def test_an_empty_list_offers_the_way_out(house, client):
    response = client.get("/list/?q=没有这样的")

    assert shown(response).count("没有符合条件的信息。") == 1
    assert shown(response).count('<a class="btn" href="/list/">清除筛选</a>') == 1


def test_a_list_of_what_was_erased_says_no_title_and_is_found_by_number_alone(house, client):
    revision = made_known(house, "张三处分决定")
    erased(house, revision)

    assert titles(client.get("/list/?state=erased")) == [""]
    assert shown(client.get("/list/?state=erased")).count("已清除的信息（索引号 DW-JX-2026-00001）") == 1
    assert len(titles(client.get("/list/?state=erased&q=00001"))) == 1
    assert [titles(client.get(f"/list/?state={one}")) for one in ("live", "withdrawn")] == [[], []]


def test_a_list_of_what_was_withdrawn_says_no_title_and_no_search_finds_one(house, client):
    revision = made_known(house, "张三处分决定")
    withdrawn(house, revision)
    listed = client.get("/list/?state=withdrawn")

    assert (len(titles(listed)), shown(listed).count("张三")) == (1, 0)
    assert shown(listed).count("已撤下的信息（索引号 DW-JX-2026-00001）") == 1
    assert titles(client.get("/list/?state=withdrawn&q=张三")) == []
    assert len(titles(client.get("/list/?state=withdrawn&q=00001"))) == 1


def test_what_was_corrected_is_listed_once_and_marked(house, client):
    corrected(house, made_known(house, "党费"))
    response = client.get("/list/?state=corrected")

    assert titles(response) == ["党费"]
    assert titles(client.get("/list/")) == ["党费"]


def test_what_is_over_moves_to_its_own_shelf(house, client):
    revision = made_known(house, "任前公示", ends_on=date(2026, 9, 20))
    ended(revision, at=NOON + timedelta(days=7))

    assert revision.releases.get().state == ReleaseState.ENDED
    assert (titles(client.get("/list/")), titles(client.get("/list/?state=ended"))) == ([], ["任前公示"])


def test_the_shelves_are_never_out_of_date(house, client):
    counts = lambda: client.get("/").context["shelves"].classes[MatterClass.ORGANISATION]  # noqa: E731
    nothing = counts()
    revision = made_known(house)
    one = counts()
    withdrawn(house, revision)

    assert (nothing, one, counts()) == (0, 1, 0)


def test_the_tabs_of_the_home_page_narrow_what_is_newest(house, client):
    made_known(house, "党费情况")

    assert [row.revision.title for row in client.get("/?class=11.4").context["rows"]] == ["党费情况"]
    assert shown(client.get("/?class=11.1")).count("这一类还没有公开信息。") == 1
