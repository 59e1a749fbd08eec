"""The one who is killed: takes matter after matter a step further, and says so only when it is done."""

import os
from functools import partial

from gongkai.disclosures import actions
from gongkai.disclosures.models import Disclosure, Move, Pass, Release, RestoreRequest
from gongkai.disclosures.rules.words import Alarm, Correction, PassKind, ReleaseState, Stage, Verb
from gongkai.measures.vocabulary import Audience
from tests.factories import NO_LINES_CROSSED, NOON, RungDraft, started

RECORDED = {Verb.PUBLISH, Verb.SUSPEND, Verb.RESTORE, Verb.WITHDRAW}
"""Steps that readers notice: each leaves a leaf."""
ON_THE_DESK = 12
"""Matters in work at a time."""
INNER, PUBLIC = RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC)
LADDERS = [(PUBLIC,), (INNER, PUBLIC), (PUBLIC,), (INNER,)]


def work(house, chance, say, mark):
    """Take steps until killed; ``mark`` tells outside when one is under way."""
    while True:
        matter, verb, step = next_step(house, chance)
        mark(1)
        step()
        if verb in RECORDED:
            os.write(say, f"{verb} {matter.pk}\n".encode())
        mark(0)


def next_step(house, chance):
    """Return some matter, the verb of a step that it can take now, and the step."""
    matter = _pick(house, chance)
    return matter, *_step_of(matter, house, chance)


def begin(house, number):
    """Start a matter; one for inner readers alone says why."""
    rungs = LADDERS[number % len(LADDERS)]
    why = "先在党内公开" if PUBLIC not in rungs else ""
    return started(house, rungs=rungs, title=f"第{number}件", narrower_reason=why).disclosure


def _pick(house, chance):
    over = Release.objects.filter(state=ReleaseState.WITHDRAWN).values("disclosure")
    open_matters = list(Disclosure.objects.exclude(pk__in=over).order_by("pk"))
    if len(open_matters) < ON_THE_DESK:
        return begin(house, Disclosure.objects.count())
    return chance.choice(open_matters)


def _step_of(matter, house, chance):
    row = matter.revisions.order_by("-number").first()
    ways = {
        Stage.DRAFT: lambda: (Verb.PROPOSE, partial(actions.propose, row, by=house.drafter, at=NOON)),
        Stage.IN_REVIEW: lambda: _review(row, house),
        Stage.WITH_HEAD: lambda: (
            Verb.APPROVE,
            partial(actions.approve, row, by=house.head, at=NOON, signed_in_at=NOON),
        ),
        Stage.APPROVED: lambda: (Verb.PUBLISH, partial(actions.publish, row, by=house.drafter, at=NOON)),
        Stage.PUBLISHED: lambda: _change(row, house, chance),
    }
    return ways[Stage(row.stage)]()


def _review(row, house):
    if Pass.objects.filter(revision=row, round=row.round, kind=PassKind.SECRECY).exists():
        told = {"is_necessary": True, "is_accurate": True, "source_checked": True}
        return Verb.PASS_CONTENT, partial(actions.pass_content, row, by=house.reviewer, at=NOON, **told)
    told = {"red_lines": NO_LINES_CROSSED}
    return Verb.PASS_SECRECY, partial(actions.pass_secrecy, row, by=house.secrecy_reviewer, at=NOON, **told)


def _change(row, house, chance):
    states = set(row.releases.values_list("state", flat=True))
    correct = partial(actions.correct, row, Correction.MINOR, "更正数字", by=house.drafter, at=NOON)
    suspend = partial(actions.suspend, row, by=house.head, at=NOON, alarm=Alarm.FALSE, reason="数字有误")
    withdraw = partial(actions.withdraw, row, by=house.approver, at=NOON, reason="不再适用")
    ask = partial(actions.ask_restore, row, by=house.head, at=NOON, reason="已核对")
    restore = partial(actions.restore, row, by=house.approver, at=NOON, reason="已核对")
    if ReleaseState.SUSPENDED in states:
        asked = RestoreRequest.objects.filter(disclosure=row.disclosure).exists()
        return chance.choice([(Verb.RESTORE, restore)] * 9 + [(Verb.WITHDRAW, withdraw)]) if asked else (None, ask)
    if ReleaseState.PLANNED in states:
        return Verb.PUBLISH, partial(actions.publish, row, by=house.drafter, at=NOON)
    return chance.choice([(Verb.SUSPEND, suspend)] * 12 + [(None, correct)] + [(Verb.WITHDRAW, withdraw)])


def moves():
    """Return what was done that readers notice, as the procedure's own record tells it: verb, matter, audience."""
    found = Move.objects.filter(verb__in=RECORDED).order_by("pk")
    return list(found.values_list("verb", "disclosure", "audience"))
