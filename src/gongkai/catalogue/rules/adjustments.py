"""Which versions are adjustments of a catalogue, and when one more needs a decision of the office. Source: 第十三条.

The Measures let a catalogue be adjusted once a year. What counts is the calendar year, in China, of the day a version
is to be in force, not that of its filing: readers see the catalogue change on that day. No adjustment are

- the first version a unit ever files, whenever that is;
- the catalogue of a year: the first version made for that year, if it is to be in force within that year.

Every other version adjusts the catalogue that readers have. The first of a calendar year is the ordinary one; each
further one needs a decision of the office with its basis.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """A filed version as far as it counts: for which year it was made, and from which day it is in force."""

    year: int
    on: date


def is_adjustment(step: Step, before: Sequence[Step]) -> bool:
    """Tell whether a version adjusts a catalogue; ``before`` are the unit's earlier ones. Source: 第十三条."""
    opens_its_year = step.on.year == step.year and all(one.year != step.year for one in before)
    return bool(before) and not opens_its_year


def needs_decision(step: Step, before: Sequence[Step]) -> bool:
    """Tell whether a version is the second adjustment, or a later one, of its calendar year. Source: 第十三条.

    ``before`` are the unit's earlier versions in the order they were filed in.
    """
    earlier = [one for at, one in enumerate(before) if one.on.year == step.on.year and is_adjustment(one, before[:at])]
    return bool(earlier) and is_adjustment(step, before)


def earliest(year: int, today: date) -> date:
    """Return the day a version for a year is taken to be in force from, as long as the office has named none.

    Next year's catalogue is taken to wait for its year. Practice.
    """
    return max(today, date(year, 1, 1))
