"""The pages of the leading group: what the office enters, who confirms, what others and readers see of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.leading import actions
from gongkai.leading.models import About, Interpretation, Regulation, Resolution, Seat
from gongkai.leading.rules import Place, Stage
from tests.desk.walking import complaints, cost, signed_in
from tests.factories import NOON, a_house, a_paper
from tests.leading.things import TODAY, adopted, entered, interpreted, read, resolved, seated, worded
from tests.obligations.making import a_due

pytestmark = pytest.mark.django_db
LATER = "2099-01-01"


@pytest.fixture
def house(db):
    return a_house()


def page(name, *arguments):
    return reverse(f"desk:{name}", args=arguments)


@pytest.mark.article(6)
def test_a_seat_is_entered_and_ended_from_the_page(house):
    office = signed_in(house.clerk)
    said = {"place": "leader", "office": "党委书记", "person": house.head.number, "starts_on": "2026-01-01"}
    office.post(page("seat_new"), said)
    seat = Seat.objects.get()
    office.post(page("seat_end", seat.public_id), {"last_day": "2026-06-30"})

    assert [str(one.place) for one in office.get(page("leading") + "?on=2026-03-01").context["seats"]] == ["leader"]
    assert list(office.get(page("leading") + "?on=2026-07-01").context["seats"]) == []


@pytest.mark.article(6)
def test_a_day_that_is_none_is_today(house):
    seated(house)
    assert len(signed_in(house.drafter).get(page("leading") + "?on=never").context["seats"]) == 1


@pytest.mark.article(6)
def test_a_resolution_names_what_it_decides_on_by_the_address_of_its_page(house):
    due = a_due(house.college, TODAY)
    said = {"number": "1", "title": "暂缓", "held_on": "2026-09-01", "text": "同意。", "lock": 0,
            "abouts": f"https://example.edu.cn{page('obligation', due.public_id)}\n\n",
            "paper": SimpleUploadedFile("议题.txt", "议题".encode())}  # fmt: skip
    signed_in(house.clerk).post(page("resolution_new"), said)

    row = Resolution.objects.get()
    assert [(one.code, one.unit) for one in row.abouts.all()] == [(f"obligation/{due.public_id}", house.college)]
    assert [paper.name for paper in row.papers.all()] == ["议题.txt"]


@pytest.mark.article(6)
@pytest.mark.parametrize(("line", "said"), [
    ("第三次会议", "看不懂“第三次会议”。请打开公开任务、目录版本或事项的页面，复制网址，每行一个。"),
    ("obligation/00000000-0000-4000-8000-000000000000",
     "没有找到 obligation/00000000-0000-4000-8000-000000000000，或者您不能打开它。请核对网址。")])  # fmt: skip
def test_what_cannot_be_found_is_said_at_its_field_and_nothing_is_lost(house, line, said):
    typed = {"number": "1", "title": "暂缓", "held_on": "2026-09-01", "text": "同意。", "lock": 0, "abouts": line}
    answer = signed_in(house.clerk).post(page("resolution_new"), typed)

    assert complaints(answer) == {"abouts": [said]}
    assert (answer.context["form"]["text"].value(), Resolution.objects.count()) == ("同意。", 0)


@pytest.mark.article(6)
def test_the_matter_shows_what_it_is_based_on_to_its_unit_and_the_office(house):
    due = a_due(house.college, TODAY)
    row = resolved(house, abouts=[(f"obligation/{due.public_id}", house.college)])
    address, link = page("obligation", due.public_id), page("resolution", row.public_id)

    assert [link in signed_in(one).get(address).content.decode() for one in (house.drafter, house.clerk)] == [True] * 2
    inspector = signed_in(house.inspector)
    shown = inspector.get(address)
    assert (shown.status_code, link in shown.content.decode(), inspector.get(link).status_code) == (200, False, 404)


@pytest.mark.article(6)
def test_the_buttons_are_those_that_work(house):
    row = entered(house)
    of_clerk = signed_in(house.clerk).get(page("resolution", row.public_id)).context
    of_approver = signed_in(house.approver).get(page("resolution", row.public_id)).context

    shown = ("may_edit", "may_confirm", "may_call_off")
    assert [of_clerk[name] for name in shown] == [True, False, True]
    assert [of_approver[name] for name in shown] == [False, True, True]


@pytest.mark.article(6)
def test_a_confirmation_of_what_was_changed_meanwhile_is_refused(house):
    row = entered(house)
    approver, address = signed_in(house.approver), page("resolution_confirm", row.public_id)
    Resolution.objects.update(lock=5)
    answer = approver.post(address, {"lock": 1})

    assert answer.context["form"].non_field_errors() == [
        "您打开这一页以后，内容被改过。请重新打开，看过现在的内容再办。"]  # fmt: skip
    approver.post(address, {"lock": 5})
    assert Resolution.objects.get().stage == Stage.CONFIRMED


@pytest.mark.article(10)
def test_the_paper_goes_to_those_who_may_read_the_resolution(house):
    row = resolved(house, abouts=[("obligation/1", house.college)], papers=[(a_paper(), "议题.txt")])
    address = page("resolution_paper", row.public_id, row.papers.get().public_id)

    given = signed_in(house.head).get(address)
    assert (b"".join(given.streaming_content).decode(), given.headers["Cache-Control"]) == (
        "会议决定", "private, no-store")  # fmt: skip
    assert signed_in(house.spokesperson).get(address).status_code == 404


@pytest.mark.article(6)
def test_a_regulation_goes_from_the_clerk_over_the_approver_to_readers(house, client):
    said = {"title": "审查办法", "document_no": "3号", "text": "先审查。", "in_force_on": "2026-01-01", "lock": 0}
    signed_in(house.clerk).post(page("regulation_new"), said)
    row = Regulation.objects.get()
    public = reverse("portal:regulation", args=[row.public_id])
    inside = signed_in(house.head).get(page("regulation", row.public_id))
    assert (client.get(public).status_code, inside.status_code) == (404, 404)

    signed_in(house.approver).post(page("regulation_confirm", row.public_id), {"lock": 1})
    assert client.get(public).status_code == 200


@pytest.mark.article(6)
def test_readers_see_what_each_version_changed(house, client):
    row = adopted(house, text="第一条 先审查。\n第二条 后公开。")
    words = {"text": "第一条 逐条审查。\n第二条 后公开。", "in_force_on": TODAY - timedelta(days=1)}
    version = actions.put_version(row, **words, by=house.clerk, at=NOON)
    actions.confirm_version(version, lock=version.lock, by=house.approver, at=NOON)
    shown = client.get(reverse("portal:regulation", args=[row.public_id])).context["wordings"]

    said = ["".join(piece.text for piece in line if piece.kind == "new") for line in shown[0].rows]
    assert (said, shown[1].rows) == (["逐条"], [])


@pytest.mark.article(6)
def test_a_repeal_is_told_to_readers_with_its_reason(house, client):
    row = adopted(house)
    why = {"repealed_on": TODAY.isoformat(), "reason": "已并入新的规定。"}
    signed_in(house.approver).post(page("regulation_repeal", row.public_id), why)

    assert "已并入新的规定。" in client.get(reverse("portal:regulation", args=[row.public_id])).content.decode()


@pytest.mark.article(6)
def test_readers_see_offices_and_only_confirmed_names(house, client):
    seated(house, place=Place.LEADER, office="党委书记", person=house.head)
    shown = seated(house, office="组织部部长", person=house.drafter)
    actions.show_name(shown, by=house.approver, at=NOON)
    seats = client.get(reverse("portal:regulations")).context["seats"]

    assert [(seat.office, seat.name) for seat in seats] == [("党委书记", ""), ("组织部部长", house.drafter.name)]


@pytest.mark.article(22)
def test_an_interpretation_stands_under_its_article_and_at_the_field(house, client):
    address = page("catalogue_start", "JX")
    interpreted(house, "第十条", text="包括返聘人员。")
    assert "包括返聘人员。" in client.get("/measures/").content.decode()

    drafter = signed_in(house.drafter)
    drafter.post(address, {"year": 2027})
    version = house.college.catalogue_versions.get(state="draft")
    assert "包括返聘人员。" in drafter.get(page("catalogue_item_new", version.public_id)).content.decode()


@pytest.mark.article(22)
def test_one_that_was_withdrawn_is_for_the_office_alone(house, client):
    row = interpreted(house, "第十条", text="包括返聘人员。")
    signed_in(house.approver).post(page("interpretation_withdraw", row.public_id), {"reason": "办法已修订。"})

    assert "包括返聘人员。" not in client.get("/measures/").content.decode()
    assert "包括返聘人员。" in signed_in(house.clerk).get(page("interpretations")).content.decode()


@pytest.mark.article(22)
def test_the_page_enters_confirms_and_calls_off(house):
    said = {"passage": "第十条", "number": "1", "interpreted_on": "2026-09-01", "text": "包括返聘人员。", "lock": 0}
    office = signed_in(house.clerk)
    office.post(page("interpretation_new"), said)
    row = Interpretation.objects.get()
    office.post(page("interpretation_edit", row.public_id), {**said, "text": "不包括校友。", "lock": 1})
    signed_in(house.approver).post(page("interpretation_confirm", row.public_id), {"lock": 2})
    office.post(page("interpretation_call_off", row.public_id), {"lock": 2})

    row.refresh_from_db()
    assert (row.text, row.stage) == ("不包括校友。", Stage.CONFIRMED)


def several(house, count):
    """Enter as many of everything."""
    for _ in range(count):
        number = Resolution.objects.count()
        seated(house)
        resolved(house, f"领{number}", abouts=[(f"obligation/{number}", house.college)])
        adopted(house, f"制度{number}")
        worded(house, f"待定{number}")
        interpreted(house, number=f"解{number}")
        read(house, number=f"待{number}")


@pytest.mark.parametrize("name", ["leading", "resolutions", "regulations", "interpretations"])
def test_the_lists_cost_the_same_with_three_as_with_one(house, name):
    office = signed_in(house.approver)
    several(house, 1)
    one = cost(office, page(name))
    several(house, 2)

    assert cost(office, page(name)) == one


@pytest.mark.parametrize("address", ["/regulations/", "/measures/"])
def test_readers_pages_cost_the_same_with_three_as_with_one(house, client, address):
    several(house, 1)
    one = cost(client, address)
    several(house, 2)

    assert cost(client, address) == one


def test_one_page_costs_the_same_whatever_there_is_beside(house):
    office = signed_in(house.approver)
    row = resolved(house, "1", abouts=[(f"obligation/{uuid4()}", house.college)], papers=[(a_paper(), "a.txt")])
    one = cost(office, page("resolution", row.public_id))
    abouts = [(f"obligation/{uuid4()}", house.college) for _ in range(3)]
    many = resolved(house, "2", abouts=abouts, papers=[(a_paper(), f"{name}.txt") for name in "abc"])

    assert (cost(office, page("resolution", many.public_id)), About.objects.count()) == (one, 4)
