"""Revisions made known, taken down, sent back and checked, by what is on record. Source: 第九条、第十六条."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from gongkai.disclosures.models import CheckRecord, Move, Revision, Verdict
from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.figures.queries.about import About
from gongkai.figures.rules.registry.matters import (
    CHECKED,
    CORRECTED,
    FOUND,
    LET_STAY,
    PUBLISHED,
    SENT_BACK,
    SUSPENDED,
    WITHDRAWN,
)
from gongkai.figures.rules.values import Measured, Value, added

PROPOSED = "proposed"
"""What was put up, of which the share sent back is taken; no figure by itself."""
VERBS = (Verb.PROPOSE, Verb.PUBLISH, Verb.SEND_BACK, Verb.SUSPEND, Verb.WITHDRAW)
FIRST_TIME = {"verb": Verb.PUBLISH, "before": Stage.APPROVED}
"""The step by which a revision is made known for the first time; widening its audience follows from there."""


def _steps(about: About) -> Mapping[str, Q]:
    """Return which steps each figure counts the revisions of."""
    sooner = Move.objects.filter(disclosure=OuterRef("disclosure"), at__lt=OuterRef("at"), **FIRST_TIME)
    put_up = Move.objects.filter(about.within("at"), revision=OuterRef("revision"), verb=Verb.PROPOSE)
    return {
        PUBLISHED: Q(Q(revision__number=1) | ~Exists(sooner), **FIRST_TIME),
        CORRECTED: Q(**FIRST_TIME, revision__number__gt=1, revision__corrects__isnull=False),
        SUSPENDED: Q(verb=Verb.SUSPEND),
        WITHDRAWN: Q(verb=Verb.WITHDRAW),
        SENT_BACK: Q(Exists(put_up), verb=Verb.SEND_BACK),
        PROPOSED: Q(verb=Verb.PROPOSE),
    }


CHECKS: Mapping[str, Q] = {
    CHECKED: Q(),
    **{code: Q(said__contains=f'"severity": "{severity}"') for code, severity in FOUND.items()},
}
"""Which records each figure of the check counts: by how findings are written, for databases agree on nothing more."""


def _moves(about: About) -> QuerySet[Move]:
    return Move.objects.filter(about.within("at"), about.of_units("disclosure__unit"), verb__in=VERBS).order_by()


def _checks(about: About) -> QuerySet[Any]:
    records = CheckRecord.objects.filter(about.within("at"), about.of_units("revision__disclosure__unit"))
    return records.annotate(said=Cast("findings", TextField())).order_by()


def _let_stay(about: About) -> QuerySet[Verdict]:
    judged = Verdict.objects.filter(about.within("given__at"), about.of_units("given__revision__disclosure__unit"))
    return judged.order_by()


def rows(code: str, about: About) -> QuerySet[Revision]:
    """Return the revisions that a figure lists: those counted, of a share all of which it is taken."""
    if code == LET_STAY:
        return Revision.objects.filter(pk__in=_let_stay(about).values("given__revision"))
    if code in CHECKS:
        return Revision.objects.filter(pk__in=_checks(about).filter(CHECKS[code]).values("revision"))
    moves = _moves(about).filter(_steps(about)[PROPOSED if code == SENT_BACK else code])
    return Revision.objects.filter(pk__in=moves.values("revision"))


def measured(codes: Iterable[str], about: About) -> dict[str, Measured]:
    """Return figures of what was made known: one query for steps, one for checks, one for verdicts."""
    asked = set(codes)
    steps = _steps(about)
    counts: dict[str, dict[int, int]] = {}
    if asked & steps.keys():
        counts |= _by_unit(_moves(about), "disclosure__unit", "revision", steps)
    if asked & CHECKS.keys():
        counts |= _by_unit(_checks(about), "revision__disclosure__unit", "revision", CHECKS)
    if LET_STAY in asked:
        counts |= _by_unit(_let_stay(about), "given__revision__disclosure__unit", "given__revision", {LET_STAY: Q()})
    return {code: _figure(code, counts) for code in asked}


def _by_unit(found: QuerySet[Any], unit: str, revision: str, which: Mapping[str, Q]) -> dict[str, dict[int, int]]:
    """Count revisions, each once, by figure and unit."""
    named = {f"n{at}": Count(revision, match or None, distinct=True) for at, match in enumerate(which.values())}
    counted = list(found.values_list(unit).annotate(**named))
    return {code: {row[0]: row[at] for row in counted} for at, code in enumerate(which, 1)}


def _figure(code: str, counts: Mapping[str, dict[int, int]]) -> Measured:
    of = PROPOSED if code == SENT_BACK else CHECKED if code in FOUND else code
    return added({unit: Value(number, counts[of][unit]) for unit, number in counts[code].items() if counts[of][unit]})
