"""A catalogue is adjusted once a year; what counts is the year of the day a version is in force from."""

from datetime import UTC, date, datetime, timedelta

import pytest
from little_office import NOON, TODAY

from gongkai.catalogue import actions
from gongkai.catalogue.rules.adjustments import Step, earliest, is_adjustment, needs_decision
from gongkai.measures.refusal import Refused

pytestmark = pytest.mark.article(13)
FIRST = Step(2026, date(2025, 10, 20))
SPRING, AUTUMN = Step(2026, date(2026, 4, 1)), Step(2026, date(2026, 9, 1))
DAY = timedelta(days=1)


def test_the_first_version_a_unit_files_adjusts_nothing():
    assert not is_adjustment(Step(2026, date(2025, 12, 31)), [])


@pytest.mark.parametrize(
    ("step", "adjusts"),
    [
        (Step(2027, date(2027, 1, 1)), False),
        (Step(2027, date(2027, 12, 31)), False),
        (Step(2027, date(2026, 12, 31)), True),
        (Step(2026, date(2027, 1, 1)), True),
        (Step(2026, date(2026, 1, 1)), True),
    ],
)
def test_the_catalogue_of_a_year_is_the_first_made_for_it_and_in_force_within_it(step, adjusts):
    assert is_adjustment(step, [FIRST]) is adjusts


@pytest.mark.parametrize(
    ("step", "before", "needed"),
    [
        (SPRING, [FIRST], False),
        (AUTUMN, [FIRST, SPRING], True),
        (Step(2026, date(2026, 4, 1)), [FIRST, SPRING], True),
        (Step(2026, date(2026, 12, 31)), [FIRST, SPRING], True),
        (Step(2026, date(2027, 1, 1)), [FIRST, SPRING], False),
        (Step(2027, date(2026, 11, 1)), [FIRST, SPRING], True),
        (Step(2027, date(2027, 1, 1)), [FIRST, SPRING, AUTUMN], False),
        (Step(2027, date(2027, 6, 1)), [FIRST, SPRING, Step(2027, date(2027, 1, 1))], False),
        (Step(2027, date(2027, 9, 1)), [FIRST, Step(2027, date(2027, 1, 1)), Step(2027, date(2027, 6, 1))], True),
    ],
)
def test_the_second_adjustment_of_a_calendar_year_needs_a_decision(step, before, needed):
    assert needs_decision(step, before) is needed


def test_next_years_catalogue_is_taken_to_wait_for_its_year():
    today = date(2026, 12, 31)
    assert [earliest(2026, today), earliest(2027, today)] == [today, date(2027, 1, 1)]


def refused(act, *args, at=NOON, **more):
    with pytest.raises(Refused) as no:
        act(*args, at=at, **more)
    return [refusal.code for refusal in no.value.refusals]


def drafted(office, *, year=2026, at=NOON):
    """A draft that changes the first entry once more."""
    version = office.started(year=year, at=at)
    entry = version.items.get().entry
    office.put(version, entry=entry, title="又改一次", reason="上级部署有变", at=at)
    return version


def decided(office, version, *, basis="上级部署", on=TODAY):
    return actions.decide(version, decided_on=on, number="〔2026〕3号", basis=basis, by=office.approver, at=NOON)


def test_the_ordinary_adjustment_needs_nobodys_leave(office):
    office.filed("1.1")
    assert office.again().state == "in_force"


def test_a_second_adjustment_goes_up_only_with_a_decision(office):
    office.filed("1.1")
    office.again()
    version = drafted(office)
    assert refused(actions.submit, version, lock=version.lock, by=office.head) == ["adjusted_this_year"]

    decision = decided(office, version)
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    actions.file(version, in_force_on=TODAY, lock=version.lock, by=office.clerk, at=NOON)
    assert (version.state, version.decision.basis, decision.recorded_by) == ("in_force", "上级部署", office.approver)


def test_next_years_catalogue_goes_up_but_is_not_in_force_this_year_without_a_decision(office):
    office.filed("1.1")
    office.again()
    version = drafted(office, year=2027)
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    late = {"lock": version.lock, "by": office.clerk}
    assert refused(actions.file, version, in_force_on=date(2026, 12, 31), **late) == ["adjusted_this_year"]

    actions.file(version, in_force_on=date(2027, 1, 1), at=NOON, **late)
    assert version.state == "filed"


def test_the_year_turns_at_midnight_in_china(office):
    office.filed("1.1")
    office.again()
    before, after = datetime(2026, 12, 31, 15, 59, tzinfo=UTC), datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
    version = drafted(office, at=before)
    assert refused(actions.submit, version, at=before, lock=version.lock, by=office.head) == ["adjusted_this_year"]

    actions.submit(version, lock=version.lock, by=office.head, at=after)
    assert version.state == "submitted"


@pytest.mark.parametrize("who", ["drafter", "head", "stranger", "clerk"])
def test_only_an_approver_of_the_office_decides(office, who):
    office.filed("1.1")
    version, by = drafted(office), getattr(office, who)
    found = refused(actions.decide, version, decided_on=TODAY, number="", basis="上级部署", by=by)
    assert found == ["not_your_task"]


def test_a_decision_names_a_day_that_has_come_and_its_basis(office):
    office.filed("1.1")
    said = {"decided_on": TODAY + DAY, "number": "", "basis": " ", "by": office.approver}
    assert refused(actions.decide, drafted(office), **said) == ["decided_in_the_future", "decision_basis_missing"]


def test_a_decision_is_recorded_anew_before_filing_and_never_after(office):
    office.filed("1.1")
    version = drafted(office)
    decided(office, version)
    assert decided(office, version, basis="领导小组会议").pk == version.decision.pk

    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    actions.file(version, in_force_on=TODAY, lock=version.lock, by=office.clerk, at=NOON)
    said = {"decided_on": TODAY, "number": "", "basis": "事后补写", "by": office.approver}
    assert refused(actions.decide, version, **said) == ["moved_meanwhile"]
