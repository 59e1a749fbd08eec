"""A report laid out for readers: sections with paragraphs and tables, in the language of whoever reads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.phrases.reports import called, hint_of, says
from gongkai.reports.queries import Said, Value
from gongkai.reports.rules.template import Part
from gongkai.reports.rules.words import Group

Where = Callable[[Value], str]
"""Where the rows of a number are listed; empty where that is nobody's business."""


def nowhere(_value: Value) -> str:
    """Lead nowhere: on paper nothing is opened."""
    return ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number in words, and where its rows are."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: what it is about, its columns, and its rows, each under its name."""

    caption: str
    head: list[str]
    rows: list[tuple[str, list[Cell]]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One section as it reads; ``silence`` is what it says where nothing is in it, and empty elsewhere."""

    code: str
    title: str
    hint: str
    lock: int
    paragraphs: list[str]
    grids: list[Grid]
    silence: str


def shown_in(said: Iterable[Said], where: Where = nowhere) -> list[Shown]:
    """Return the sections of a report as they read."""
    return [_section(one, where) for one in said]


def _section(one: Said, where: Where) -> Shown:
    grids = [_grid(_("主要数据"), one.figures, where)] if one.figures else []
    grids += [_of_units(one, where)] if one.by_unit else []
    for group, values in one.groups.items():
        alike = {value.unit_id for value in values}
        grids.append(_by_unit(group, values, where) if len(alike) > 1 else _grid(named(group), values, where))
    lines = [line.strip() for line in one.section.text.splitlines() if line.strip()]
    silence = "" if lines or grids else _nothing_in(one.part)
    return Shown(one.part.code, named(one.part), hint_of(one.part), one.section.lock, lines, grids, silence)


def _nothing_in(part: Part) -> str:
    """Say that nothing is in a section: a bare heading would look as if something had been lost."""
    return _("这一节还没有写。") if part.is_required else _("本年度没有这方面的内容。")


def _cell(value: Value | None, where: Where) -> Cell:
    return Cell(says(value), where(value)) if value else Cell("—", "")


def _grid(caption: str, values: Iterable[Value], where: Where) -> Grid:
    return Grid(caption, [_("项目"), _("数值")], [(called(value), [_cell(value, where)]) for value in values])


def _of_units(one: Said, where: Where) -> Grid:
    """Return some figures of every unit that has any, in the order of the units."""
    columns = list(one.by_unit.values())
    units = {value.unit_id: value.unit for column in columns for value in column if value.unit is not None}
    found = [{value.unit_id: value for value in column} for column in columns]
    order = sorted(units.values(), key=lambda unit: (unit.position, unit.code))
    rows = [(unit_name(unit), [_cell(column.get(unit.pk), where) for column in found]) for unit in order]
    return Grid(_("各单位情况"), [_("单位"), *(called(column[0]) for column in columns)], rows)


def _by_unit(group: Group, values: Iterable[Value], where: Where) -> Grid:
    rows = [(unit_name(one.unit), [_cell(one, where)]) for one in values if one.unit is not None]
    return Grid(named(group), [_("单位"), _("数值")], rows)
