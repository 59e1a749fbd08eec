"""A name alone may be published; a name beside personal data is asked about."""

import pytest

from gongkai.scanner.detectors.people import is_name
from gongkai.scanner.kinds import Kind
from tests.scanner.reading import found

NUMBER = "210303199003070019"
NAME = Kind.NAME


@pytest.mark.article(9)
@pytest.mark.parametrize("name", ["王小明", "王伟", "欧阳晓彤", "诸葛亮", "阿依古丽·买买提"])
@pytest.mark.parametrize(
    "sentence", ["{}，身份证号" + NUMBER, "{} 13812345678", "联系人：{}，13812345678", "请{}患抑郁症。"]
)
def test_a_name_beside_personal_data_is_found(sentence, name):
    assert (NAME, name) in found(sentence.replace("请", "学生").format(name))


@pytest.mark.parametrize(
    "text",
    [
        "王小明同志任党委书记。",
        "王小明，联系电话0412-5929000",
        "王小明。电话13812345678",
        "方案，13812345678",
        "张老师13812345678",
    ],
)
def test_a_name_without_such_data_and_what_is_no_name_are_left_alone(text):
    assert [one for one in found(text) if one[0] == NAME] == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("王伟", True),
        ("王小明", True),
        ("欧阳修", True),
        ("司马", True),
        ("王", False),
        ("党委", False),
        ("高等", False),
        ("李老师", False),
        ("王小明同学来", False),
    ],
)
def test_a_name_is_a_surname_and_one_or_two_characters(text, is_one):
    assert is_name(text) is is_one


@pytest.mark.parametrize(
    ("row", "heading", "expected"),
    [
        ((NUMBER,), "姓名", [(NAME, "王伟")]),
        (("13812345678", "男"), "", [(NAME, "王伟")]),
        (("低保",), "学生姓名", [(NAME, "王伟")]),
        (("支部书记", "机械学院"), "姓名", []),
        ((NUMBER,), "品名", []),
    ],
)
def test_in_a_table_the_other_cells_of_the_row_decide(row, heading, expected):
    assert found("王伟", row=row, heading=heading) == expected
