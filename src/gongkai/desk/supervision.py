"""Where the pages of chapter 6 are, for those who may open them. Source: 第十八条、第十九条、第二十条."""

from django.utils.translation import gettext as _

from gongkai.accountability import queries as accountability
from gongkai.archives import queries as archives
from gongkai.assessments import queries as assessments
from gongkai.desk.http import StaffRequest
from gongkai.figures.rules.viewing import Looking, sight_of
from gongkai.inspections import queries as inspections
from gongkai.measures.vocabulary import OFFICE, OVERSEERS, Role
from gongkai.reports.rules.steps import WRITERS
from gongkai.reports.rules.words import Kind

Place = tuple[str, str, str] | tuple[str, str, str, int]
"""Label, icon, name of the page, and how much waits there."""


def places(request: StaffRequest) -> list[Place]:
    """Return the pages somebody may open: how the school discloses, inspections, appraisals, reports, the register."""
    duties = request.duties
    found: list[Place] = []
    looking = Looking(duties.posts, holds_seat=False, administration=request.user.administration)
    if not sight_of(looking).is_nothing:
        found.append((_("公开情况"), "chart-bar", "desk:console"))
    if duties.has(*OVERSEERS, *inspections.CONCERNED):
        found.append((_("核查抽检"), "clipboard-check", "desk:inspections"))
        found.append((_("问题和整改"), "flag", "desk:findings", inspections.waiting_count(duties)))
    if duties.has(*OVERSEERS, *inspections.CONCERNED):
        page = "desk:assessments" if duties.has(*OVERSEERS) else "desk:assessment_sheets"
        found.append((_("考核"), "certificate", page, assessments.waiting_count(duties, request.today)))
    if duties.posts:
        found.append((_("民主评议"), "checklist", "desk:appraisals"))
    if duties.has(*OFFICE, *WRITERS[Kind.UNIT]):
        found.append((_("年度报告"), "file-text", "desk:yearly_reports"))
    if accountability.knows_of_a_case(duties, request.today):
        found.append((_("问责登记"), "scale", "desk:cases"))
    if duties.has(*OFFICE, Role.INSPECTOR):
        found.append((_("问责统计"), "report-analytics", "desk:case_figures"))
    if archives.may_ask_for_one(duties):
        found.append((_("年度归档"), "archive", "desk:archives"))
    return found
