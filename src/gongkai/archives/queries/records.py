"""The records beside what was made known: what was due, filed, resolved and inspected.

Source: 第十三条、第十七条、第十九条.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localdate

from gongkai.archives.queries.guarded import Guarding
from gongkai.archives.queries.year import bounds
from gongkai.archives.rules import Extent
from gongkai.catalogue.models import Version
from gongkai.catalogue.queries import versions_ever_in_force
from gongkai.inspections.models import Finding, Inspection, RectificationNotice
from gongkai.inspections.rules.words import ANNOUNCED
from gongkai.leading.models import Paper, Resolution
from gongkai.leading.rules import Stage
from gongkai.mailbox.queries import figures_of
from gongkai.mailbox.rules.figures import Figures
from gongkai.obligations.models import Obligation
from gongkai.orgs.models import Unit

ROWS = 500
COLUMNS = ("unit", "code", "title", "kind", "key", "due_on", "state", "met_at", "days_late", "index_no")


def catalogues_of(extent: Extent) -> list[Version]:
    """Return the catalogues that were in force on any day of a year; what is only filed is not public.

    Source: 第十三条.
    """
    first, last = date(extent.year, 1, 1), date(extent.year, 12, 31)
    units = Unit.objects.filter(pk=extent.unit) if extent.unit else Unit.objects.all()
    ever = versions_ever_in_force(units.values_list("pk", flat=True))
    found = []
    for _unit, versions in groupby(ever, key=lambda one: one.unit_id):
        row = list(versions)
        ends = [*(one.in_force_on for one in row[1:]), None]
        found += [one for one, end in zip(row, ends, strict=True) if _overlap(one.in_force_on, end, first, last)]
    return sorted(found, key=lambda one: (one.unit.code, one.year, one.number))


def _overlap(begins: date | None, ends: date | None, first: date, last: date) -> bool:
    return begins is not None and begins <= last and (ends is None or ends > first)


def obligations_of(extent: Extent) -> Iterator[tuple[object, ...]]:
    """Yield what was due in a year, row by row, as the columns name it. Source: 第十七条."""
    yield COLUMNS
    found = Obligation.objects.filter(due_on__year=extent.year)
    found = found.filter(unit=extent.unit) if extent.unit else found
    related = found.select_related("unit", "item", "disclosure").order_by("due_on", "unit__code", "pk")
    for one in related.iterator(chunk_size=ROWS):
        number = (one.disclosure.index_no or one.disclosure.inner_index_no) if one.disclosure else ""
        met = one.met_at.isoformat(timespec="seconds") if one.met_at else ""
        said = (one.unit.code, one.item.code, one.item.title, one.kind, one.key, one.due_on.isoformat())
        yield (*said, one.state, met, one.days_late, number)


def resolutions_of(extent: Extent, guarding: Guarding) -> list[Resolution]:
    """Return what the leading group has resolved in a year; of one unit, what decides on its matters.

    Source: 第六条.
    """
    found = Resolution.objects.filter(stage=Stage.CONFIRMED, held_on__year=extent.year)
    found = found.filter(abouts__unit=extent.unit).distinct() if extent.unit else found
    papers = Prefetch("papers", Paper.objects.select_related("stored"))
    rows = found.select_related("entered_by", "settled_by").prefetch_related("abouts__unit", papers)
    return [one for one in rows.order_by("held_on", "number") if guarding.lets_words(one.title, one.text)]


def inspections_of(extent: Extent, guarding: Guarding) -> Iterator[dict[str, Any]]:
    """Yield the inspections of a year that were announced, with notices, findings and the numbers of circulars.

    Source: 第十九条.
    """
    first, after = bounds(extent.year)
    found = Inspection.objects.filter(filed_at__gte=first, filed_at__lt=after, state__in=ANNOUNCED)
    found = found.filter(items__unit=extent.unit).distinct() if extent.unit else found
    findings, notices = Finding.objects.select_related("unit", "notice"), RectificationNotice.objects.all()
    if extent.unit:
        findings, notices = findings.filter(unit=extent.unit), notices.filter(unit=extent.unit)
    rows = found.select_related("circular__disclosure").prefetch_related(
        Prefetch("findings", findings), Prefetch("notices", notices.select_related("unit").order_by("number"))
    )
    for one in rows.order_by("number"):
        yield _inspection(one, guarding)


def _inspection(one: Inspection, guarding: Guarding) -> dict[str, Any]:
    told = getattr(getattr(one, "circular", None), "disclosure", None)
    return {
        "number": one.number,
        "title": one.title,
        "kind": one.kind,
        "state": one.state,
        "criteria": one.criteria,
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
        "notices": [
            {"number": notice.number, "unit": notice.unit.code, "served_at": notice.served_at.isoformat()}
            for notice in one.notices.all()
        ],
        "findings": [_finding(found) for found in one.findings.all() if guarding.lets_words(found.what)],
        "circular": (told.index_no or told.inner_index_no) if told else None,
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "unit": one.unit.code,
        "article": one.article,
        "item": one.article_item,
        "aspect": one.aspect,
        "severity": one.severity,
        "what": one.what,
        "notice": one.notice.number if one.notice else None,
        "rectify_by": one.rectify_by.isoformat() if one.rectify_by else None,
        "state": one.state,
    }


def letters_of(extent: Extent) -> Figures | None:
    """Return what a year's letters come to: counts, without reports, words or persons, and for the school alone.

    Practice: a unit may have so few letters that a count tells of one.
    """
    on = localdate(extent.as_of)
    first, last = date(extent.year, 1, 1), date(extent.year, 12, 31)
    return None if extent.unit else figures_of(first, last, on, with_reports=False)
