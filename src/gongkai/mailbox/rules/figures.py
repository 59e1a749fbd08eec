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
    """What counts of a letter; ``acknowledge_by`` and ``answer_by`` are the days before whose end that was owed."""

    kind: Kind
    state: State
    is_anonymous: bool
    is_extended: bool
    acknowledged_on: date | None
    acknowledge_by: date
    answered_on: date | None
    answer_by: date
    outcome: Outcome | None
    rating: int | None

    def had_acknowledgement(self, on: date) -> bool:
        """Tell whether it was acknowledged by a day, or should have been before it."""
        return (self.acknowledged_on is not None and self.acknowledged_on <= on) or self.acknowledge_by < on

    @property
    def acknowledged_in_time(self) -> bool:
        """Tell whether it was acknowledged in time."""
        return self.acknowledged_on is not None and self.acknowledged_on <= self.acknowledge_by

    def had_answer(self, on: date) -> bool:
        """Tell whether it was answered by a day."""
        return self.answered_on is not None and self.answered_on <= on

    @property
    def answered_in_time(self) -> bool:
        """Tell whether it was answered in time."""
        return self.answered_on is not None and self.answered_on <= self.answer_by

    def was_open(self, on: date) -> bool:
        """Tell whether an answer was still owed on a day."""
        return self.state in OPEN or (self.answered_on is not None and self.answered_on > on)

    def was_overdue(self, on: date) -> bool:
        """Tell whether an answer was owed on a day, and should have been given before it."""
        return self.was_open(on) and self.answer_by < on


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
        outcomes={kind: outcomes(counted, kind) for kind in OUTCOMES},
        ratings={rating: ratings[rating] for rating in RATINGS} if rated >= FEWEST else None,
        rated=rated,
    )


def _row(letters: list[Counted], on: date) -> Row:
    answered = [one for one in letters if one.had_answer(on)]
    late = sum(not one.answered_in_time for one in answered)
    anonymous = sum(one.is_anonymous for one in letters)
    return Row(
        received=len(letters),
        anonymous=enough(anonymous),
        answered=len(answered),
        in_time=len(answered) - late,
        late=late,
        extended=sum(one.is_extended for one in letters),
        open=sum(one.was_open(on) for one in letters),
        overdue=sum(one.was_overdue(on) for one in letters),
        closed_unanswered=sum(one.state is State.CLOSED and one.answered_on is None for one in letters),
        merged=sum(one.state is State.MERGED for one in letters),
    )


def _without_remainder(total: Row, rows: Iterable[Row]) -> Row:
    """Leave out of the sum what would tell, by subtraction, the only number that is not told."""
    untold = sum(row.anonymous is None for row in rows)
    return replace(total, anonymous=None) if untold == 1 else total


def outcomes(letters: Iterable[Counted], kind: Kind) -> dict[Outcome, int] | None:
    """Count how requests of a kind were answered, unless so few were that each could be told from the others."""
    of_kind = [one for one in letters if one.kind is kind]
    found = Counter(one.outcome for one in of_kind if one.outcome is not None)
    if 0 < found.total() < FEWEST and any(one.is_anonymous for one in of_kind):
        return None
    return {outcome: found[outcome] for outcome in Outcome if outcome in OUTCOMES[kind]}
