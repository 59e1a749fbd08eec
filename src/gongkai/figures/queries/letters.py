"""Letters received, acknowledged and answered, as the mailbox counts them. Source: 第四条（二）、第十四条."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TypeAlias

from django.db.models import QuerySet

from gongkai.figures.queries.about import About
from gongkai.figures.rules.registry.letters import ACKNOWLEDGED, ASKED, IN_TIME, OVERDUE, Asked
from gongkai.figures.rules.values import NOTHING, Measured, Value, added
from gongkai.mailbox import queries as mailbox
from gongkai.mailbox.models import Letter
from gongkai.mailbox.queries import Received
from gongkai.mailbox.rules.figures import Counted, outcomes

Letters: TypeAlias = "dict[int | None, list[Counted]]"
"""Letters by the unit they lie with; None is nobody's yet."""


def _received(about: About) -> list[Received]:
    last = about.span.end - timedelta(days=1)
    return mailbox.received(
        about.span.first, min(last, about.on), about.on, with_reports=False, hidden_from=about.hidden_from
    )


def measured(codes: Iterable[str], about: About) -> dict[str, Measured]:
    """Return figures of the mailbox, of one reading of the letters."""
    asked = {code: ASKED[code] for code in codes}
    if not asked:
        return {}
    every: dict[int | None, list[Counted]] = defaultdict(list)
    for one in _received(about):
        every[one.unit].append(one.counted)
    units = {unit: letters for unit, letters in every.items() if about.units is None or unit in about.units}
    return {
        code: _outcomes(one, units, every) if one.outcome else _counts(one, units, about) for code, one in asked.items()
    }


def _counts(asked: Asked, units: Letters, about: About) -> Measured:
    found = {unit: _value(asked, counted, about) for unit, counted in units.items()}
    nobody = found.pop(None, NOTHING)
    return added({unit: value for unit, value in found.items() if unit is not None}, nobody)


def _value(asked: Asked, letters: Sequence[Counted], about: About) -> Value:
    whole = [one for one in letters if _is_of(asked, one, about)]
    return Value(sum(_is_part(asked, one, about) for one in whole), len(whole))


def _is_of(asked: Asked, one: Counted, about: About) -> bool:
    """Tell whether a letter is among those a figure is taken of."""
    if asked.kind is not None and one.kind is not asked.kind:
        return False
    if asked.what == ACKNOWLEDGED:
        return one.had_acknowledgement(about.on)
    return asked.what != IN_TIME or one.had_answer(about.on) or one.was_overdue(about.on)


def _is_part(asked: Asked, one: Counted, about: About) -> bool:
    if asked.what == ACKNOWLEDGED:
        return one.acknowledged_in_time
    if asked.what == IN_TIME:
        return one.had_answer(about.on) and one.answered_in_time
    if asked.outcome is not None:
        return one.outcome is asked.outcome
    return asked.what != OVERDUE or one.was_overdue(about.on)


def _outcomes(asked: Asked, units: Letters, every: Letters) -> Measured:
    """Return how requests were answered; where it cannot be told of one unit, none is told of, but the school is.

    Otherwise what is not told would follow by subtraction, now or by asking again. Practice: none below five.
    """
    told = {unit: _told(asked, letters) for unit, letters in every.items()}
    may_tell = None not in told.values()
    found = {unit: told[unit] if may_tell else None for unit in units if unit is not None}
    total = _told(asked, [one for letters in units.values() for one in letters])
    return Measured(found, total if may_tell or units.keys() == every.keys() else None)


def _told(asked: Asked, letters: Sequence[Counted]) -> Value | None:
    counts = outcomes(letters, asked.kind) if asked.kind else None
    if counts is None or asked.outcome is None:
        return None
    return Value(counts[asked.outcome], sum(counts.values()))


def rows(code: str, about: About) -> QuerySet[Letter]:
    """Return the letters that a figure lists."""
    asked = ASKED[code]
    received = (one for one in _received(about) if about.units is None or one.unit in about.units)
    of = [one for one in received if _is_of(asked, one.counted, about)]
    wanted = of if asked.what in {ACKNOWLEDGED, IN_TIME} else [one for one in of if _is_part(asked, one.counted, about)]
    return Letter.objects.filter(pk__in=[one.pk for one in wanted])
