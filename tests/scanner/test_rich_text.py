"""Rich text is taken apart so that every place can be found again in the editor."""

import time

import pytest

from gongkai.scanner.passage import Hidden, Passage
from gongkai.scanner.rich_text import passages_of_html, placed_in_html
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text

TABLE = """<table><thead><tr><th>姓名</th><th>身份证号</th></tr></thead>
<tbody><tr><td>王伟</td><td>2.10303E+17</td></tr></tbody></table>"""


def parts(html):
    return [(one.part, one.text) for one in passages_of_html(html)]


def test_paragraphs_headings_and_items_are_counted_where_they_say_something():
    html = "<h2>公示</h2><p> </p><p>甲<strong>乙</strong></p><ul><li>丙</li><li>丁</li></ul>"

    assert parts(html) == [("第1段", "公示"), ("第2段", "甲乙"), ("第3段", "丙"), ("第4段", "丁")]


def test_a_number_parted_by_marks_of_style_is_whole():
    [one] = scan_text(passages_of_html("<p>电话<b>138</b>1234<i>5678</i></p>"), Rules.default())

    assert (one.place.part, one.place.start, one.place.end) == ("第1段", 2, 13)


def test_a_line_break_is_one_character_and_parts_two_numbers():
    found = scan_text(passages_of_html("<p>13812345678<br>13912345678</p>"), Rules.default())

    assert [(one.place.start, one.place.end) for one in found] == [(0, 11), (12, 23)]


def test_a_cell_knows_its_row_and_the_head_of_its_column():
    assert passages_of_html(TABLE)[2:] == [
        Passage("王伟", "表1第2行第1列", row=("2.10303E+17",), heading="姓名"),
        Passage("2.10303E+17", "表1第2行第2列", row=("王伟",), heading="身份证号"),
    ]


def written(html, part, start, end):
    [placed] = [one for one in placed_in_html(html) if one.passage.part == part]
    return [html[first:last] for first, last in placed.spans(start, end)]


def test_a_place_leads_back_to_the_source_around_every_tag():
    assert written("<p>电话<b>138</b>1234<i>5678</i>。</p>", "第1段", 2, 13) == ["138", "1234", "5678"]


def test_a_sign_that_is_written_as_a_reference_is_found_whole():
    assert written("<p>甲&amp;乙</p><p>A&amp;B&#20013;C</p>", "第2段", 1, 4) == ["&amp;", "B", "&#20013;"]


def test_a_place_in_a_cell_of_several_lines_leads_back_to_its_line():
    html = "<table><tr><td><p>甲</p>\n<p>乙丙</p></td></tr></table>"

    assert written(html, "表1第1行第1列", 2, 4) == ["乙丙"]


def test_cells_that_span_columns_and_rows_keep_the_others_in_their_column():
    html = "<table><tr><td>a<td>b<td>c</tr><tr><td rowspan=2 colspan=2>d<td>e</tr><tr><td>f</tr></table>"

    assert [(one.text, one.part, one.heading) for one in passages_of_html(html)[3:]] == [
        ("d", "表1第2行第1列", "a"),
        ("e", "表1第2行第3列", "c"),
        ("f", "表1第3行第3列", "c"),
    ]


@pytest.mark.parametrize(
    ("html", "part", "text"),
    [
        ('<img alt="护照E12345678">', "第1段的图片说明", "护照E12345678"),
        ('<p><a href="mailto:a%40qq.com">x</a></p>', "第1段的链接", "mailto:a@qq.com"),
        ('<p title="13812345678">x</p>', "第1段的提示文字", "13812345678"),
    ],
)
def test_what_stands_in_attributes_is_read_too(html, part, text):
    assert (part, text) in parts(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p style="display: none">甲</p>',
        '<p class="x none">甲</p>',
        "<p hidden>甲</p>",
        '<span style="font-size:0">甲</span>',
        "<script>甲</script>",
        "<template><p>甲</p></template>",
    ],
)
def test_what_readers_do_not_see_is_read_and_said_to_be_hidden(html):
    assert [(one.text, one.hidden) for one in passages_of_html(f"{html}<p>乙</p>")] == [
        ("甲", Hidden.HIDDEN_TEXT),
        ("乙", Hidden.NO),
    ]


def test_a_remark_in_the_source_is_read():
    assert passages_of_html("<p>甲</p><!-- 绝密★ -->")[1] == Passage(" 绝密★ ", "第2段", Hidden.COMMENT)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "甲",
        "<table><tr>" + "<td>甲" * 20_000,
        "<p hidden>" * 20_000 + "甲",
        "<td rowspan=99999999999>甲",
    ],
)
def test_no_text_is_too_deep_or_too_wide(html):
    start = time.process_time()

    assert "甲" in {one.text for one in passages_of_html(html)}
    assert time.process_time() - start < 5
