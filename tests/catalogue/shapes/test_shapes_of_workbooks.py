"""Workbooks of the shapes that schools write, and the entries read out of them."""

from shapes import complaints, entries, reading, remarks, skipped, workbook

HEAD = ("序号", "类别", "公开事项", "责任部门", "时限")


def test_a_plain_table():
    content = workbook(
        HEAD,
        (1, "组织建设", "党费收缴情况", "组织部", "每年10月"),
        (2, "党风廉政建设", "公务接待情况", "机械学院", "每季度末"),
        (3, "思想政治建设", "理论学习情况", "XC", "长期"),
    )

    assert entries(content) == [
        "11.4 党费收缴情况 ZZ periodic::year:10:31:::",
        "11.6 公务接待情况 JX periodic::quarter:3:31:::",
        "11.3 理论学习情况 XC long_term:::::::",
    ]


def test_title_rows_above_the_heading_and_notes_under_the_table():
    content = workbook(
        ("示例大学党务公开目录（2026年）",),
        ("填报单位：机械工程学院党委", None, None, None, "2026年9月"),
        (),
        HEAD,
        (1, "组织建设", "党费收缴情况", "组织部", "变动即更"),
        ("注：本表由办公室负责解释。",),
        ("填表人：王敏", None, None, "审核人：李华"),
        merged=("A1:E1",),
    )

    assert entries(content) == ["11.4 党费收缴情况 ZZ on_change::::::20:"]
    assert skipped(content) == [(1, 6, "note"), (1, 7, "note")]


def test_merged_cells_are_filled_down_and_said():
    content = workbook(
        HEAD,
        (1, "组织建设", "党费收缴情况", "组织部", "每年10月"),
        (2, None, "党员发展情况", None, "及时"),
        (3, None, "换届选举情况", None, None),
        merged=("B2:B4", "D2:D4", "E3:E4"),
    )

    assert entries(content) == [
        "11.4 党费收缴情况 ZZ periodic::year:10:31:::",
        "11.4 党员发展情况 ZZ timely::::::20:",
        "11.4 换届选举情况 ZZ timely::::::20:",
    ]
    filled = [(row, about) for row, code, about in remarks(content) if code == "filled_down"]
    assert filled == [(3, "2"), (3, "2"), (4, "2"), (4, "3"), (4, "2")]


def test_a_class_written_once_over_its_rows_without_merging():
    content = workbook(
        HEAD,
        (1, "组织建设", "党费收缴情况", "组织部", "每年10月"),
        (2, None, "党员发展情况", "同上", "〃"),
    )

    assert entries(content)[1] == "11.4 党员发展情况 ZZ periodic::year:10:31:::"


TICKED = workbook(
    (
        "序号",
        "公开事项",
        None,
        "公开内容",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道",
        None,
        None,
        "公开对象",
        None,
    ),
    (None, "一级事项", "二级事项", None, None, None, None, "门户网站", "公告栏", "会议", "全社会", "特定群体"),
    (1, "组织建设", "党费收缴", "收缴和使用", "党章", "每年3月31日前", "组织部", "√", None, None, "√", None),
    (2, None, "发展党员", "名单和程序", "细则", "会议召开后5个工作日内", "组织部", None, None, "√", None, "√"),
    merged=("A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2", "G1:G2", "H1:J1", "K1:L1", "B3:B4"),
)
"""Two rows of headings, a first-level matter merged over its rows, channels and audiences to tick."""


def test_two_rows_of_headings_with_channels_to_tick():
    assert entries(TICKED, fields="class title content basis audience channels limit") == [
        "11.4 党费收缴 收缴和使用 党章 public portal periodic::year:3:31:::",
        "11.4 发展党员 名单和程序 细则 specific meeting timely::::::5:会议召开后",
    ]


def test_boxes_to_tick_within_a_cell():
    content = workbook(
        ("事项名称", "公开内容", "公开渠道和载体", "公开对象"),
        ("党费收缴", "收缴情况", "■门户网站 □电子屏\n■公告栏 □其他", "☑全社会 □特定群体"),
        ("内部通报", "通报内容", "□门户网站 ☑会议 ☑文件", "□向社会 ☑党内"),
    )

    assert entries(content, fields="title audience channels") == [
        "党费收缴 public portal+notice_board",
        "内部通报 inner meeting+document",
    ]


def test_digits_of_full_width():
    content = workbook(
        ("编号", "类别", "事项名称", "公开时限"),
        ("４．１", "组织建设", "党费收缴", "每年３月３１日前"),
        ("４．２", "组织建设", "发展党员", "变动后１０个工作日内"),
    )

    assert entries(content, fields="code title limit") == [
        "4.1 党费收缴 periodic::year:3:31:::",
        "4.2 发展党员 on_change::::::10:",
    ]


def test_rows_that_head_a_section_are_classes():
    content = workbook(
        ("序号", "公开事项", "责任单位", "公开时限"),
        ("一、组织建设类",),
        (1, "党费收缴", "组织部", "长期"),
        ("二、党风廉政建设情况",),
        (1, "公务接待", "机械学院", "及时"),
        merged=("A2:D2", "A4:D4"),
    )

    assert entries(content) == ["11.4 党费收缴 ZZ long_term:::::::", "11.6 公务接待 JX timely::::::20:"]
    assert skipped(content) == [(1, 2, "section"), (1, 4, "section")]


