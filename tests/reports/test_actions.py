"""What may be done about a report, by whom, and what it keeps. Source: 第十八条."""

from datetime import timedelta

import pytest

from gongkai.disclosures.rules.words import Stage
from gongkai.figures import queries as figures
from gongkai.measures.refusal import Refused
from gongkai.notices.models import Notice
from gongkai.reports import actions, queries
from gongkai.reports.rules.template import figures_of
from gongkai.reports.rules.words import Kind
from tests.factories import NOON, brought_to
from tests.reports.making import LATER, begun, begun_of_school, frozen, frozen_of_school, written

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]


def codes(refused):
    return [one.code for one in refused.value.refusals]


def test_a_report_begins_with_all_sections_and_counts_everything_its_template_names(house):
    report = begun(house)
    counted = {code for code, _unit, _part, _whole in queries.values_of(report)}
    assert (report.sections.count(), counted) == (11, set(figures_of(Kind.UNIT)))


def test_its_figures_are_those_of_the_console_at_the_kept_moment(house):
    brought_to(Stage.PUBLISHED, house)
    report, span = begun(house), queries.span_of(begun_of_school(house)).span
    again = figures.measured(figures_of(Kind.UNIT), [house.college.pk], span, report.as_of)
    told = {(code, unit): (part, whole) for code, unit, part, whole in queries.values_of(report)}
    expected = {(code, house.college.pk): _pair(one.units[house.college.pk]) for code, one in again.items()}
    assert told == expected
    assert told["disclosures.published", house.college.pk] == (1, 1)


def _pair(value):
    return (value.part, value.whole) if value else (None, None)


def test_the_report_of_the_school_tells_some_figures_of_every_unit(house):
    brought_to(Stage.PUBLISHED, house)
    rows = queries.values_of(begun_of_school(house))
    assert {row[1:] for row in rows if row[0] == "disclosures.published"} == {(None, 1, 1), (house.college.pk, 1, 1)}


def test_classes_audiences_and_channels_are_counted_from_the_same_rows(house):
    brought_to(Stage.PUBLISHED, house)
    counts = {code: part for code, _unit, part, _whole in queries.counts_of(begun(house))}
    assert (counts["class.11.4"], counts["audience.public"], counts["channel.portal"]) == (1, 1, 1)


def test_counting_anew_keeps_what_was_written(house):
    report = written(begun(house), by=house.drafter)
    brought_to(Stage.PUBLISHED, house)
    actions.measure(report, by=house.drafter, at=LATER)
    report.refresh_from_db()
    told = {code: part for code, _unit, part, _whole in queries.values_of(report)}
    assert (told["disclosures.published"], report.as_of) == (1, LATER)
    assert report.sections.get(code="basics").text.startswith("本年度")


def test_there_is_one_report_a_unit_and_span_until_it_is_void(house):
    report = begun(house)
    with pytest.raises(Refused) as refused:
        begun(house)
    actions.void(report, "时间范围选错", by=house.head, at=NOON)
    assert (codes(refused), begun(house).state) == (["report_exists"], "draft")


@pytest.mark.parametrize("span", ["2027Y", "2026Q1", "2026", ""])
def test_a_report_is_of_a_year_or_school_year_that_has_begun(house, span):
    with pytest.raises(Refused) as refused:
        begun(house, span=span)
    assert codes(refused) == ["span_odd"]


@pytest.mark.parametrize(("who", "may"), [("drafter", True), ("head", True), ("reviewer", False), ("clerk", False)])
def test_a_unit_writes_its_own_report(house, who, may):
    report = begun(house)
    assert ("write" in queries.verbs_of(report, _duties(house, who))) == may


@pytest.mark.parametrize(("who", "may"), [("clerk", True), ("approver", True), ("head", False), ("inspector", False)])
def test_the_office_writes_that_of_the_school(house, who, may):
    report = begun_of_school(house)
    assert ("write" in queries.verbs_of(report, _duties(house, who))) == may


def _duties(house, who):
    from gongkai.orgs.queries import duties_of

    return duties_of(getattr(house, who), NOON.date())


