"""The tools are for those who write the draft, as long as it is one; to others they are not there."""

import pytest

from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Role
from tests.desk.tools.having import CSV, PNG, at, attached, told
from tests.desk.walking import cost, signed_in
from tests.factories import a_post, a_unit, started, take_on
from tests.scanner.making.pdfs import made
from tests.scanner.making.pictures import png

pytestmark = [pytest.mark.django_db, pytest.mark.article(10)]
TABLE = "姓名,手机\n王小明,13812345678\n".encode()
PAGES = [("redact", made(), "一.pdf", ()), ("redact_page", made(), "一.pdf", (1,)), ("mask_table", TABLE, "一.csv", ())]
each = pytest.mark.parametrize(("page", "content", "name", "more"), PAGES, ids=[page for page, *_ in PAGES])


@each
def test_drafters_and_the_head_of_the_unit_find_them(house, page, content, name, more):
    file = attached(house, content, name)
    other = a_post(Role.DRAFTER, house.college)

    answers = [signed_in(person).get(at(page, file, *more)) for person in (house.drafter, other, house.head)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]


@each
def test_nobody_else_finds_them(house, page, content, name, more):
    file = attached(house, content, name)
    neighbour = a_post(Role.DRAFTER, a_unit(parent=house.school))
    others = (house.reviewer, house.clerk, house.approver, house.inspector, neighbour)

    answers = [signed_in(person).get(at(page, file, *more)) for person in others]

    assert [answer.status_code for answer in answers] == [404] * 5


@pytest.mark.parametrize("page", ["redact", "mask_table"])
def test_nobody_else_can_send_them_anything(house, page):
    file = attached(house, TABLE, "一.csv")

    answer = signed_in(house.reviewer).post(at(page, file), {"version": file.revision.version})

    assert answer.status_code == 404


@pytest.mark.parametrize("page", ["redact", "mask_table"])
def test_what_has_gone_up_leads_to_the_matter_with_the_reason(house, page):
    file = attached(house, TABLE, "一.csv")
    take_on(file.revision, Stage.IN_REVIEW, house)

    answer = signed_in(house.drafter).get(at(page, file), follow=True)

    assert answer.redirect_chain[0][0] == f"/desk/disclosures/{file.revision.disclosure.public_id}/"
    assert told(answer) == ["这份内容已经送审，不能再改。需要修改的，请审核人退回，或在发布前收回。"]


def test_of_what_has_gone_up_no_page_is_drawn(house):
    file = attached(house, png(), "一.png", PNG)
    take_on(file.revision, Stage.IN_REVIEW, house)

    assert signed_in(house.drafter).get(at("redact_page", file, 1)).status_code == 404


def test_a_table_has_no_page_to_be_drawn(house):
    file = attached(house, TABLE, "一.csv", CSV)

    assert signed_in(house.drafter).get(at("redact_page", file, 1)).status_code == 404


def test_a_file_of_another_matter_is_not_found_under_this_one(house):
    file, other = attached(house, made(), "一.pdf"), attached(house, made(), "二.pdf")
    address = at("redact", file).replace(str(file.public_id), str(other.public_id))

    assert signed_in(house.drafter).get(address).status_code == 404


@each
def test_they_cost_the_same_with_one_file_and_with_three(house, page, content, name, more):
    client, costs = signed_in(house.drafter), []
    for how_many in (1, 3):
        revision = started(house)
        files = [attached(house, content, f"{number}{name}", revision=revision) for number in range(how_many)]
        costs.append(cost(client, at(page, files[0], *more)))

    assert (costs[0], costs[0] <= 22) == (costs[1], True), costs
