"""What a report says: section by section what was written, and the numbers as they were counted. Source: 第十八条."""

from dataclasses import dataclass

from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.values import Value as Number
from gongkai.reports.models import Report, Section, Value
from gongkai.reports.rules.template import Part, sections
from gongkai.reports.rules.words import Group, Kind


@dataclass(frozen=True, slots=True)
class Said:
    """One section: the template's, what was written, and its numbers.

    ``figures`` are of all the report is about, ``by_unit`` of each unit, by code, ``groups`` what is counted beside.
    """

    part: Part
    section: Section
    figures: list[Value]
    by_unit: dict[str, list[Value]]
    groups: dict[Group, list[Value]]


def said_in(report: Report) -> list[Said]:
    """Return everything a report says, in the order of its template: in two queries."""
    written = {one.code: one for one in report.sections.select_related("written_by")}
    values = list(report.values.select_related("unit__taken_over_by"))
    return [_said(part, written[part.code], values, report) for part in sections(Kind(report.kind))]


def _said(part: Part, section: Section, values: list[Value], report: Report) -> Said:
    whole = {one.code: one for one in values if one.unit_id == report.unit_id}
    each = [one for one in values if report.unit_id is None and one.unit_id is not None]
    return Said(
        part=part,
        section=section,
        figures=[whole[code] for code in part.figures if code in whole],
        by_unit={code: found for code in part.by_unit if (found := [one for one in each if one.code == code])},
        groups={group: found for group in part.groups if (found := _of_group(values, group))},
    )


def _of_group(values: list[Value], group: Group) -> list[Value]:
    return [one for one in values if one.code.startswith(f"{group}.") and one.code not in FIGURES]


def number_of(value: Value) -> Number | None:
    """Return a number as it was counted; None is too few to be told."""
    return None if value.part is None or value.whole is None else Number(value.part, value.whole)


def values_of(report: Report) -> list[tuple[str, int | None, int | None, int | None]]:
    """Return the figures of the registry as they were counted: code, unit or None, part, of how many.

    Part and whole are None where too few were counted to be told. Whoever counts again does so as of ``as_of``,
    over the days of ``span``, without the letters ``hidden_from`` some. Source: 第十八条.
    """
    return [row for row in _rows(report) if row[0] in FIGURES]


def counts_of(report: Report) -> list[tuple[str, int | None, int | None, int | None]]:
    """Return what was counted beside the registry, in the same shape."""
    return [row for row in _rows(report) if row[0] not in FIGURES]


def _rows(report: Report) -> list[tuple[str, int | None, int | None, int | None]]:
    return list(report.values.values_list("code", "unit_id", "part", "whole"))