def test_the_heading_repeated_on_every_page_and_empty_rows():
    content = workbook(
        HEAD,
        (1, "组织建设", "党费收缴", "组织部", "长期"),
        (),
        (None, "  ", None, None, None),
        HEAD,
        (2, "组织建设", "发展党员", "组织部", "长期"),
    )

    assert entries(content, fields="title") == ["党费收缴", "发展党员"]
    assert skipped(content) == [(1, 5, "heading")]


def test_a_row_that_numbers_the_columns():
    content = workbook(HEAD, (1, 2, 3, 4, 5), (1, "组织建设", "党费收缴", "组织部", "长期"))

    assert entries(content, fields="title") == ["党费收缴"]
    assert skipped(content) == [(1, 2, "counting")]


def test_several_channels_and_units_in_one_cell():
    content = workbook(
        ("类别", "公开事项", "公开方式", "责任部门"),
        ("组织建设", "党费收缴", "校园网、公告栏；电子屏幕/党员大会", "组织部（牵头）、宣传部"),
        ("组织建设", "发展党员", "门户网站和公告栏", "宣传部和组织部"),
    )

    assert entries(content, fields="title channels lead others") == [
        "党费收缴 meeting+portal+notice_board+screen ZZ XC",
        "发展党员 portal+notice_board XC ZZ",
    ]


def hide(book):
    book.active.row_dimensions[3].hidden = True
    more = book.create_sheet("旧目录")
    more.append(HEAD)
    more.append((1, "组织建设", "旧事项", "组织部", "长期"))
    more.sheet_state = "hidden"


def test_hidden_rows_and_sheets_are_not_read():
    content = workbook(
        HEAD,
        (1, "组织建设", "党费收缴", "组织部", "长期"),
        (2, "组织建设", "作废的事项", "组织部", "长期"),
        change=hide,
    )

    assert entries(content, fields="title") == ["党费收缴"]
    assert skipped(content) == [(1, 3, "hidden")]


def test_one_entry_whose_content_fills_several_rows():
    content = workbook(
        ("类别", "公开事项", "公开内容", "时限"),
        ("组织建设", "党费管理", "收缴情况", "每年10月"),
        (None, None, "使用情况", None),
        ("组织建设", "发展党员", "名单", "及时"),
        (None, None, "程序", None),
        merged=("A2:A3", "B2:B3", "D2:D3"),
    )

    assert entries(content, fields="title content") == ["党费管理 收缴情况；使用情况", "发展党员 名单；程序"]
    assert skipped(content) == [(1, 3, "goes_on"), (1, 5, "goes_on")]


def test_a_table_of_the_discipline_committee():
    content = workbook(HEAD, (1, "纪委自身建设", "学习培训", "纪委", "每半年"))

    assert entries(content, own=5, article=12) == ["12.6 学习培训 JW periodic::half_year:6:31:::"]


def test_a_column_of_contents_alone_names_the_entries():
    content = workbook(("序号", "公开内容", "公开时限"), (1, "党费收缴情况", "每月10日前"))

    assert entries(content, fields="title content limit") == ["党费收缴情况 党费收缴情况 periodic::month::10:::"]
    assert remarks(content) == [
        (2, "lead_is_own", ""), (2, "content_is_title", ""), (2, "basis_from_class", "第十一条（七）"),
    ]  # fmt: skip


def test_what_is_wrong_is_said_at_its_cell():
    content = workbook(
        ("编号", "类别", "公开事项", "公开内容", "公开方式", "公开范围", "重大事项", "依申请公开"),
        ("4.1", "组织建设", "党费收缴", None, "公告栏", "党内", "也许", None),
        ("4.2", "组织建设", "长" * 81, "内容", "会议", "党内", "√", "√"),
        ("四.3", "组织建设", None, "内容", "会议", "党内", None, None),
        ("4.4", "组织建设", "发展党员", "字" * 1001, "会议", "党内", None, None),
    )

    assert complaints(content) == [
        (2, 4, "content_missing"), (2, 7, "tick_unclear"), (2, 5, "channel_does_not_carry"), (2, 5, "channels_missing"),
        (3, 8, "on_request_is_not_listed"), (3, 3, "title_too_long"),
        (4, 1, "code_form"), (4, 3, "title_missing"),
        (5, 4, "content_too_long"),
    ]  # fmt: skip


def test_every_phrase_that_is_not_understood_is_asked_about_once():
    content = workbook(
        ("类别", "公开事项", "公开方式", "公开范围", "责任部门", "时限"),
        ("干部工作", "任前公示", "微信公众号", "全体教职工", "教务处", "会后7日内"),
        ("干部工作", "干部考核", "微信公众号", "全体教职工", "教务处", "会后7日内"),
    )
    found = reading(content)

    assert [(one.key, one.guess, found.asked[one.key]) for one in found.open] == [
        ("class:干部工作", "11.4", 2),
        ("audience:全体教职工", "specific", 2),
        ("channel:微信公众号", "external_media", 2),
        ("limit:会后7日内", "timely::::::5:会后", 2),
        ("unit:教务处", "", 2),
    ]
    assert found.drafts == []


def test_what_was_answered_is_taken_for_every_row_that_says_so():
    content = workbook(
        ("类别", "公开事项", "责任部门"), ("干部工作", "任前公示", "教务处"), ("干部工作", "考核", "教务处")
    )

    said = {"class:干部工作": "11.4", "unit:教务处": "ZZ"}
    assert entries(content, fields="class title lead", answers=said) == ["11.4 任前公示 ZZ", "11.4 考核 ZZ"]