def test_what_somebody_else_wrote_meanwhile_is_not_lost(house):
    report = begun(house)
    actions.write_section(report, "basics", "一", lock=1, by=house.head, at=NOON)
    with pytest.raises(Refused) as refused:
        actions.write_section(report, "basics", "二", lock=1, by=house.drafter, at=NOON)
    assert (codes(refused), report.sections.get(code="basics").text) == (["moved_meanwhile"], "一")


def test_what_must_not_be_told_is_refused(house):
    with pytest.raises(Refused) as refused:
        actions.write_section(begun(house), "basics", "电话13812345678", lock=1, by=house.head, at=NOON)
    assert codes(refused) == ["text_leaks"]


def test_nothing_is_final_before_what_must_be_written_is(house):
    report = begun(house)
    with pytest.raises(Refused) as refused:
        actions.freeze(report, by=house.head, at=NOON)
    assert [(one.code, one.about) for one in refused.value.refusals] == [
        ("section_missing", "basics"),
        ("section_missing", "problems"),
    ]


@pytest.mark.parametrize(("make", "who"), [(begun, "drafter"), (begun_of_school, "clerk")])
def test_whoever_answers_makes_it_final_and_nobody_else(house, make, who):
    report = written(make(house), by=getattr(house, who))
    with pytest.raises(Refused) as refused:
        actions.freeze(report, by=getattr(house, who), at=NOON)
    assert codes(refused) == ["not_your_task"]


@pytest.mark.parametrize("act", ["measure", "write_section"])
def test_what_is_final_is_neither_written_nor_counted_anew(house, act):
    report = frozen(house)
    said = (report, "basics", "改") if act == "write_section" else (report,)
    with pytest.raises(Refused) as refused:
        getattr(actions, act)(*said, by=house.head, at=LATER, **({"lock": 2} if act == "write_section" else {}))
    assert codes(refused) == ["report_moved_on"]


def test_a_final_report_is_handed_to_the_office_which_is_told(house):
    report = frozen(house)
    actions.submit(report, by=house.head, at=LATER)
    report.refresh_from_db()
    told = set(Notice.objects.filter(kind="report_submitted").values_list("person_id", flat=True))
    assert (report.submitted_at, told) == (LATER, {house.clerk.pk, house.approver.pk})


def test_what_is_with_the_office_is_void_no_more(house):
    report = frozen(house)
    actions.submit(report, by=house.head, at=LATER)
    with pytest.raises(Refused) as refused:
        actions.void(report, "写错", by=house.head, at=LATER)
    assert codes(refused) == ["report_moved_on"]


def test_that_of_the_school_is_handed_to_nobody(house):
    report = frozen_of_school(house)
    with pytest.raises(Refused) as refused:
        actions.submit(report, by=house.approver, at=LATER)
    assert codes(refused) == ["not_your_task"]


def test_who_reads_it_in_the_unit_learns_of_no_letter_that_complains_of_him(house):
    report = begun(house)
    assert report.__class__.objects.get().hidden_from == sorted([house.drafter.pk, house.head.pk])


def test_a_year_that_goes_on_is_told_month_by_month_until_now(house):
    months = [code for code, *_ in queries.counts_of(begun(house)) if code.startswith("trend.")]
    assert months == [f"trend.2026-{month:02}" for month in range(1, 10)]


@pytest.mark.parametrize(("span", "told"), [("2026Y", 0), ("2025Y", 14), ("2025S", 0)])
@pytest.mark.article(20)
def test_cases_are_counted_of_a_calendar_year_that_is_over_and_none_below_five(house, span, told):
    rows = [row for row in queries.counts_of(begun_of_school(house, span=span)) if row[0].startswith("account")]
    assert (len(rows), {row[2] for row in rows} - {None}) == (told, set())


def test_nothing_that_happened_later_counts(house):
    brought_to(Stage.PUBLISHED, house, at=NOON + timedelta(days=1))
    told = {code: part for code, _unit, part, _whole in queries.values_of(begun(house))}
    assert told["disclosures.published"] == 0
