"""A second count of every figure, by plain loops over raw rows, written from docs/reference/figures.md alone.

Every figure comes as ``{unit: (part, whole)}``; the unit None stands for what belongs to none, ``ALL`` for everything.
It shares nothing with the program's own count.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from tests.samples.year.days import in_china

ALL = "all"


@dataclass
class Count:
    """What is asked about, the rows, and what has been counted."""

    rows: dict
    first: date
    end: date
    at: datetime
    found: dict = field(default_factory=lambda: defaultdict(lambda: defaultdict(lambda: (0, 0))))

    @property
    def on(self):
        return in_china(self.at)

    def within(self, moment):
        return moment is not None and moment <= self.at and self.first <= in_china(moment) < self.end

    def add(self, code, unit, part, whole=0):
        for key in (unit, ALL):
            old = self.found[code][key]
            self.found[code][key] = (old[0] + part, old[1] + whole)


def by(rows, name):
    found = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found


def recounted(rows, first, end, at):
    """Return every figure of a span as it was at a moment."""
    from tests.samples.year import recount_letters, recount_matters, recount_rest

    count = Count(rows, first, end, at)
    for part in (recount_rest, recount_matters, recount_letters):
        part.count_into(count)
    return count.found
