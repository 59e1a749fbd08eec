"""Cases of the accountability register: noted, proved, opened, heard, decided, closed, dropped or left. 第二十条."""

from random import Random

from gongkai.accountability import actions as accountability
from gongkai.accountability.models import Case
from gongkai.accountability.rules.words import Kind, Limb, Party
from gongkai.accountability.rules.writing import Decision, Proof, Written
from gongkai.measures.vocabulary import Ground
from gongkai.samples.actions.year.clock import Clock, Course
from gongkai.samples.actions.year.founding import School

ENDS = (
    *((Ground.BREACH, Kind.REMINDED),) * 5,
    (Ground.REFUSAL, Kind.NOTHING),
    (Ground.FALSITY, Kind.DROPPED),
    (Ground.OTHER, None),
)
"""What each case is about and how it ends; the last one does not. Of fewer than five of a kind nothing is told."""


def hold_to_account(clock: Clock, school: School, number: int, dice: Random) -> Course:
    """Take a case from its first note to its end. Source: 第二十条."""
    (ground, kind), house, by = ENDS[number], school.houses[3 + number % 2], school.inspector
    said = Written(ground=ground, happened="没有按规定的时限公开。", consequence="师生不能按时知道，反映强烈。")
    case = accountability.note(said, house.unit, house.drafter, concerns_unit=False, by=by, at=clock.now)
    yield clock.later(dice, 2)
    for limb, about in ((Limb.GROUND, "公开时限对照"), (Limb.CONSEQUENCE, "师生反映记录")):
        accountability.prove(case, limb, _proof(about, number), by=by, at=clock.now)
    yield clock.later(dice, 3)
    accountability.open_case(case, version=_version(case), by=by, at=clock.now)
    if kind is None:
        return
    yield clock.later(dice, 5)
    if kind is Kind.DROPPED:
        accountability.drop(case, "查明不属实", version=_version(case), by=by, at=clock.now)
        return
    words, on = "当时人手不足，已经改正。", clock.today
    accountability.hear(case, Party.PERSON, words, on=on, declined=False, by=by, at=clock.now)
    yield clock.later(dice, 5)
    decision = Decision(number=f"示纪〔{clock.today.year}〕{number + 1}号", on=clock.today, kind=kind)
    accountability.decide(case, decision, version=_version(case), by=by, at=clock.now)
    yield clock.later(dice, 2)
    accountability.close(case, version=_version(case), by=by, at=clock.now)


def _proof(about: str, number: int) -> Proof:
    """Prove the first case by files, which no disclosure may have meanwhile, and the others by what is kept here."""
    if number:
        return Proof(about=about, code=f"deed/{number}")
    return Proof(about=about, name="材料.txt", content=about.encode())


def _version(case: Case) -> int:
    case.refresh_from_db()
    return case.version
