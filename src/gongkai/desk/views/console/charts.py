"""The charts of the console, each with what it says and the table behind it. Source: 第十七条、第十八条."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.desk.heat import Address, Row, classes_in, row_of
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.figures import heat_says, percent_of, shown, steps_say, trend_says
from gongkai.desk.views.console.asking import Asked, Totals
from gongkai.figures import queries
from gongkai.figures.queries import Span, Value
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.registry.steps import STAGES, Step
from gongkai.figures.rules.values import NOTHING
from gongkai.measures.vocabulary import MatterClass
from gongkai.obligations.queries import Unit, coverage, due_in_units
from gongkai.obligations.rules.coverage import Counts
from gongkai.policy.queries import values_of
from gongkai.policy.rules import Setting
from gongkai.ui.charts.trend import Series, Trend, trend

WORST = 8
"""As many units the heat map begins with."""
COVERAGE, OPEN = FIGURES["obligations.coverage"], FIGURES["obligations.open"]


def target_of(asked: Asked) -> int:
    """Return the target in force: that of the unit looked at, else the school's. Source: 第二十一条."""
    values, day = values_of(Setting.ON_TIME_TARGET), min(asked.named.span.last, asked.today)
    return values.effective(asked.unit.pk, day) if asked.unit else values.of_school(day)


@dataclass(frozen=True, slots=True)
class Heat:
    """The heat map: what it says, its columns and rows, how many are left out, and how many units owe anything."""

    says: str
    classes: list[tuple[str, str]]
    rows: list[Row]
    left_out: int
    late_units: int


def heat_of(asked: Asked, target: int, *, whole: bool) -> Heat:
    """Return how units cover their catalogues, the worst first: all of them, or as many as want most attention."""
    span = asked.named.span
    found = due_in_units(asked.keys, span.first, span.last)
    lines = coverage(found, asked.choices, asked.today)
    classes = classes_in(lines)
    fallen = [line.total.rate for line in lines if line.total.rate is not None]
    kept = lines if whole else lines[:WORST]
    return Heat(
        says=heat_says(len(fallen), sum(rate < target for rate in fallen), target),
        classes=[(named(one), one.value) for one in classes],
        rows=[row_of(line, classes, cell_address(asked)) for line in kept],
        left_out=len(lines) - len(kept),
        late_units=sum(1 for line in lines if line.total.overdue),
    )


def cell_address(asked: Asked) -> Address:
    """Return where a cell leads: to what had fallen due, or, where nothing had, to what will."""

    def lead(unit: Unit, one: MatterClass | None, counts: Counts) -> str:
        return asked.behind(COVERAGE if counts.fallen_due else OPEN, unit, one)

    return lead


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the trend in words: this year with the way to its rows, and last year."""

    name: str
    says: str
    before: str
    url: str


@dataclass(frozen=True, slots=True)
class Months:
    """The trend: what it says, its drawing, None where nothing has fallen due, and its table."""

    says: str
    drawing: Trend | None
    rows: list[Month]


def months_of(asked: Asked, now: Value, before: Value, target: int) -> Months:
    """Return how punctual each month was, this year and last; both by what is known now."""
    span = asked.named.span
    here = queries.trend(asked.keys, span, asked.at)
    there = [value for _month, value in queries.trend(asked.keys, span.year_before(), asked.at)]
    names = [_("%(month)d月") % {"month": month.first.month} for month, _value in here]
    values = [value for _month, value in here]
    table = [_month(asked, *one, earlier) for one, earlier in zip(here, there, strict=True)]
    has_any = any(value.whole for value in (*values, *there))
    drawing = trend(
        _series(names, values, _("这一段 %(percent)s")),
        _series(names, there, _("去年 %(percent)s")),
        (target, _("目标 %(target)d%%") % {"target": target}),
        names,
    )
    return Months(trend_says(now, before, target), drawing if has_any else None, table)


def _month(asked: Asked, month: Span, now: Value, before: Value) -> Month:
    url = asked.behind(COVERAGE, span=month) if now.whole else ""
    return Month(f"{month.first:%Y-%m}", shown(COVERAGE, now), shown(COVERAGE, before), url)


def _series(names: list[str], values: list[Value], end: str) -> Series:
    says = [f"{name} {percent_of(value)}" for name, value in zip(names, values, strict=True)]
    last = next((value for value in reversed(values) if value.whole), NOTHING)
    return Series([value.percent for value in values], says, end % {"percent": percent_of(last)})


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: what it took and of how many matters, and how many wait in it."""

    name: str
    days: int
    matters: int
    median: str
    median_url: str
    longest: str
    longest_url: str
    waiting: int
    waiting_url: str


@dataclass(frozen=True, slots=True)
class Steps:
    """Where matters get stuck: what it says, the rows, and the most days of them."""

    says: str
    rows: list[StepRow]
    most: int


def steps_of(asked: Asked, found: Totals) -> Steps:
    """Return how long each step takes, and what lies in it."""
    rows = [_step(asked, found, stage) for stage in STAGES]
    worst = max(rows, key=lambda row: (row.days, row.matters))
    waiting = sum(row.waiting for row in rows)
    says = steps_say(worst.name if worst.matters else "", worst.days, waiting)
    return Steps(says, rows, max(1, worst.days))


def _step(asked: Asked, found: Totals, stage: str) -> StepRow:
    values = {what: found[f"steps.{stage}.{what}"] or NOTHING for what in ("median", "longest", "waiting")}
    figures = {what: FIGURES[f"steps.{stage}.{what}"] for what in values}
    urls = {what: asked.behind(figures[what]) if value.whole else "" for what, value in values.items()}
    return StepRow(
        name=named(Step(stage)),
        days=values["median"].part,
        matters=values["median"].whole,
        median=shown(figures["median"], values["median"]),
        median_url=urls["median"],
        longest=shown(figures["longest"], values["longest"]),
        longest_url=urls["longest"],
        waiting=values["waiting"].part,
        waiting_url=urls["waiting"],
    )
