"""What a year's letters come to, for the annual report: counted from what was done, never typed. Source: 第十八条."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gongkai.mailbox.rules.topics import FEWEST, enough
from gongkai.mailbox.rules.words import OPEN, OUTCOMES, Kind, Outcome, State

RATINGS = (5, 4, 3, 2, 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts of a letter; ``answer_by`` is the day before whose end an answer was owed."""

    kind: Kind
    state: State
    is_anonymous: bool
    is_extended: bool
    answered_on: date | None
    answer_by: date
    outcome: Outcome | None
    rating: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """Letters of one kind. ``anonymous`` is None where so few are not told apart from the others."""

    received: int
    anonymous: int | None
    answered: int
    in_time: int
    late: int
    extended: int
    open: int
    overdue: int
    closed_unanswered: int
    merged: int

    @property
    def rate(self) -> int | None:
        """Whole percent answered in time of what should have been, rounded down."""
        owed = self.answered + self.overdue
        return self.in_time * 100 // owed if owed else None


@dataclass(frozen=True, slots=True)
class Figures:
    """A year's letters by kind, how requests were answered, and how answers were rated; None where too few are."""

    kinds: Mapping[Kind, Row]
    total: Row
    outcomes: Mapping[Kind, Mapping[Outcome, int] | None]
    ratings: Mapping[int, int] | None
    rated: int

    @property
    def average(self) -> float | None:
        """The mean of the ratings, with one place."""
        if not self.ratings:
            return None
        return round(sum(rating * count for rating, count in self.ratings.items()) / self.rated, 1)


def figures(letters: Iterable[Counted], on: date, *, with_reports: bool) -> Figures:
    """Count letters on a day; reports of wrongdoing only for those who may know of them. Practice: none below five."""
    counted = [one for one in letters if with_reports or one.kind is not Kind.REPORT]
    kinds = [kind for kind in Kind if with_reports or kind is not Kind.REPORT]
    rows = {kind: _row([one for one in counted if one.kind is kind], on) for kind in kinds}
    ratings = Counter(one.rating for one in counted if one.rating)
    rated = ratings.total()
    return Figures(
        kinds=rows,
        total=_without_remainder(_row(counted, on), rows.values()),
        outcomes={kind: _outcomes([one for one in counted if one.kind is kind], kind) for kind in OUTCOMES},
        ratings={rating: ratings[rating] for rating in RATINGS} if rated >= FEWEST else None,
        rated=rated,
    )


def _row(letters: list[Counted], on: date) -> Row:
    answered = [one for one in letters if one.answered_on is not None]
    late = sum(one.answered_on > one.answer_by for one in answered if one.answered_on is not None)
    open_ = [one for one in letters if one.state in OPEN]
    anonymous = sum(one.is_anonymous for one in letters)
    return Row(
        received=len(letters),
        anonymous=enough(anonymous),
        answered=len(answered),
        in_time=len(answered) - late,
        late=late,
        extended=sum(one.is_extended for one in letters),
        open=len(open_),
        overdue=sum(one.answer_by < on for one in open_),
        closed_unanswered=sum(one.state is State.CLOSED and one.answered_on is None for one in letters),
        merged=sum(one.state is State.MERGED for one in letters),
    )


def _without_remainder(total: Row, rows: Iterable[Row]) -> Row:
    """Leave out of the sum what would tell, by subtraction, the only number that is not told."""
    untold = sum(row.anonymous is None for row in rows)
    return replace(total, anonymous=None) if untold == 1 else total


def _outcomes(letters: list[Counted], kind: Kind) -> dict[Outcome, int] | None:
    """Count how requests were answered, unless so few were that each could be told from the others."""
    found = Counter(one.outcome for one in letters if one.outcome is not None)
    if 0 < found.total() < FEWEST and any(one.is_anonymous for one in letters):
        return None
    return {outcome: found[outcome] for outcome in Outcome if outcome in OUTCOMES[kind]}
