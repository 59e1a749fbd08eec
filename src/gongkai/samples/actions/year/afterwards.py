"""What comes of what was made known: put right, taken down at once, brought back, withdrawn, erased. Source: 第八条."""

from collections.abc import Callable, Mapping

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Alarm, Correction
from gongkai.inspections import actions as inspections
from gongkai.samples.actions.year.clock import Course
from gongkai.samples.actions.year.matters import Matter
from gongkai.samples.story import Row

After = Callable[[Matter, Revision], Course]


def whole_life(matter: Matter) -> Course:
    """Let a matter go its way, and then what comes of it."""
    revision = yield from matter.live()
    if revision is not None:
        yield from AFTERWARDS[matter.fate.afterwards](matter, revision)


def nothing(_matter: Matter, _revision: Revision) -> Course:
    """Leave it as it is."""
    yield from ()


def correct(matter: Matter, revision: Revision) -> Course:
    """Put it right by a new revision, which goes through the whole procedure."""
    yield matter.clock.later(matter.dice, matter.dice.randint(3, 12))
    kind = matter.dice.choice(list(Correction))
    by, at = matter.house.drafter, matter.clock.now
    fresh = disclosures.correct(revision, kind, "原文时间有误，现予更正", by=by, at=at)
    yield matter.clock.later(matter.dice, 1)
    matter.rewritten(fresh)
    yield from matter.decided(fresh)
    yield from matter.made_known(fresh)


def suspend(matter: Matter, revision: Revision) -> Course:
    """Take it down at once."""
    yield matter.clock.later(matter.dice, matter.dice.randint(2, 15))
    said: Row = {"reason": "数字有误", "alarm": matter.dice.choice((Alarm.FALSE, Alarm.PRIVACY))}
    disclosures.suspend(revision, by=matter.house.reviewer, at=matter.clock.now, **said)


def restore(matter: Matter, revision: Revision) -> Course:
    """Take it down, and bring it back by two."""
    yield from suspend(matter, revision)
    yield matter.clock.later(matter.dice, 1)
    disclosures.ask_restore(revision, by=matter.house.reviewer, at=matter.clock.now, reason="核对无误")
    yield matter.clock.later(matter.dice, 1)
    disclosures.restore(revision, by=matter.house.head, at=matter.clock.now, reason="同意恢复")


def withdraw(matter: Matter, revision: Revision) -> Course:
    """Take it down for good, some of it after it was suspended."""
    yield from suspend(matter, revision) if matter.dice.random() < 0.5 else nothing(matter, revision)
    yield matter.clock.later(matter.dice, matter.dice.randint(2, 15))
    disclosures.withdraw(revision, by=matter.school.approver, at=matter.clock.now, reason="内容已经失效")


def erase(matter: Matter, revision: Revision) -> Course:
    """Take it down, and destroy all it said."""
    yield from suspend(matter, revision)
    yield matter.clock.later(matter.dice, 1)
    said: Row = {"alarm": Alarm.PRIVACY, "reason": "含个人信息", "signed_in_at": matter.clock.now}
    inspections.erase_all(revision, by=matter.school.approver, at=matter.clock.now, **said)


AFTERWARDS: Mapping[str, After] = {
    "": nothing,
    "correct": correct,
    "suspend": suspend,
    "restore": restore,
    "withdraw": withdraw,
    "erase": erase,
}
"""What each word of a fate does."""
