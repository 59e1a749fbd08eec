"""Wrong input gets a sentence at the field and in the summary; nothing typed is lost, nothing stale overwrites."""

import pytest
from test_pages import typed

from gongkai.catalogue.models import Item, Version

pytestmark = pytest.mark.article(13)


def complaints(answer):
    return {field: list(texts) for field, texts in answer.context["form"].errors.items()}


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"code": ""}, "code", "请写编号。"),
        ({"code": "一"}, "code", "编号要写成 1 或 1.1 这样，点前用 1 至 99 的数，点后用 1 至 9999 的数。"),
        ({"code": "1.9"}, "code", "编号 1.9 已有别的事项使用。请换一个编号。"),
        ({"matter_class": ""}, "matter_class", "请选择类别。"),
        ({"title": ""}, "title", "请写事项名称。"),
        ({"title": "字" * 81}, "title", "事项名称最多 80 字，现在 81 字。"),
        ({"content": " "}, "content", "请写公开内容。"),
        ({"basis": ""}, "basis", "请写公开依据。"),
        ({"audience": "everybody"}, "audience", "请选择公开范围。"),
        ({"channels": []}, "channels", "请至少选择一种能到达公开范围的公开方式。"),
        (
            {"channels": ["portal", "inner_portal"]},
            "channels",
            "局域网（党内公开栏） 不适合这个公开范围。请去掉这种方式，或改公开范围。",
        ),
        ({"inner_first_days": "三"}, "inner_first_days", "先在党内公开的天数要写成整数，如 0。"),
        ({"time_kind": ""}, "time_kind", "请选择公开时限。"),
        ({"period": ""}, "period", "定期公开的事项，请选择多久公开一次。"),
        ({"anchor_month": "13"}, "anchor_month", "截止月份在 1 至 12 之间。"),
        ({"anchor_day": ""}, "anchor_day", "请写截止日，在 1 至 31 之间。"),
        ({"second_time_kind": "timely"}, "working_days", "请写事情发生或变动后几个工作日内公开。"),
        ({"lead_unit": "0"}, "lead_unit", "请从列表中选择牵头单位。"),
        ({"other_units": ["0"]}, "other_units", "配合单位里有现在不存在的单位。请重新选择。"),
        ({"lock": ""}, "lock", "您打开这一页以后，别人已经改过这份目录。请先看现在的样子，再决定怎么办。"),
    ],
)  # fmt: skip
def test_wrong_input_of_an_entry_gets_its_sentence(office, browse, changes, field, sentence):
    version = office.started("1.9")
    answer = browse("drafter").post("catalogue_item_new", version.public_id, **typed(lock="1") | changes)
    assert (complaints(answer), Item.objects.count()) == ({field: [sentence]}, 1)
    assert answer.content.decode().count(sentence) == (1 if field == "lock" else 2)


def test_nothing_typed_into_an_entry_is_lost(office, browse):
    version = office.started()
    said = typed(code="不对", content="很长的内容", event="会议召开后", other_units=[str(office.other.pk)])
    form = browse("drafter").post("catalogue_item_new", version.public_id, **said).context["form"]
    assert {name: form[name].value() for name in said if name != "lock"} == {
        name: value for name, value in said.items() if name != "lock"
    }


def test_a_stale_entry_shows_what_the_other_wrote_and_keeps_what_was_typed(office, browse):
    version = office.started("1.1")
    item, drafter = version.items.get(), browse("drafter")
    read_at = version.lock
    office.put(version, entry=item.entry, by=office.head, title="书记改过的名称", channels=("portal",), grace_days=0)

    said = typed(title="拟稿人改过的名称", lock=str(read_at))
    answer = drafter.post("catalogue_item", version.public_id, item.entry.public_id, **said)
    shown = [(one.label, one.theirs, one.mine) for one in answer.context["differences"]]
    assert (answer.status_code, shown) == (409, [("事项名称", "书记改过的名称", "拟稿人改过的名称")])
    assert Item.objects.get().title == "书记改过的名称"

    again = said | {"lock": str(answer.context["lock"])}
    drafter.post("catalogue_item", version.public_id, item.entry.public_id, **again)
    assert Item.objects.get().title == "拟稿人改过的名称"


def test_a_wrong_and_stale_entry_stays_stale(office, browse):
    version = office.started("1.1")
    item, drafter = version.items.get(), browse("drafter")
    read_at = version.lock
    office.put(version, entry=item.entry, by=office.head, title="书记改过的名称")

    said = typed(title="", lock=str(read_at))
    answer = drafter.post("catalogue_item", version.public_id, item.entry.public_id, **said)
    assert (answer.status_code, answer.context["lock"]) == (200, str(read_at))


def test_an_entry_left_out_meanwhile_can_be_put_back_with_all_that_was_typed(office, browse):
    version = office.started("1.1")
    entry, read_at = version.items.get().entry, version.lock
    office.actions.drop_item(version, entry, lock=read_at, by=office.head, at=office.noon)

    answer = browse("drafter").post("catalogue_item", version.public_id, entry.public_id, **typed(lock=str(read_at)))
    assert (answer.status_code, answer.context["form"]["title"].value()) == (409, "党费收缴、管理和使用情况")


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"in_force_on": ""}, "in_force_on", "请写生效日期。"),
        ({"in_force_on": "明天"}, "in_force_on", "生效日期要写成 2026-09-14 这样的日期。"),
        ({"in_force_on": "2026-09-13"}, "in_force_on", "生效日期要写今天或以后的日期。"),
    ],
)
def test_wrong_input_of_a_filing_gets_its_sentence(office, browse, said, field, sentence):
    version = office.submitted("1.1")
    answer = browse("clerk").post("catalogue_file", version.public_id, lock=version.lock, **said)
    assert (complaints(answer), Version.objects.get().state) == ({field: [sentence]}, "submitted")


def test_giving_back_without_a_reason_asks_for_one(office, browse):
    version = office.submitted("1.1")
    answer = browse("clerk").post("catalogue_give_back", version.public_id, lock=version.lock)
    assert complaints(answer) == {"reason": ["请写退回原因，或者在要改的事项旁写明怎么改。"]}


def test_a_return_that_came_too_late_keeps_its_words(office, browse):
    version = office.submitted("1.1")
    read_at = version.lock
    office.actions.file(version, in_force_on=office.noon.date(), lock=read_at, by=office.clerk, at=office.noon)
    answer = browse("clerk").post("catalogue_give_back", version.public_id, lock=read_at, reason="请补充")
    assert (answer.status_code, answer.context["form"]["reason"].value()) == (409, "请补充")


def test_submitting_an_incomplete_catalogue_names_every_entry(office, browse):
    version = office.started()
    office.put(version, code="1.1", channels=())
    office.put(version, code="1.2", basis="")
    answer = browse("head").post("catalogue_submit", version.public_id, lock=version.lock)
    assert complaints(answer) == {
        "__all__": [f"事项 {code} 还没有填完整。请打开这个事项，补齐标出的内容。" for code in ("1.1", "1.2")]
    }


def test_starting_for_a_far_year_gets_its_sentence(office, browse):
    answer = browse("head").post("catalogue_start", "JX", year="2030")
    assert complaints(answer) == {"year": ["只能编制今年或明年的目录。请选择今年或明年。"]}


def test_starting_twice_says_that_one_is_in_work(office, browse):
    office.started()
    answer = browse("head").post("catalogue_start", "JX", year="2026")
    assert complaints(answer) == {"__all__": ["这个单位已有一份目录正在编制或等待备案。请先办完那一份。"]}
