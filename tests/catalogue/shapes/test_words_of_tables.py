"""Words of tables: channels, audiences, classes, units, ticks, and the names of columns."""

import pytest
from shapes import UNITS

from gongkai.catalogue.tables.columns import use_of
from gongkai.catalogue.tables.texts import counted, tidy, without_order
from gongkai.catalogue.tables.ticks import boxes, ticked
from gongkai.catalogue.tables.words import audience_in, channels_in, class_in
from gongkai.measures.vocabulary import MatterClass

ARTICLE_11 = [one for one in MatterClass if one.article == 11]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("门户网站", "portal"), ("学院网站", "portal"), ("网站公告栏", "portal notice_board"),
        ("党内公开栏", "inner_portal"),
        ("重点工作通报会", "briefing"), ("党员大会", "meeting"), ("ＯＡ系统", "office_system"), ("校报", "newspaper"),
        ("电子屏", "screen"), ("阳光校园", "sunshine_campus"), ("制发文件", "document"), ("简报", "bulletin"),
        ("书记信箱", "mailbox"), ("校园广播", "radio"), ("校外媒体", "external_media"),
        ("微信公众号", ""), ("通过各种适当的方式在网站上向大家公布有关情况", ""),
    ],
)  # fmt: skip
def test_channels(text, found):
    assert " ".join(channels_in(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全社会", "public"), ("向社会公开", "public"), ("社会公众", "public"), ("全体党员", "inner"),
        ("党内", "inner"),
        ("特定对象", "specific"), ("当事人", "specific"), ("全体教职工", None), ("党内、社会", None), ("", None),
    ],
)  # fmt: skip
def test_audiences(text, found):
    assert audience_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("组织建设", "11.4"), ("三、党的组织建设类", "11.4"), ("11.4", "11.4"), ("第十一条（四）", "11.4"),
        ("其他党务", "11.7"),
        ("干部工作", None), ("组织建设和思想政治建设", "11.3"), ("", None),
    ],
)  # fmt: skip
def test_classes(text, found):
    assert class_in(text, ARTICLE_11) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("组织部", ["组织部"]), ("党委组织部", ["党委组织部"]), ("组织部、宣传部", ["组织部", "宣传部"]),
        ("宣传部，组织部（牵头）", ["组织部", "宣传部"]), ("组织部和宣传部", ["组织部", "宣传部"]),
        ("招生与就业处", ["招生与就业处"]), ("牵头单位：组织部\n配合单位：纪委", ["组织部", "纪委"]), ("", []),
    ],
)  # fmt: skip
def test_units_that_a_cell_names_the_leading_one_first(text, found):
    assert UNITS.phrases(text) == found


def test_a_unit_is_found_by_name_short_name_code_and_without_what_stands_before():
    names = ("党委组织部", "组织部", "ZZ", "ＺＺ", "中共党委组织部", "组织 部")

    assert {unit.code for name in names if (unit := UNITS.find(name))} == {"ZZ"}
    assert UNITS.find("教务处") is None
    assert [near.code for name in ("示例大学党委组织部", "机械学院党总支") if (near := UNITS.near(name))] == ["JX"]


@pytest.mark.parametrize("sign", ["√", "✓", "✔", "☑", "■", "●", "是", "１", "Y", "☒"])
def test_ticked(sign):
    assert ticked(sign) is True


@pytest.mark.parametrize("sign", ["", "□", "○", "否", "0", "×", "—", "N"])
def test_not_ticked(sign):
    assert ticked(sign) is False


def test_what_is_neither_is_said_to_be_so():
    assert ticked("部分") is None


def test_boxes_before_and_behind_their_words():
    assert boxes("■网站 □公告栏") == [(True, "网站"), (False, "公告栏")]
    assert boxes("网站√ 公告栏□") == [(True, "网站"), (False, "公告栏")]
    assert boxes("网站、公告栏") is None


@pytest.mark.parametrize(
    ("path", "use"),
    [
        (("公开事项",), "title"), (("公开事项", "一级事项"), "parent"), (("公开 时限（更新频率）",), "time"),
        (("公开方式",), "channels"), (("公开方式", "主动"), ""), (("公开方式", "依申请公开"), "on_request"),
        (("公开渠道和载体", "公告栏"), "channel:notice_board"), (("公开对象", "全社会"), "audience:public"),
        (("公开对象", "特定群体（请写明）"), "audience:specific"), (("备注",), ""), (("责任部门\n（单位）",), "lead"),
        (("(" * 5000,), ""),
    ],
)  # fmt: skip
def test_what_a_column_is_taken_for(path, use):
    assert use_of(path) == use


def test_texts_are_brought_to_one_form():
    assert tidy(" 党费　收缴 \n 情况 A B ") == "党费收缴情况 A B"
    assert counted("每年十二月三十一日、二十个工作日、一年两次") == "每年12月31日、20个工作日、1年2次"
    assert [without_order(text) for text in ("一、组织", "（二）组织", "3.组织", "第四部分 组织", "组织")] == [
        "组织"
    ] * 5
