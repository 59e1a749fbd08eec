"""A report of wrongdoing is there for inspectors only, and for none whom it concerns. Practice: S5, S8, N5."""

import pytest

from gongkai.ledger.models import Deed
from gongkai.mailbox import actions, queries
from gongkai.mailbox.rules.words import Kind, State, Verb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role, UnitKind
from gongkai.notices.models import Notice
from tests.factories import NOON, a_post, a_unit
from tests.letters.making import ANSWER, MONDAY, a_letter, fresh, known_to, sent, verbs

pytestmark = pytest.mark.django_db


@pytest.fixture
def another(house):
    """A second inspector, of a discipline committee."""
    return a_post(Role.INSPECTOR, a_unit("纪委", UnitKind.DISCIPLINE, house.school))


def test_a_report_is_there_for_inspectors_only(house):
    report = a_letter(Kind.REPORT)
    staff = (house.clerk, house.approver, house.drafter, house.head, house.reviewer, house.spokesperson)

    assert [known_to(one) for one in staff] == [[]] * len(staff)
    assert known_to(house.inspector) == [report]


def test_inspectors_know_of_no_other_letter(house):
    a_letter()

    assert known_to(house.inspector) == []


def test_to_the_office_a_report_is_not_there_whatever_it_tries(house):
    report = a_letter(Kind.REPORT)

    assert verbs(report, house.clerk) == set()
    with pytest.raises(Refused, match="letter_unknown"):
        actions.acknowledge(report, by=house.clerk, at=NOON)


def test_a_report_that_names_an_inspector_is_not_his(house, another):
    a_letter(Kind.REPORT, text=f"反映{another.name}收受礼品")

    assert (known_to(another), len(known_to(house.inspector))) == ([], 1)


def test_a_report_about_a_unit_is_not_for_inspectors_of_that_unit(house, another):
    of_the_unit = a_post(Role.DRAFTER, house.college, another)
    a_letter(Kind.REPORT, complained_units=[house.college])

    assert (known_to(of_the_unit), len(known_to(house.inspector))) == ([], 1)


@pytest.mark.parametrize("by_unit", [False, True])
def test_a_report_that_nobody_may_read_is_refused(house, by_unit):
    said = {"complained_units": [house.school]} if by_unit else {"complains_of": house.inspector.name}

    with pytest.raises(Refused, match="letter_nobody_may_read"):
        sent(Kind.REPORT, **said)


def test_a_report_is_answered_by_two_inspectors(house, another):
    report = a_letter(Kind.REPORT)
    written_by(house.inspector, report)

    assert Verb.APPROVE_ANSWER not in verbs(report, house.inspector)
    actions.approve_answer(fresh(report), by=another, at=NOON, version=report.version)
    assert fresh(report).state == State.ANSWERED


def test_where_there_is_one_inspector_he_answers_alone(house):
    report = a_letter(Kind.REPORT)
    written_by(house.inspector, report)
    actions.approve_answer(fresh(report), by=house.inspector, at=NOON, version=report.version)

    assert fresh(report).state == State.ANSWERED


def written_by(inspector, report):
    actions.acknowledge(report, by=inspector, at=NOON)
    actions.save_answer(fresh(report), ANSWER, by=inspector, at=NOON, version=report.version)
    actions.send_up(fresh(report), by=inspector, at=NOON, version=report.version)
    fresh(report)


def test_of_a_report_nobody_else_is_told_and_the_log_names_no_unit(house, another):
    written_by(house.inspector, a_letter(Kind.REPORT, complained_units=[house.college]))
    told = {notice.person for notice in Notice.objects.select_related("person")}

    assert told == {another}
    assert [seal.content for seal in seals() if "unit/" in seal.content] == []


def seals():
    from gongkai.ledger.models import Seal

    return Seal.objects.filter(entry__in=Deed.objects.values("entry"))


def test_what_is_never_done_with_a_report(house):
    report = a_letter(Kind.REPORT)
    actions.acknowledge(report, by=house.inspector, at=NOON)

    never = {Verb.ASSIGN, Verb.RETURN_ONCE, Verb.URGE, Verb.START_EXTRACT}
    assert verbs(report, house.inspector) & never == set()


def test_its_writer_is_told_when_nobody_may_read_it_any_more(house):
    digits = sent(Kind.REPORT)
    report = queries.by_receipt(digits)
    actions.name_person(report, house.inspector, by=house.inspector, at=NOON)

    assert queries.course_of(fresh(report), MONDAY).can_be_handled is False
