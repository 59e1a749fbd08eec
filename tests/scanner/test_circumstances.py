"""Health, hardship and grades: words that are said of a person, not words alone."""

import pytest

from gongkai.scanner.kinds import Kind
from tests.scanner.reading import kinds


def said(text, **beside):
    """Return what is said of somebody, each kind once, apart from the name."""
    return [kind for kind in dict.fromkeys(kinds(text, **beside)) if kind is not Kind.NAME]


@pytest.mark.article(9)
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("王伟患抑郁症休学", Kind.HEALTH),
        ("学生李明，肢体残疾二级", Kind.HEALTH),
        ("张强被确诊为肺结核", Kind.HEALTH),
        ("李丽系建档立卡户", Kind.HARDSHIP),
        ("王伟，低保家庭", Kind.HARDSHIP),
        ("赵敏同学父母双亡", Kind.HARDSHIP),
        ("王伟平均成绩92.5", Kind.GRADES),
        ("李明期末不及格", Kind.GRADES),
    ],
)
def test_what_is_said_of_a_named_person_is_found(text, kind):
    assert said(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("王伟教授谈艾滋病防治", Kind.HEALTH_DOUBTFUL),
        ("李娜老师资助孤儿十年", Kind.HARDSHIP_DOUBTFUL),
        ("王伟获助学金3000元", Kind.HARDSHIP_DOUBTFUL),
    ],
)
def test_a_word_that_only_stands_beside_a_name_is_asked_about(text, kind):
    assert said(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "开展艾滋病防治宣传。",
        "走访慰问低保户50余户",
        "平均成绩92.5分",
        "王伟。患抑郁症的学生应及时就医",
        "家庭经济困难学生认定办法",
        "王伟取得优异成绩",
    ],
)
def test_words_said_of_nobody_are_left_alone(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("抑郁症", "备注", [Kind.HEALTH]),
        ("二级", "残疾等级", [Kind.HEALTH]),
        ("无", "残疾等级", []),
        ("特别困难", "困难等级", [Kind.HARDSHIP]),
        ("92.5", "成绩", [Kind.GRADES]),
        ("及格", "成绩", [Kind.GRADES]),
        ("92.5", "单价", []),
    ],
)
def test_a_cell_is_said_of_the_name_in_its_row(text, heading, expected):
    assert said(text, heading=heading, row=("王伟", "机械学院")) == expected


def test_a_cell_in_a_row_without_a_name_is_said_of_nobody():
    assert said("92.5", heading="成绩", row=("一支部", "机械学院")) == []
