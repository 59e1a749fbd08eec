"""Accounts of the year that is over: assessed, reported by every unit, and by the school to everybody. 第十八条."""

from random import Random

from gongkai.channels.papers import Paper, Part, Table, as_html
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import Draft, RungDraft
from gongkai.disclosures.models import Revision
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.words import Measure
from gongkai.measures.vocabulary import Audience, MatterClass
from gongkai.orgs.models import Person
from gongkai.reports import actions as reports
from gongkai.reports.models import Report, Value
from gongkai.reports.queries import Said, said_in
from gongkai.reports.rules.template import sections
from gongkai.reports.rules.words import Kind
from gongkai.samples.actions.year.assessing import assess
from gongkai.samples.actions.year.clock import Clock, Course
from gongkai.samples.actions.year.fates import Fate
from gongkai.samples.actions.year.founding import House, School
from gongkai.samples.actions.year.matters import Matter

WRITTEN = {
    "basics": "党委把党务公开列入年度工作要点，明确了分管负责人、审核人员和公开渠道。\n全年工作按计划完成。",
    "made_known": "重点工作、组织建设、联系服务师生等事项按目录公开，需要先在党内公开的已先在党内公开。",
    "punctual": "逾期的主要原因是材料报送较晚，已逐项督促。",
    "catalogues": "目录已按要求编制、备案，职责变化的已作调整。",
    "steps": "审核、审批按程序进行，退回的主要原因是来源没有写明。",
    "checks": "每件信息公开前都经过保密审查和检查，发现的问题已逐项处理。",
    "letters": "来信集中在公开内容和办理进度，由有关单位办理、答复。",
    "inspections": "核查抽检发现的问题已通知有关单位整改。",
    "assessment": "考核结果已告知各单位，异议已答复。",
    "members": "年度工作情况拟在党员大会上通报。",
    "accountability": "按规定统计，不涉及个案。",
    "problems": "个别事项公开不够及时，内容不够具体。\n下一年度加强培训，提前提醒。",
}
"""What is written in the sections, by their codes. No number is in it: numbers are counted."""
TOLD_BY_NUMBERS = "assessment"
"""Of this section units write nothing: it tells the result, and of those that were not assessed that there is none."""
MEANWHILE = 6
"""Working days from the first word of a unit's report to its numbers: by then the result of the assessment is final."""


def give_accounts(clock: Clock, school: School, dices: list[Random], year: int) -> Course:
    """Assess the year, let every unit report it, and make the school's report known. Source: 第十八条.

    ``dices`` are one for each unit, and one for the office before them.
    """
    office, *others = dices
    for place, (house, dice) in enumerate(zip(school.houses, others, strict=True)):
        clock.start(_of_unit(clock, house, dice, year), clock.later(dice, 1 + place % 2))
    yield from assess(clock, school, office, year)
    yield clock.later(office, 3)
    yield from _of_school(clock, school, office, year)


def _of_unit(clock: Clock, house: House, dice: Random, year: int) -> Course:
    """Let a unit write its report, what must be and about half of the rest, and count anew before it is final."""
    asked = [part for part in sections(Kind.UNIT) if part.code != TOLD_BY_NUMBERS]
    report = reports.begin(house.unit, f"{year}Y", by=house.drafter, at=clock.now)
    parts = [part.code for part in asked if part.is_required or dice.random() < 0.5]
    yield clock.later(dice, 1)
    _write(clock, report, parts, by=house.drafter)
    yield clock.later(dice, MEANWHILE - 1)
    reports.measure(report, by=house.head, at=clock.now)
    yield clock.later(dice, 0)
    reports.freeze(report, by=house.head, at=clock.now)
    yield clock.later(dice, 0)
    reports.submit(report, by=house.head, at=clock.now)


def _of_school(clock: Clock, school: School, dice: Random, year: int) -> Course:
    """Let the office write the school's report, and the drafter of its own unit make it known."""
    report = reports.begin(None, f"{year}Y", by=school.clerk, at=clock.now)
    yield clock.later(dice, 0)
    _write(clock, report, [part.code for part in sections(Kind.SCHOOL)], by=school.clerk)
    yield clock.later(dice, 1)
    reports.measure(report, by=school.clerk, at=clock.now)
    yield clock.later(dice, 0)
    reports.freeze(report, by=school.approver, at=clock.now)
    yield clock.later(dice, 0)
    house, by = school.houses[1], school.second_clerk
    revision = reports.make_known(report, house.unit, _draft(report, house, year), (), by=by, at=clock.now)
    yield from _made_known(Matter(clock, school, house, Fate(share=0), dice, 0), revision, by)


def _write(clock: Clock, report: Report, parts: list[str], *, by: Person) -> None:
    for code in parts:
        reports.write_section(report, code, WRITTEN[code], lock=1, by=by, at=clock.now)


def _made_known(matter: Matter, revision: Revision, by: Person) -> Course:
    """Bring it to everybody by the whole procedure. Source: 第十六条."""
    clock, house = matter.clock, matter.house
    yield clock.later(matter.dice, 0)
    disclosures.propose(revision, by=by, at=clock.now)
    yield clock.later(matter.dice, 1)
    matter.pass_secrecy(revision, house.secrecy_reviewer)
    yield clock.later(matter.dice, 0)
    matter.pass_content(revision, house.reviewer)
    yield clock.later(matter.dice, 1)
    disclosures.approve(revision, by=house.head, at=clock.now, signed_in_at=clock.now)
    yield clock.later(matter.dice, 0)
    disclosures.publish(revision, by=by, at=clock.now)


def _draft(report: Report, house: House, year: int) -> Draft:
    parts = [_part(one) for one in said_in(report)]
    paper = Paper(title="", line="", mark="", foreword="", parts=parts, foot=house.unit.name)
    return Draft(
        title=f"学校{year}年党务公开工作报告",
        body=as_html(paper),
        matter_class=MatterClass.DECISIONS,
        entry=house.entries["2.1"],
        source_of_facts="学校年度报告",
        rungs=(RungDraft(audience=Audience.PUBLIC),),
    )


def _part(one: Said) -> Part:
    rows = [[FIGURES[value.code].zh, _said(value)] for value in one.figures]
    tables = [Table("主要数据", ["项目", "数值"], rows)] if rows else []
    return Part(one.part.zh, "", one.section.text.splitlines(), tables)


def _said(value: Value) -> str:
    """Write a number, with what it is taken of where it is a share; too few are not told."""
    if value.part is None:
        return "太少，不显示"
    return f"{value.part}（{value.whole}）" if FIGURES[value.code].measure is Measure.SHARE else str(value.part)
