"""Every list that leaves the program as a table, and working one out for the worker. Practice: N7c."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.http import Http404, QueryDict
from django.utils.timezone import localdate

from gongkai.desk.http import StaffRequest
from gongkai.desk.listing import Listing
from gongkai.desk.views import (
    bulletins,
    calendars,
    channels,
    deeds,
    disclosures,
    notices,
    robots,
    screens,
)
from gongkai.desk.views.appraisals import reading as appraisals
from gongkai.desk.views.assessments import reading as assessments
from gongkai.desk.views.briefings import reading as meetings
from gongkai.desk.views.catalogue import reading as catalogue
from gongkai.desk.views.incidents import reading as incidents
from gongkai.desk.views.inspections import findings
from gongkai.desk.views.inspections import reading as inspections
from gongkai.desk.views.leading import interpretations, regulations, resolutions
from gongkai.desk.views.letters import lists as letters
from gongkai.desk.views.obligations import lists as obligations
from gongkai.desk.views.orgs import groups, people, posts, reorganising, units
from gongkai.desk.views.push import queue, summary
from gongkai.desk.views.reports import reading as reports
from gongkai.desk.views.screening import lists, rechecks
from gongkai.exports.actions import NotHis
from gongkai.exports.queries import Export
from gongkai.exports.rules import Table
from gongkai.orgs.queries import duties_of_account, may_sign_in

ALL = (
    disclosures.LISTING,
    obligations.LISTING,
    obligations.DEFERRALS,
    letters.LISTING,
    lists.LISTING,
    lists.HITS,
    rechecks.LISTING,
    rechecks.ITEMS,
    incidents.LISTING,
    channels.LISTING,
    channels.RECALLS,
    meetings.LISTING,
    appraisals.LISTING,
    assessments.LISTING,
    assessments.SHEETS,
    assessments.SCORES,
    inspections.LISTING,
    inspections.ITEMS,
    findings.LISTING,
    reports.LISTING,
    bulletins.LISTING,
    catalogue.LISTING,
    catalogue.IN_FORCE,
    catalogue.TO_FILE,
    catalogue.TO_DECIDE,
    catalogue.ITEMS,
    people.LISTING,
    units.LISTING,
    units.ENDED,
    units.ROLES,
    groups.LISTING,
    groups.PEOPLE,
    posts.LISTING,
    reorganising.LISTING,
    regulations.LISTING,
    resolutions.LISTING,
    interpretations.LISTING,
    queue.LISTING,
    summary.LISTING,
    robots.LISTING,
    screens.LISTING,
    calendars.LISTING,
    notices.LISTING,
    deeds.LISTING,
)
LISTINGS: Mapping[str, Listing] = MappingProxyType({one.code: one for one in ALL})
"""Reports of wrongdoing and cases are none: they never leave the program. Nor is what waits for somebody: it is his."""


def request_of(export: Export, at: datetime) -> StaffRequest:
    """Return the request that its owner would make for a list now: his account, his duties of today, his filters.

    :raises NotHis: if he has no business with the workbench any more.
    """
    request = StaffRequest()
    request.method, request.GET = "GET", QueryDict(export.query)
    request.user, request.person, request.today = export.account, export.account.person, localdate(at)
    request.duties = duties_of_account(request.user, request.today)
    is_staff = request.duties.posts or request.user.administration
    if not is_staff or not may_sign_in(request.user, request.today):
        raise NotHis
    return request


def make(export: Export, at: datetime) -> Table:
    """Work out the table that somebody has asked for, by what he may see now.

    :raises NotHis: if it is not his to see.
    """
    listing = LISTINGS.get(export.listing)
    try:
        if listing is None:
            raise NotHis
        return listing.table(request_of(export, at))
    except Http404 as gone:
        raise NotHis from gone
