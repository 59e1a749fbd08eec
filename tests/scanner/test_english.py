"""What the scanner says can be read in English too; what people typed and what things are called stays."""

import re
from dataclasses import replace

import pytest

from gongkai.scanner.english import LONGEST, detail_of, fix_of, place_of, reason_of, source_of
from gongkai.scanner.finding import Finding, Place
from gongkai.scanner.formats import TOLD
from gongkai.scanner.kinds import Kind
from gongkai.scanner.passage import Trouble
from gongkai.scanner.rules import Rules, WordList
from gongkai.scanner.sayings import SAYINGS
from tests.scanner.reading import findings
from tests.scanner.samples import details_in_the_source, said

CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
QUOTED = re.compile("(?s)“.*?”")


def chinese(text):
    """Tell whether there is Chinese in a text but for the names in quotes."""
    return CHINESE.search(QUOTED.sub("", text)) is not None


def found(kind):
    saying = SAYINGS[kind]
    return Finding(kind, saying.severity, Place("第1段", 0, 1), "", saying.reason, saying.fix, saying.source)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_says_why_and_what_to_do_in_both_languages(kind):
    saying = SAYINGS[kind]
    sentences = (saying.reason, saying.fix, saying.reason_en, saying.fix_en)

    assert len(set(sentences)) == 4
    assert [chinese(one) for one in sentences] == [True, True, False, False]
    assert [one[-1] for one in sentences] == ["。", "。", ".", "."]


@pytest.mark.parametrize("kind", Kind)
def test_a_finding_is_told_in_english(kind):
    one, saying = found(kind), SAYINGS[kind]

    assert (reason_of(one), fix_of(one)) == (saying.reason_en, saying.fix_en)
    assert not chinese(source_of(one))


def test_what_the_office_typed_for_a_list_stays():
    listed = WordList("a", "用语", ("某某项目",), reason="该项目尚未公布。", fix="删去。")
    [one] = findings("某某项目", rules=Rules(lists=(listed,)))

    assert (reason_of(one), fix_of(one)) == ("该项目尚未公布。 (list: 用语)", "删去。")


def test_a_list_without_words_of_its_own_is_told_in_english():
    [one] = findings("某某项目", rules=Rules(lists=(WordList("a", "用语", ("某某项目",)),)))
    saying = SAYINGS[Kind.SCHOOL_WORD]

    assert (reason_of(one), fix_of(one)) == (f"{saying.reason_en} (list: 用语)", saying.fix_en)


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("第九条", "Article 9"),
        ("第十六条（二）", "Article 16 (2)"),
        ("第二十条", "Article 20"),
        ("第九条、《个人信息保护法》第二十五条", "Article 9; Personal Information Protection Law, Article 25"),
        ("《保守国家秘密法》第三十五条", "Law on Guarding State Secrets, Article 35"),
        ("《某法》第十条", "《某法》, Article 10"),
        ("校内规定", "校内规定"),
    ],
)
def test_a_source_is_told_in_english(source, english):
    assert source_of(replace(found(Kind.NAME), source=source)) == english


@pytest.mark.parametrize(
    ("part", "english"),
    [
        ("第3段", "Paragraph 3"),
        ("第3段的链接", "Paragraph 3, link"),
        ("第1段（修订痕迹）", "Paragraph 1 (tracked change)"),
        ("第1段（删除的文字）（修订痕迹）", "Paragraph 1 (deleted text) (tracked change)"),
        ("表1第2行第3列", "Table 1, row 2, column 3"),
        ("第2行第3列", "Row 2, column 3"),
        ("工作表“名单”!B7", "Sheet “名单”!B7"),
        ("工作表“甲·乙（一）”!B7批注（批注）", "Sheet “甲·乙（一）”!B7, comment (comment)"),
        ("第1张备注的说明文字（备注）", "Slide 1, notes, alternative text (notes)"),
        ("元数据（作者）（元数据）", "Metadata (author) (metadata)"),
        ("元数据（档号（旧））（元数据）", "Metadata (“档号（旧）”) (metadata)"),
        ("压缩包里的“a·b.zip”·附件“丙.docx”·第1段", "“a·b.zip” in the archive · Attached file “丙.docx” · Paragraph 1"),
        ("早先的版本1·第1页（早先的版本）", "Earlier version 1 · Page 1 (earlier version)"),
        ("<input> 的 value（隐藏文字）", "<input>, value (hidden text)"),
    ],
)
def test_a_place_is_told_in_english(part, english):
    assert place_of(part) == english


@pytest.mark.parametrize("part", ["", "某处", "某·处", "某处（批注）", "word/document.xml", "第一段", "“" * LONGEST])
def test_a_place_nobody_knows_stays_as_it_is(part):
    assert place_of(part) == part


def test_a_place_too_long_to_be_taken_apart_stays_as_it_is():
    part = f"第1段·压缩包里的“{'a' * LONGEST}”"

    assert place_of(part) == part


def test_no_chinese_is_left_of_any_place_that_the_readers_name():
    parts = {item.part for item in said()}

    assert len({re.sub("[0-9]+", "", part) for part in parts}) > 100
    assert {part: place_of(part) for part in parts if chinese(place_of(part))} == {}


def test_no_chinese_is_left_of_anything_seen_of_a_file():
    details = {item.detail for item in said() if isinstance(item, Trouble)}

    assert len(details) > 50
    assert {detail: detail_of(detail) for detail in details if chinese(detail_of(detail))} == {}


def test_every_detail_written_in_the_source_has_its_english():
    details = {detail for detail in details_in_the_source() if chinese(detail)}

    assert len(details) > 80
    assert {detail for detail in details if chinese(detail_of(detail))} == set()


@pytest.mark.parametrize(
    ("detail", "english"),
    [
        ("10 秒内没有读完，已停止", "Not read to its end within 10 seconds; stopped"),
        ("名称的结尾是“docx”，内容却是 txt/text", "The name ends in “docx”, but the content is txt/text"),
        ("批注", "Comment"),
        ("138******78", "138******78"),
        ("王**", "王**"),
    ],
)
def test_a_detail_is_told_in_english(detail, english):
    assert detail_of(detail) == english


def test_every_way_of_hiding_has_its_english():
    assert [hidden for hidden in TOLD if chinese(detail_of(hidden.zh))] == []
