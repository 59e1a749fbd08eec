"""A report of wrongdoing is there for inspectors: in no list, count, figure or notice of the office or of a unit."""

import pytest

from gongkai.mailbox import actions
from gongkai.mailbox.rules.words import Kind, State
from gongkai.measures.vocabulary import Role
from gongkai.notices.models import Notice
from tests.desk.letters.reading import buttons, fill, page_of, plain, text_of
from tests.desk.walking import signed_in
from tests.factories import NOON, a_post
from tests.letters.making import a_letter, brought_to, fresh

pytestmark = pytest.mark.django_db
OTHERS = ("drafter", "reviewer", "secrecy_reviewer", "head", "clerk", "approver", "spokesperson")
WORDS = {"title": "采购里的回扣", "text": "设备采购收了回扣。"}
PAGES = ("/desk/", "/desk/letters/", "/desk/letters/?tab=open", "/desk/letters/?tab=late", "/desk/letters/?kind=report",
         "/desk/letters/?tab=open&state=received", "/desk/letters/figures/", "/desk/letters/topics/",
         "/desk/letters/figures/export/", "/desk/letters/reports/", "/desk/notices/")  # fmt: skip


def seen_by(client):
    """Return all that somebody is answered on the pages of letters, without what is different each time anyway."""
    return {page: (answer.status_code, plain(answer)) for page in PAGES for answer in [client.get(page)]}


@pytest.mark.parametrize("who", OTHERS)
def test_with_and_without_a_report_others_are_answered_the_same(house, who):
    brought_to(State.ASSIGNED, house)
    client = signed_in(getattr(house, who))
    before = seen_by(client)
    report = a_letter(Kind.REPORT, **WORDS)
    actions.acknowledge(report, by=house.inspector, at=NOON)
    after = seen_by(client)

    assert [page for page in PAGES if before[page] != after[page]] == []
    assert client.get(page_of("letter", report)).status_code == 404


def test_an_inspector_is_answered_otherwise(house):
    inspector = signed_in(house.inspector)
    before = seen_by(inspector)
    a_letter(Kind.REPORT, **WORDS)
    after = seen_by(inspector)

    assert [page for page in PAGES if before[page] != after[page]] == [
        "/desk/", "/desk/letters/figures/", "/desk/letters/figures/export/", "/desk/letters/reports/",
    ]  # fmt: skip


def test_an_inspector_handles_a_report_from_its_list_to_its_answer(house):
    report = a_letter(Kind.REPORT, **WORDS)
    inspector = signed_in(house.inspector)
    assert "采购里的回扣" in text_of(inspector.get("/desk/letters/reports/"))
    fill(inspector, "letter_acknowledge", report)

    assert fresh(report).state == State.ASSIGNED
    assert buttons(inspector.get(page_of("letter", report))) == [
        "写答复",
        "延长答复期限",
        "并入另一封",
        "标明来信涉及的人",
        "办结",
    ]


@pytest.mark.parametrize("who", OTHERS)
def test_the_list_of_reports_is_not_there_for_others(house, who):
    client = signed_in(getattr(house, who))

    assert client.get("/desk/letters/reports/").status_code == 404
    assert "letters/reports/" not in client.get("/desk/").content.decode()


def test_an_inspector_who_is_named_in_a_report_does_not_find_it(house):
    other = a_post(Role.INSPECTOR, house.office)
    report = a_letter(Kind.REPORT, title="纪检干部", text="接受宴请", complains_of=house.inspector.name)
    answered = [signed_in(one).get(page_of("letter", report)).status_code for one in (house.inspector, other)]

    assert answered == [404, 200]


def test_of_a_report_inspectors_alone_are_told(house):
    a_letter(Kind.REPORT, **WORDS)
    actions.run_due(NOON.replace(day=15))

    assert set(Notice.objects.values_list("person", flat=True)) == {house.inspector.pk}
