"""The pages on which reasons, decisions and comparisons stand."""

import pytest
from little_office import NOON, TODAY

from gongkai.catalogue import actions, queries
from gongkai.catalogue.models import Decision, Reason

pytestmark = pytest.mark.article(13)


@pytest.fixture
def draft(office):
    """A draft that changes the one entry of the catalogue in force."""
    office.filed("1.1")
    version = office.started()
    office.put(version, entry=version.items.get().entry, title="改过的名称")
    return version


def complaints(answer):
    return {field: list(texts) for field, texts in answer.context["form"].errors.items()}


def test_all_reasons_are_written_on_one_page(office, draft, browse):
    drafter, name = browse("drafter"), f"why-{draft.items.get().entry.public_id}"
    drafter.post("catalogue_changes", draft.public_id, lock=draft.lock, **{name: "上级部署有变"})
    assert Reason.objects.get().text == "上级部署有变"
    form = drafter.get("catalogue_changes", draft.public_id).context["form"]
    assert form[name].value() == "上级部署有变"


def test_stale_reasons_are_kept_on_the_page(office, draft, browse):
    name, read_at = f"why-{draft.items.get().entry.public_id}", draft.lock
    office.put(draft, code="2.1")
    answer = browse("drafter").post("catalogue_changes", draft.public_id, lock=read_at, **{name: "理由"})
    assert (answer.status_code, answer.context["form"][name].value()) == (409, "理由")


def test_reasons_that_are_too_long_are_said_so(office, draft, browse):
    name = f"why-{draft.items.get().entry.public_id}"
    answer = browse("drafter").post("catalogue_changes", draft.public_id, lock=draft.lock, **{name: "长" * 301})
    assert complaints(answer) == {name: ["1.1 改过的名称：理由最多 300 字，现在 301 字。"]}


def test_submitting_without_reasons_names_every_entry(office, draft, browse):
    office.put(draft, code="2.1")
    answer = browse("head").post("catalogue_submit", draft.public_id, lock=draft.lock)
    assert complaints(answer) == {
        "__all__": [f"事项 {code} 增加或修改了，还没有理由。请写明理由。" for code in ("2.1", "1.1")]
    }


def test_an_entry_is_changed_and_left_out_with_its_reason(office, draft, browse):
    drafter, entry = browse("drafter"), draft.items.get().entry.public_id
    said = {"lock": draft.lock, "reason": "不再单列"}
    assert drafter.get("catalogue_item", draft.public_id, entry).context["form"].fields["reason"].required is False
    drafter.post("catalogue_item_drop", draft.public_id, entry, **said)
    assert Reason.objects.get().text == "不再单列"


def test_a_first_catalogue_asks_for_no_reasons(office, browse):
    version = office.started("1.1")
    entry, drafter = version.items.get().entry.public_id, browse("drafter")
    assert "reason" not in drafter.get("catalogue_item", version.public_id, entry).context["form"].fields
    assert drafter.get("catalogue_changes", version.public_id).context["form"] is None


def test_any_other_filed_version_of_the_unit_can_be_compared_with(office, browse):
    first, second = office.filed("1.1"), office.again(title="第二版")
    reader = browse("stranger")
    answers = [
        reader.client.get(f"/desk/catalogue/{one.public_id}/changes/?with={other.public_id}")
        for one, other in ((first, second), (second, first))
    ]
    lines = [[(line.old, line.new) for one in answer.context["told"] for line in one.lines] for answer in answers]
    assert lines == [[(office.wording.title, "第二版")]] * 2


@pytest.mark.parametrize("other", ["nothing", "00000000-0000-4000-8000-000000000000"])
def test_what_is_no_version_of_the_unit_cannot_be_compared_with(office, browse, other):
    version = office.filed("1.1")
    answer = browse("clerk").client.get(f"/desk/catalogue/{version.public_id}/changes/?with={other}")
    assert answer.status_code == 404


def test_the_receipt_tells_changes_reasons_and_the_decision(office, browse):
    office.filed("1.1")
    office.again()
    version = office.started()
    office.put(version, entry=version.items.get().entry, title="第三版", reason="机构调整")
    actions.decide(version, decided_on=TODAY, number="〔2026〕3号", basis="上级文件", by=office.approver, at=NOON)
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    actions.file(version, in_force_on=TODAY, lock=version.lock, by=office.clerk, at=NOON)
    page = browse("head").get("catalogue_receipt", version.public_id).content.decode()
    assert [page.count(text) for text in ("机构调整", "→ 第三版", "〔2026〕3号", "上级文件")] == [1] * 4


def test_the_office_decides_on_a_page(office, browse):
    office.filed("1.1")
    office.again()
    version = office.started()
    office.put(version, entry=version.items.get().entry, title="第三版", reason="机构调整")
    approver = browse("approver")
    wrong = approver.post("catalogue_decide", version.public_id, decided_on="2026-09-15", basis="上级文件")
    assert complaints(wrong) == {"decided_on": ["决定日期不能晚于今天。请写作出决定的那一天。"]}
    empty = approver.post("catalogue_decide", version.public_id, decided_on="2026-09-14", basis=" ")
    assert complaints(empty) == {"basis": ["请写再次调整的依据。"]}
    approver.post("catalogue_decide", version.public_id, decided_on="2026-09-14", basis="上级文件", number="3号")
    assert Decision.objects.get().basis == "上级文件"


def test_only_an_approver_has_the_page_of_deciding(office, draft, browse):
    found = {who: browse(who).get("catalogue_decide", draft.public_id).status_code for who in ("head", "clerk")}
    assert (found, browse("approver").get("catalogue_decide", draft.public_id).status_code) == (
        {"head": 404, "clerk": 404},
        200,
    )


def test_what_waits_for_a_decision_is_listed(office, browse):
    office.filed("1.1")
    office.again()
    version = office.started()
    queue = browse("approver").get("catalogue_queue")
    assert list(queue.context["undecided"]) == [version]
    actions.decide(version, decided_on=TODAY, number="", basis="上级文件", by=office.approver, at=NOON)
    assert list(queries.versions_to_decide(TODAY)) == []


def test_the_page_of_changes_takes_no_more_queries_for_more_entries(office, draft, browse):
    head = browse("head")
    with_one = head.queries("catalogue_changes", draft.public_id)
    office.put(draft, code="1.2", other_unit_ids=(office.other.pk,))
    office.put(draft, code="1.3")
    assert head.queries("catalogue_changes", draft.public_id) == with_one
