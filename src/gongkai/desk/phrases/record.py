"""The record of a matter in words: what was done, by whom and for whom, and how long it took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.models import Move
from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.models import Person
from gongkai.scanner.covering import covered

BAD = {Verb.SEND_BACK, Verb.WITHHOLD, Verb.SUSPEND, Verb.WITHDRAW, Verb.ERASE}


@dataclass(frozen=True, slots=True)
class Line:
    """One step that was taken. ``took`` is the time since the step before, in words."""

    at: datetime
    what: str
    who: str
    reason: str
    places: str
    stage: str
    took: str
    revision: int
    is_bad: bool


def lines_of(moves: Iterable[Move]) -> list[Line]:
    """Return the record line by line, oldest first."""
    lines: list[Line] = []
    for move in moves:
        took = duration(move.at - lines[-1].at) if lines else ""
        lines.append(_line(move, took))
    return lines


def _line(move: Move, took: str) -> Line:
    verb = Verb(move.verb)
    return Line(
        at=move.at,
        what=_done(verb, move.audience),
        who=actor(move.by, move.acting_for),
        reason=covered(move.reason),
        places=_("、").join(_("第 %(number)s 段") % {"number": anchor[1:]} for anchor in move.anchors),
        stage=named(Stage(move.after)),
        took=took,
        revision=move.revision.number,
        is_bad=verb in BAD,
    )


def _done(verb: Verb, audience: str) -> str:
    if verb in {Verb.PUBLISH, Verb.END} and audience:
        return _("%(what)s（%(audience)s）") % {"what": named(verb), "audience": named(Audience(audience))}
    return named(verb)


def actor(by: Person | None, acting_for: Person | None) -> str:
    """Say who acted, and for whom. Nobody is the clock."""
    if by is None:
        return _("系统（到时自动办理）")
    if acting_for is None:
        return by.name
    return _("%(name)s（代%(principal)s）") % {"name": by.name, "principal": acting_for.name}


def duration(span: timedelta) -> str:
    """Say how long something took, in the largest two units."""
    minutes = int(span.total_seconds()) // 60
    days, hours = minutes // 1440, minutes % 1440 // 60
    if days:
        said = _("%(days)d 天 %(hours)d 小时") if hours else _("%(days)d 天")
        return said % {"days": days, "hours": hours}
    if hours:
        rest = minutes % 60
        said = _("%(hours)d 小时 %(minutes)d 分钟") if rest else _("%(hours)d 小时")
        return said % {"hours": hours, "minutes": rest}
    return _("%(minutes)d 分钟") % {"minutes": minutes} if minutes else _("不到 1 分钟")
