"""Word documents with tables of the shapes that schools write, and the entries read out of them."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from shapes import document, entries, remarks, skipped, tick

HEAD = ("序号", "类别", "公开事项", "责任部门", "时限")


def test_a_plain_table_after_a_title():
    content = document([HEAD, ("1", "组织建设", "党费收缴情况", "组织部", "每年10月")])

    assert entries(content, "目录.docx") == ["11.4 党费收缴情况 ZZ periodic::year:10:31:::"]


def test_cells_merged_downwards_are_filled_down_and_said():
    content = document(
        [
            HEAD,
            ("1", "组织建设", "党费收缴", "组织部", "长期"),
            ("2", "^", "发展党员", "^", "及时"),
            ("3", "^", "换届", "宣传部", "及时"),
        ]
    )

    assert entries(content, "目录.docx", "class title lead") == [
        "11.4 党费收缴 ZZ", "11.4 发展党员 ZZ", "11.4 换届 XC",
    ]  # fmt: skip
    filled = [(row, about) for row, code, about in remarks(content, "目录.docx") if code == "filled_down"]
    assert filled == [(3, "2"), (3, "2"), (4, "2")]


def test_several_tables_and_one_that_is_something_else():
    content = document(
        [("联系人", "王敏"), ("联系电话", "024-00000000")],
        [HEAD, ("1", "组织建设", "党费收缴", "组织部", "长期")],
        [("公开内容", "公开事项", "时限"), ("名单", "发展党员", "及时")],
    )

    assert entries(content, "目录.docx", "title content limit") == [
        "党费收缴 党费收缴 long_term:::::::",
        "发展党员 名单 timely::::::20:",
    ]


def test_a_table_cut_at_the_end_of_a_page_goes_on_under_the_same_heading():
    content = document(
        [HEAD, ("1", "组织建设", "党费收缴", "组织部", "长期")],
        [("2", "组织建设", "发展党员", "组织部", "及时")],
    )

    assert entries(content, "目录.docx", "title limit") == ["党费收缴 long_term:::::::", "发展党员 timely::::::20:"]


def test_two_rows_of_headings_and_a_section_across_the_table():
    content = document(
        [
            ("公开事项", "<", "公开内容", "公开方式", "<"),
            ("一级事项", "二级事项", "^", "门户网站", "公告栏"),
            ("（一）组织建设", "<", "<", "<", "<"),
            ("组织建设", "党费收缴", "收缴情况", "√", "✓"),
            ("^", "发展党员", "名单", "", "☑"),
        ]
    )

    assert entries(content, "目录.docx", "class title channels") == [
        "11.4 党费收缴 portal+notice_board",
        "11.4 发展党员 notice_board",
    ]
    assert skipped(content, "目录.docx") == [(1, 3, "section")]


def forms(whole):
    table = whole.tables[0]
    for row, states in ((1, (True, False)), (2, (False, True))):
        for column, state in zip((1, 2), states, strict=True):
            tick(table.cell(row, column), ticked=state)


def test_boxes_of_old_forms():
    content = document(
        [("公开事项", "党内公开", "向社会公开"), ("党费收缴", "", ""), ("发展党员", "", "")],
        change=forms,
    )

    said = {"channel:": "meeting"}
    assert entries(content, "目录.docx", "title audience", said) == ["党费收缴 inner", "发展党员 public"]


def symbols(whole):
    for row, code in ((1, "F0FE"), (2, "F0A8")):
        sign = OxmlElement("w:sym")
        sign.set(qn("w:font"), "Wingdings")
        sign.set(qn("w:char"), code)
        whole.tables[0].cell(row, 1).paragraphs[0].add_run()._r.append(sign)
        whole.tables[0].cell(row, 1).paragraphs[0].add_run("公告栏 ■会议")


def test_ticks_drawn_with_a_font_of_symbols():
    content = document([("公开事项", "公开方式"), ("党费收缴", ""), ("发展党员", "")], change=symbols)

    assert entries(content, "目录.docx", "title channels") == ["党费收缴 meeting+notice_board", "发展党员 meeting"]


def strike(whole):
    cell = whole.tables[0].cell(1, 2)
    gone = OxmlElement("w:del")
    run = cell.paragraphs[0].add_run("旧的")._r
    cell.paragraphs[0]._p.append(gone)
    gone.append(run)


def test_deleted_text_is_not_read():
    content = document([HEAD, ("1", "组织建设", "党费收缴", "组织部", "长期")], change=strike)

    assert entries(content, "目录.docx", "title") == ["党费收缴"]


def test_the_heading_again_after_a_page_break():
    content = document(
        [HEAD, ("1", "组织建设", "甲", "组织部", "长期"), HEAD, ("2", "组织建设", "乙", "组织部", "长期")]
    )

    assert entries(content, "目录.docx", "title") == ["甲", "乙"]
    assert skipped(content, "目录.docx") == [(1, 3, "heading")]
