"""Tables as text (csv), as Chinese offices save them, and the entries read out of them."""

import codecs

import pytest
from shapes import entries, skipped

LINES = (
    "序号,类别,公开事项,责任部门,时限\n1,组织建设,党费收缴情况,组织部,每年10月\n"
    "2,党风廉政建设,“三公”经费,机械学院,每季度末\n"
)
READ = ["11.4 党费收缴情况 ZZ periodic::year:10:31:::", "11.6 “三公”经费 JX periodic::quarter:3:31:::"]


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode("gbk"), LINES.encode("gb18030"), LINES.encode(), codecs.BOM_UTF8 + LINES.encode(),
        LINES.encode("utf-16"), LINES.replace("\n", "\r\n").encode("gbk"),
    ],
    ids=["GBK", "GB18030", "UTF-8", "UTF-8 BOM", "UTF-16", "GBK, Windows"],
)  # fmt: skip
def test_in_whichever_encoding(content):
    assert entries(content, "目录.csv") == READ


@pytest.mark.parametrize("separator", ["\t", ";", "|", "，"])
def test_with_whichever_sign_between_the_cells(separator):
    assert entries(LINES.replace(",", separator).encode(), "目录.csv") == READ


def test_a_title_above_the_heading_holds_no_separator():
    assert entries(f"示例大学党务公开目录\n\n{LINES}".encode("gbk"), "目录.csv") == READ


def test_quoted_cells_with_commas_and_line_breaks():
    content = '类别,公开事项,公开内容,公开方式\n组织建设,党费收缴,"收缴,使用\n和结余","网站,\n公告栏"\n'

    assert entries(content.encode("gbk"), "目录.csv", "content channels") == ["收缴,使用和结余 portal+notice_board"]


def test_two_rows_of_headings_without_merged_cells():
    content = (
        "公开事项,,公开内容,公开渠道,,时限\n一级事项,二级事项,,门户网站,公告栏,\n"
        "组织建设,党费收缴,收缴情况,√,√,每月\n,发展党员,名单,,√,及时\n"
    )

    assert entries(content.encode(), "目录.csv", "class title channels limit") == [
        "11.4 党费收缴 portal+notice_board periodic::month::31:::",
        "11.4 发展党员 notice_board timely::::::20:",
    ]


def test_lines_that_head_a_section_and_empty_lines():
    content = (
        "公开事项,责任部门,时限\n一、组织建设,,\n党费收缴,组织部,长期\n,,\n"
        "二、思想政治建设,,\n理论学习,宣传部,长期\n注：略,,\n"
    )

    assert entries(content.encode("gbk"), "目录.csv", "class title") == ["11.4 党费收缴", "11.3 理论学习"]
    assert skipped(content.encode("gbk"), "目录.csv") == [(1, 2, "section"), (1, 5, "section"), (1, 7, "note")]
