"""Who may load a yearly table, and for which years."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.measures.refusal import Refusal
from gongkai.workdays.reading import Complaint

YEARS_AHEAD = 2
"""A notice comes out in the autumn before; what is farther off is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Loading:
    """A table about to be loaded, and who loads it."""

    is_office: bool
    year: int
    this_year: int
    complaints: tuple[Complaint, ...]
    source: str
    says_the_same: bool


def refusals(loading: Loading) -> Iterable[Refusal | None]:
    """Return every reason against loading a table. Practice: the office keeps the calendar."""
    near = loading.this_year - 1 <= loading.year <= loading.this_year + YEARS_AHEAD
    return (
        None if loading.is_office else Refusal("not_your_task", (17, None)),
        None if near else Refusal("calendar_year_not_near", (17, None), str(loading.year)),
        None if loading.source.strip() else Refusal("calendar_source_missing", (17, None)),
        Refusal("calendar_says_the_same", (17, None)) if loading.says_the_same else None,
        *(Refusal(f"calendar_{one.code}", (17, None), one.about) for one in loading.complaints),
    )
