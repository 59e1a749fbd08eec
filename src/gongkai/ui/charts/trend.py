"""Percent over time: this year's line, last year's beside it, and the target they are held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

LEFT, RIGHT, TOP, BOTTOM = 40, 470, 12, 190
"""Where the lines run, in a drawing of 560 by 220."""
FLOORS = (80, 50, 0)
"""Where the scale may begin: as far up as all that is shown lets it."""
STEPS = 5
APART = 16
"""So far apart stand the words beside the ends of the lines."""


@dataclass(frozen=True, slots=True)
class Series:
    """Percent by place in time, None where there is none; what each says, and what the end of the line is called."""

    percents: Sequence[int | None]
    says: Sequence[str]
    end: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Words at a place of the drawing."""

    x: int
    y: int
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line: the stretches without a gap, as SVG writes points; its dots, and the words beside its end."""

    pieces: tuple[str, ...]
    dots: tuple[Dot, ...]
    end: Dot | None


@dataclass(frozen=True, slots=True)
class Trend:
    """The whole drawing; ``target_y`` is how high the line of the target runs."""

    now: Line
    before: Line
    target: Dot
    target_y: int
    scale: tuple[Dot, ...]
    names: tuple[Dot, ...]


def trend(now: Series, before: Series, target: tuple[int, str], names: Sequence[str]) -> Trend:
    """Lay a drawing out; ``names`` are written under the places in time, as many as there are."""
    shown = [value for value in (*now.percents, *before.percents, target[0]) if value is not None]
    floor = next(one for one in FLOORS if one <= min(shown))
    dots_now, dots_before = _dots(now, floor), _dots(before, floor)
    target_y = _y(target[0], floor)
    wanted = {"now": dots_now[-1].y if dots_now else None, "target": target_y}
    wanted["before"] = dots_before[-1].y if dots_before else None
    high = _apart({name: y for name, y in wanted.items() if y is not None})
    scale = (floor + (100 - floor) * step // STEPS for step in range(STEPS + 1))
    return Trend(
        now=Line(_pieces(now, floor), dots_now, _end(high.get("now"), now.end)),
        before=Line(_pieces(before, floor), dots_before, _end(high.get("before"), before.end)),
        target=Dot(RIGHT + 8, high["target"], target[1]),
        target_y=target_y,
        scale=tuple(Dot(LEFT - 6, _y(value, floor), f"{value}%") for value in scale),
        names=tuple(Dot(_x(at, len(names)), BOTTOM + 20, name) for at, name in enumerate(names)),
    )


def _end(y: int | None, says: str) -> Dot | None:
    return None if y is None else Dot(RIGHT + 8, y, says)


def _x(at: int, places: int) -> int:
    return LEFT if places == 1 else LEFT + (RIGHT - LEFT) * at // (places - 1)


def _y(value: int, floor: int) -> int:
    return BOTTOM - (BOTTOM - TOP) * (value - floor) // (100 - floor)


def _dots(series: Series, floor: int) -> tuple[Dot, ...]:
    places = len(series.percents)
    told = zip(range(places), series.percents, series.says, strict=True)
    return tuple(Dot(_x(at, places), _y(value, floor), says) for at, value, says in told if value is not None)


def _pieces(series: Series, floor: int) -> tuple[str, ...]:
    places = len(series.percents)
    stretches = groupby(enumerate(series.percents), key=lambda one: one[1] is None)
    points = (
        [f"{_x(at, places)},{_y(value, floor)}" for at, value in stretch if value is not None]
        for is_gap, stretch in stretches
        if not is_gap
    )
    return tuple(" ".join(one) for one in points if len(one) > 1)


def _apart(wanted: dict[str, int]) -> dict[str, int]:
    """Push words apart that would stand on each other, downwards, and up again from the foot of the drawing."""
    names = sorted(wanted, key=lambda name: wanted[name])
    lowest = BOTTOM - APART * (len(names) - 1)
    found, above = {}, TOP - APART
    for at, name in enumerate(names):
        above = max(above + APART, min(wanted[name], lowest + APART * at))
        found[name] = above
    return found
